"""The trainees made of acts stand beside the tests that let them play."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

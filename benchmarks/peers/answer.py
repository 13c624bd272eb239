"""Answers lines with rivescript; run by the peers' own Python. Prints CPU seconds a line."""

import json
import sys
import time
from pathlib import Path

from rivescript import RiveScript

brain, lines, count = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()), int(sys.argv[3])
bot = RiveScript(utf8=True)
bot.stream(brain.read_text())
bot.sort_replies()
bot.reply("trainee", "hello")
began = time.process_time()
for number in range(count):
    bot.reply("trainee", lines[number % len(lines)])
sys.stdout.write(json.dumps({"seconds": (time.process_time() - began) / count}))

"""Every problem code in one place. A code is never given a second meaning; a retired one stays retired.

Sentences stand in ``trainer/words/<lang>/problems.yaml``; a paragraph for each in ``docs/problems.md``; an example
file for each in ``tests/refused/``.
"""

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # The file and its YAML.
        "S001": "not UTF-8 text",
        "S002": "file too large",
        "S003": "nested too deeply",
        "S004": "too many values, or an alias inside itself",
        "S005": "not YAML",
        "S006": "a tag",
        "S007": "key written twice",
        "S008": "not one list of settings",
        "S009": "key is not a plain word",
        "S018": "invisible or control character",
        "S019": "file cannot be read",
        # Its shape.
        "S010": "unknown key",
        "S011": "missing key",
        "S012": "wrong kind of value",
        "S013": "not one of the choices",
        "S014": "too short or too few",
        "S015": "too long or too many",
        "S016": "number out of range",
        "S017": "not a valid name",
        "S020": "file name and id differ",
        "S021": "folder and language differ",
        "S022": "outside the content folder",
    }
)

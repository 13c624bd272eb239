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
        # What a scenario or persona says.
        "S030": "unknown fact",
        "S031": "a test names what is not there",
        "S032": "the same name twice",
        "S033": "unknown slot in a line",
        "S034": "nothing answers the objection",
        "S035": "no question reaches it",
        "S036": "true and not true share words",
        "S037": "unknown persona or chart",
        "S038": "these two cannot meet",
        "S039": "the goal cannot be reached",
        "S040": "lowest above highest",
        "S041": "the same line twice",
        "S042": "nothing to say",
        "S053": "a script that breaks the rules",
        "S054": "tests that contradict each other",
        "S055": "a line that is never said",
        "S056": "no such row of the catalogue",
        # Charts and rubrics.
        "S043": "unknown state",
        "S044": "unknown guard",
        "S045": "unknown trigger",
        "S046": "a row that never fires",
        "S047": "a state that nothing reaches",
        "S048": "a state without a way out",
        "S049": "weights that do not add up",
        "S050": "a cap above its own exception",
        # Twins.
        "S051": "twins differ",
        "S052": "no translation",
    }
)

ADVICE = frozenset({"S052"})
"""Codes that are told and do not make a check fail."""

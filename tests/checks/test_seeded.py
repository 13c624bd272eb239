"""Faults put into good files one at a time: each is told with its code and its line, and the good files stay clean.

A seed says where it is put by a pattern, not by a line number, so that shipped content may change under it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from trainer.checks import Offered
from trainer.checks.codes import ADVICE
from trainer.customer import GUARD_NAMES, TRIGGER_NAMES
from trainer.files.cache import Cache
from trainer.files.checking import check_content
from trainer.files.folders import shipped_folder
from trainer.files.library import Library

SHIPPED = shipped_folder()
OFFERED = Offered(GUARD_NAMES, TRIGGER_NAMES)
LEAST = 80
"""How many seeds there must be; every one is to be told with the right code in the right line."""


@dataclass(frozen=True)
class Seed:
    """One fault: in which file, what is replaced by what, and the code; told in the line where the change begins."""

    file: str
    old: str
    new: str
    code: str
    down: int = 0
    """Lines further down (or up) that it is told in."""
    nth: int = 0
    """Which match of the pattern is replaced."""


S, P, C, R, K = (
    "scenarios/en/vacuum-shop.yaml",
    "personas/en/busy-manager.yaml",
    "charts/standard.yaml",
    "rubrics/standard.yaml",
    "courses/en/new-hire.yaml",
)
B, G = "scenarios/bg/payroll-cold-call.yaml", "personas/bg/interested-planner.yaml"
DEAD = (
    '  - {id: Z-1, catalogue: X1, kind: stall, surfaces: ["One.", "Two.", "Three.", "Four."], concerns: '
    '[{id: q, gloss: "a thing", guard: 15, terms: [aa, bb], hints: ["So."], says: ["Well."]}]}\n'
)
"""An objection that no fact answers."""
HIDDEN = "  - {trigger: introduced, source: opening_greet, dest: prep, conditions: buys}\n"
"""A row behind one that lets everything pass."""
SEEDS = [
    # Slips of the keyboard: keys, choices, kinds, ranges.
    Seed(S, r"^channel:", "chanel:", "S010"),
    Seed(S, r"^word_limit:", "wordlimit:", "S010"),
    Seed(S, r"    asked_by:", "    askd_by:", "S010"),
    Seed(S, r"    surfaces:", "    surface:", "S010"),
    Seed(S, r"        met_by:", "        metby:", "S010"),
    Seed(B, r"^briefing:", "briefng:", "S010"),
    Seed(P, r"  patience:", "  patiense:", "S010"),
    Seed(P, r"\{act: greet", "{acts: greet", "S010"),
    Seed(K, r"bar: \d+", "bars: 60", "S010"),
    Seed(R, r"^level_for_full", "level_for_ful", "S010"),
    Seed(C, r"\{trigger: start", "{triger: start", "S010"),
    Seed(S, r"^goal: sale", "goal: sell", "S013"),
    Seed(S, r"^channel: shop", "channel: store", "S013"),
    Seed(S, r"^role: seller", "role: saler", "S013"),
    Seed(S, r"    kind: stall", "    kind: stalling", "S013"),
    Seed(S, r"  reason: just_bought", "  reason: bought", "S013"),
    Seed(S, r"^difficulty: \w+", "difficulty: simple", "S013"),
    Seed(S, r"    quality: good", "    quality: great", "S013"),
    Seed(B, r"^opener: \w+", "opener: seller", "S013"),
    Seed(P, r"^kind: busy", "kind: bussy", "S013"),
    Seed(P, r"\{act: go_on", "{act: goon", "S013"),
    Seed(P, r"channel: \[phone\]", "channel: [telephone]", "S013"),
    Seed(P, r"^age: \d+", "age: forty", "S012"),
    Seed(S, r"^word_limit: \d+", "word_limit: '45'", "S012"),
    Seed(S, r"    price: true", "    price: yes", "S012"),
    Seed(S, r"        guard: \d+", "        guard: high", "S012"),
    Seed(K, r"times: \d", "times: two", "S012"),
    Seed(R, r"^hint_cost: \d", "hint_cost: 2.5", "S012"),
    Seed(S, r"^max_discount: \d+", "max_discount: 105", "S016"),
    Seed(S, r"        guard: \d+", "        guard: 135", "S016"),
    Seed(S, r"^word_limit: \d+", "word_limit: 4", "S016"),
    Seed(P, r"^age: \d+", "age: 7", "S016"),
    Seed(P, r"  trust: \d+", "  trust: 140", "S016"),
    Seed(R, r"^bar: \d+", "bar: 700", "S016"),
    Seed(S, r"    targets: \{listen: \d", "    targets: {listen: 5", "S016"),
    Seed(S, r"^id: vacuum-shop", "id: vacuum shop", "S017"),
    Seed(S, r"  - id: stairs", "  - id: Стълби", "S017"),
    Seed(S, r"^title: .*", 'title: ""', "S014"),
    Seed(S, r"    surfaces:\n      - .*\n", "    surfaces:\n", "S014", nth=1),
    Seed(S, r"^company: .*\n", "", "S011", down=None),
    Seed(P, r"^wants: .*\n", "", "S011", down=None),
    # Slips of YAML.
    Seed(S, r'^product: ".*"', "product: the Lumo: a vacuum", "S005"),
    Seed(S, r"^company: ", "company:\t\n\t", "S005", down=1),
    Seed(B, r'^company: "', "company: '", "S005", down=None),
    Seed(S, r"^goal: sale\n", "goal: sale\ngoal: meeting\n", "S007", down=1),
    Seed(P, r"  openness: ", "  trust: 3\n  openness: ", "S007"),
    Seed(S, r'^company: "', "company: !!str \"", "S006"),
    Seed(P, r'^portrait: "', 'portrait: "\u200b', "S018"),
    Seed(P, r'say: "Okay, go."', "say: {trainee} go on", "S005"),
    # Names that lead nowhere.
    Seed(S, r"    facts: \[F3\]", "    facts: [F33]", "S030"),
    Seed(S, r"        met_by: \[F1\]", "        met_by: [F11]", "S030"),
    Seed(B, r"    facts: \[(\w+)", "    facts: [X9", "S030"),
    Seed(S, r"  - objection: P2-1", "  - objection: P2-9", "S031"),
    Seed(S, r"    concern: unequal", "    concern: inequal", "S031"),
    Seed(S, r"  - id: dog-hair", "  - id: stairs", "S032"),
    Seed(S, r"  - id: F2\n", "  - id: F1\n", "S032"),
    Seed(P, r"  - id: best-hour", "  - id: two-jobs", "S032"),
    Seed(P, r'say: "Okay, go."', 'say: "Okay, {nmae}, go."', "S033"),
    Seed(S, r"Just looking\.", "Just looking, {customer}.", "S033"),
    Seed(S, r"busy-manager, interested", "busy-manger, interested", "S037"),
    Seed(S, r"^difficulty:", "chart: standart\ndifficulty:", "S037"),
    Seed(K, r"scenario: vacuum-shop", "scenario: vacum-shop", "S037"),
    Seed(K, r"personas: \[chatty-neighbour", "personas: [chaty-neighbour", "S037"),
    Seed(C, r"dest: opening_known", "dest: opening_know", "S043"),
    Seed(C, r"source: opening_greet", "source: opening_gret", "S043"),
    Seed(C, r"initial: asking", "initial: ask", "S043"),
    Seed(C, r"conditions: buys", "conditions: buy", "S044"),
    Seed(C, r"conditions: buys", "conditions: os.system", "S044"),
    Seed(C, r"trigger: introduced", "trigger: introduce", "S045"),
    # What could never happen, or never be right.
    Seed(S, r"^unsellable:", f"{DEAD}unsellable:", "S034"),
    Seed(S, r"(  - id: floors-type\n.*\n)    asked_by: .*", r'\1    asked_by: ["stairs", "pets"]', "S035", 2),
    Seed(S, r'    terms: \["filters everything"', '    terms: ["money back"', "S036"),
    Seed(S, r"busy-manager, interested", "gatekeeper-office, interested", "S038"),
    Seed(S, r"^goal: sale", "goal: information", "S039"),
    Seed(S, r"expect: \{listen: \[2, 4\]", "expect: {listen: [4, 2]", "S040"),
    Seed(S, r'      - "I\'m fine, thanks\."', '      - "Just looking!"', "S041"),
    Seed(P, r'say: "I\'m listening\. Briefly\."', 'say: "Okay, go."', "S041"),
    Seed(P, r"  - \{act: tell_name, say: \"Aoife.*\n", "", "S042", down=None),
    Seed(S, r"^difficulty:", 'script: ["It lasts an hour on every floor."]\ndifficulty:', "S053"),
    Seed(S, r"^difficulty:", 'script: ["Who vacuums? How big is it? Any pets?"]\ndifficulty:', "S053"),
    Seed(S, r"    quality: good\n(    expect: .*\n)", r"    quality: good\n\1    caps: [G7]\n", "S054", down=2),
    Seed(P, r"\{act: go_on, say: \"Okay, go", '{act: object, say: "Okay, go', "S055"),
    Seed(P, r"\{act: buy, (.*)mood: \[0, 1\]", r"{act: buy, \1mood: [3]", "S055"),
    Seed(S, r"    catalogue: T4", "    catalogue: T9", "S056"),
    Seed(C, r"(  - \{trigger: introduced,.*\n)", rf"\1{HIDDEN}", "S046", 1),
    Seed(C, r"children: \[pitching, check\]", "children: [pitching, check, lunch]", "S047", down=-2),
    Seed(C, r"  - \{trigger: leavesContact,.*\n", "", "S047", down=None),
    Seed(R, r"weights: \{listen: 25", "weights: {listen: 35", "S049"),
    Seed(R, r"  seller: \{opening: 10", "  seller: {opening: 15", "S049"),
    Seed(R, r"^discount_beyond_limit: 40", "discount_beyond_limit: 80", "S050"),
]  # fmt: skip


def put(seed: Seed, text: str) -> tuple[str, int]:
    """The text with the fault in it, and the line it is to be told in (0: any)."""
    matches = list(re.finditer(seed.old, text, re.M))
    assert len(matches) > seed.nth, f"{seed.old} is not in {seed.file}"
    match = matches[seed.nth]
    fresh = text[: match.start()] + match.expand(seed.new.replace("\\n", "\n")) + text[match.end() :]
    assert fresh != text
    return fresh, 0 if seed.down is None else text[: match.start()].count("\n") + 1 + seed.down


def told(seed: Seed, folder: Path) -> list[tuple[str, int]]:
    """Code and line of every problem that the file has with the fault in it."""
    text, _ = put(seed, (SHIPPED / seed.file).read_text(encoding="utf-8"))
    path = folder / seed.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    report = check_content(Library([folder, SHIPPED], Cache(folder.parent / "read")), OFFERED, [path])
    return [(problem.code, problem.line) for problem in report.problems if problem.code not in ADVICE]


def found(seed: Seed, folder: Path) -> bool:
    """Whether the fault is told by its code, in its line."""
    _, line = put(seed, (SHIPPED / seed.file).read_text(encoding="utf-8"))
    return any(code == seed.code and line in (0, at) for code, at in told(seed, folder))


def test_faults_are_told_with_their_code_and_their_line(tmp_path: Path) -> None:
    missed = [
        (seed.file, seed.new, seed.code, told(seed, tmp_path / f"again{place}"))
        for place, seed in enumerate(SEEDS)
        if not found(seed, tmp_path / str(place))
    ]
    assert missed == []
    assert len(SEEDS) >= LEAST


@pytest.mark.parametrize("file", [S, P, C, R, K, B, G])
def test_the_files_are_clean_without_them(file: str) -> None:
    report = check_content(Library([SHIPPED]), OFFERED, [SHIPPED / file])
    assert [problem for problem in report.problems if problem.code not in ADVICE] == []

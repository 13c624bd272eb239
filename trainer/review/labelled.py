"""Answers that people labelled: the answer, two raters' levels, and which part of the corpus it stands in.

Knows nothing of how the scorer hears; levels and gates are those of RUBRIC 3 and 4.2.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.acts import FOUR_RULES, VerdictKind
from trainer.call.single_answer import Answer, answer_from
from trainer.content.rubric import Rubric
from trainer.content.scenario import Targets
from trainer.scoring.arithmetic import share
from trainer.scoring.episodes import levels_wanted, raw_score
from trainer.scoring.scorecard import Verdict

FROZEN_OF_HUNDRED = 30
_SPLIT = b"frozen 6"
"""Of a few draws the one nearest to 30% in both languages and in the pairs; taken before anything was scored."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What one rater saw in one answer."""

    levels: tuple[int | None, ...]
    """Of the four rules in their order; ``None``: the rule does not apply."""
    case: int | None
    """Level of the stage or problem case, where the situation is one."""
    acts: tuple[str, ...]
    caps: tuple[str, ...]
    unsure: bool

    @property
    def silent(self) -> bool:
        """Whether the rater gave no level at all."""
        return self.case is None and all(level is None for level in self.levels)

    def of(self, rule: str) -> int | None:
        """The level under a rule's name, or under ``case``."""
        return self.case if rule == "case" else self.levels[RULES.index(rule)]


RULES = tuple(rule.value for rule in FOUR_RULES)
MARKED = (*RULES, "case")


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled answer."""

    id: str
    answer: Answer
    scene: str
    """What the situation is told apart by: its objection and context, or its English twin's."""
    source: str
    pair: str | None
    """The English answer that this Bulgarian one translates."""
    raters: tuple[Labels, ...]
    """One or two."""

    @property
    def frozen(self) -> bool:
        """Whether it belongs to the part whose sentences nobody is shown."""
        return is_frozen(self.scene)


def is_frozen(scene: str) -> bool:
    """Whether a situation belongs to the frozen part: drawn by a hash, so that no situation is in both."""
    drawn = hashlib.blake2b(scene.encode(), digest_size=8, key=_SPLIT).digest()
    return int.from_bytes(drawn) % 100 < FROZEN_OF_HUNDRED


def scene_of(record: Mapping[str, object]) -> str:
    """What tells a situation apart."""
    return f"{record.get('objection')}|{record.get('context')}"


def scenes(records: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """Scene of each situation as written -> the scene that decides its part.

    A situation that holds a translation goes where the translated answer goes.
    """
    own = {str(record["id"]): scene_of(record) for record in records}
    found: dict[str, str] = {}
    for record in records:
        twin = own.get(str(record["pair"])) if record.get("pair") else None
        if twin is not None:
            found.setdefault(scene_of(record), twin)
    return found


def item_from(record: Mapping[str, object], labels: Sequence[Mapping[str, object]], twins: Mapping[str, str]) -> Item:
    """A labelled answer from its parsed records.

    Raises RecordUnfit or ValueError if a record is not one.
    """
    scene = scene_of(record)
    return Item(
        id=str(record["id"]),
        answer=answer_from(record),
        scene=twins.get(scene, scene),
        source=str(record.get("source", "")),
        pair=str(record["pair"]) if record.get("pair") else None,
        raters=tuple(labels_from(one) for one in labels),
    )


def labels_from(record: Mapping[str, object]) -> Labels:
    """One rater's labels. Raises ValueError if a level is none of 0-4."""
    return Labels(
        levels=tuple(_level(record.get(rule), record) for rule in RULES),
        case=_level(record.get("case"), record),
        acts=_names(record.get("acts")),
        caps=_names(record.get("caps")),
        unsure=bool(record.get("unsure")),
    )


def _level(value: object, record: Mapping[str, object]) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 4:
        raise ValueError(f"{record.get('id')}: {value!r} is no level")
    return value


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(name) for name in value) if isinstance(value, list) else ()


def mean_level(levels: Sequence[int | None]) -> int | None:
    """Mean of the raters' levels, half up; ``None`` unless every rater gave one."""
    given = [level for level in levels if level is not None]
    if not given or len(given) < len(levels):
        return None
    return (2 * sum(given) + len(given)) // (2 * len(given))


def people_score(labels: Labels, rubric: Rubric) -> int | None:
    """0-100: the score that a rater's levels and caps would earn (RUBRIC 4.2); ``None`` without a level."""
    if labels.case is not None:
        raw: int | None = share(labels.case, rubric.level_for_full)
    else:
        verdicts = [
            Verdict(rule, VerdictKind.NOT_APPLICABLE if level is None else VerdictKind.LEVEL, level or 0)
            for rule, level in zip(FOUR_RULES, labels.levels, strict=True)
        ]
        raw = raw_score(verdicts, levels_wanted(Targets()), rubric)
    limits = [cap.episode for name, cap in rubric.caps.items() if name in labels.caps and cap.episode is not None]
    return None if raw is None else min([raw, *limits])

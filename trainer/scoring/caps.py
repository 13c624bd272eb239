"""Ceilings that serious faults set on an episode and on the session (RUBRIC 4.2): caps, not deductions."""

from collections.abc import Sequence

from trainer.acts import Fault, Gate, RuleName, VerdictKind
from trainer.content.rubric import Rubric
from trainer.scoring.scorecard import CapHit, Evidence
from trainer.scoring.stretches import Heard


def episode_caps(heard: Sequence[Heard], rubric: Rubric) -> tuple[CapHit, ...]:
    """Caps on one episode, lowest first; each gate once, at its hardest."""
    hits = []
    for turn in heard:
        for fault in turn.faults:
            if fault.gate is Gate.G4 and _returned(heard, turn.seq):
                continue
            limit = _episode_limit(fault, rubric)
            if limit is not None:
                hits.append(_hit(turn, fault, limit))
    return _lowest_first(hits)


def session_caps(heard: Sequence[Heard], rubric: Rubric) -> tuple[CapHit, ...]:
    """Caps on the whole call, lowest first."""
    hits = []
    for turn in heard:
        for fault in turn.faults:
            cap = rubric.caps.get(fault.gate.value)
            if cap is not None and cap.session is not None:
                hits.append(_hit(turn, fault, cap.session))
    return _lowest_first(hits)


def capped(raw: int, caps: Sequence[CapHit]) -> int:
    """A score under its lowest cap."""
    return min([raw, *(cap.limit for cap in caps)])


def _episode_limit(fault: Fault, rubric: Rubric) -> int | None:
    if fault.gate is Gate.G6 and fault.beyond_limit:
        return rubric.discount_beyond_limit
    cap = rubric.caps.get(fault.gate.value)
    return cap.episode if cap is not None else None


def _returned(heard: Sequence[Heard], seq: int) -> bool:
    """Whether another argument did meet the concern once it was known (G4: "and never returned")."""
    for turn in heard:
        mark = turn.mark(RuleName.ARGUE)
        met = mark is not None and mark.verdict is VerdictKind.LEVEL and mark.level > 1
        if met and turn.seq != seq and turn.standing.concern_known:
            return True
    return False


def _hit(turn: Heard, fault: Fault, limit: int) -> CapHit:
    words = turn.turn.text[fault.span.start : fault.span.end]
    return CapHit(fault.gate, limit, Evidence(turn.seq, fault.span, words), fault.reason)


def _lowest_first(hits: Sequence[CapHit]) -> tuple[CapHit, ...]:
    ordered = sorted(hits, key=lambda hit: (hit.limit, hit.evidence.seq, hit.gate.value))
    kept: dict[Gate, CapHit] = {}
    for hit in ordered:
        kept.setdefault(hit.gate, hit)
    return tuple(kept.values())

"""Finished calls that have no digest yet get one, so that figures over many calls are complete."""

from collections.abc import Callable
from dataclasses import replace

from trainer.cli.equipment import Equipment, equip
from trainer.cli.recorded import in_force
from trainer.cli.rescoring import transcript_of
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.review.digest import Digest, Facts, digest_of
from trainer.scoring import score
from trainer.store import CallLine, Store, StoredCall, StoreError
from trainer.store.derived import Derived
from trainer.transcript.record import RecordBroken

Tools = Callable[[str], Equipment]
_AT_ONCE = 50


def sum_up(store: Store, tools: Tools = equip, most: int | None = None, since: str = "") -> int:
    """How many calls were added to the figures; ``most`` bounds the work of one go. Raises StoreError.

    ``since``: only calls that ended after that moment are looked at.
    """
    derived = Derived(store.database)
    done = 0
    while most is None or done < most:
        names = derived.lacking(_AT_ONCE if most is None else min(_AT_ONCE, most - done), since)
        if not names:
            break
        derived.add([digest(name, store, tools) for name in names])
        done += len(names)
    return done


def digest(name: str, store: Store, tools: Tools) -> Digest:
    """One call's digest; one whose record cannot be read has no score and no levels, so that it holds up no other."""
    stored = store.load_call(name)
    try:
        scenario = store.content("scenario", stored.line.scenario_hash, Scenario)
        card = in_force(stored)
        if card is None:
            rubric = store.content("rubric", stored.line.rubric_hash, Rubric)
            card = score(transcript_of(stored, tools(stored.line.lang), store), rubric, scenario)
        return digest_of(facts_of(under(stored)), card, scenario)
    except (StoreError, RecordBroken, ValueError):
        return Digest(facts_of(stored.line), stored.line.outcome or "", "", None, 0, (), ())


def facts_of(line: CallLine) -> Facts:
    """What a digest keeps of a call beside its marks."""
    return Facts(
        call=line.id,
        trainee=line.trainee,
        scenario=line.scenario,
        lang=line.lang,
        persona=line.persona,
        mode=line.mode,
        seed=line.seed,
        scheme=scheme(line),
        started_at=line.started_at,
        ended_at=line.ended_at or "",
        turns=line.turns,
    )


def under(stored: StoredCall) -> CallLine:
    """The call's line with the scheme of the scorecard that is in force."""
    cards = [paper for paper in stored.papers if paper.kind == "scorecard"]
    if not cards:
        return stored.line
    last = cards[-1]
    return replace(stored.line, rubric_hash=last.rubric_hash, lexicon_hash=last.lexicon_hash, backend=last.backend)


def scheme(line: CallLine) -> str:
    """The name of everything that decides a call's marks, its language first."""
    return f"{line.lang}.{line.rubric_hash[:12]}.{line.lexicon_hash[:12]}.{line.backend}"

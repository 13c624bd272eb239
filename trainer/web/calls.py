"""The page of one call: every mark beside the words that earned it, and a person's verdict beside the machine's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.responses import Response

from trainer.acts import VerdictKind
from trainer.coaching.telling import sentence
from trainer.content.words import Words
from trainer.review.correcting import Corrected, correction_of, latest, verdicts_of
from trainer.review.records import ReadCall
from trainer.scoring import Verdict
from trainer.transcript import TraineeTurn
from trainer.web.asking import Ask, go, link
from trainer.web.drawing import feelings
from trainer.web.rendering import marked
from trainer.web.teams import MOST_REASON


@dataclass(frozen=True, slots=True)
class Line:
    """One turn as the page shows it."""

    seq: int
    trainee: bool
    words: Markup
    notes: tuple[str, ...] = ()
    """What this turn's marks and faults say, a sentence each."""


@dataclass(frozen=True, slots=True)
class Row:
    """One verdict as the page shows it, with what people said of it."""

    name: str
    rule: str
    verdict: Verdict
    target: int
    why: str
    corrections: tuple[Corrected, ...]

    @property
    def has_level(self) -> bool:
        """Whether the machine gave a level."""
        return self.verdict.kind is VerdictKind.LEVEL


def call(ask: Ask) -> Response:
    """A call with everything behind its marks."""
    found = ask.sight.call(ask.params["call"])
    felt = [one.taken.after for one in found.exchanges]
    before = [found.exchanges[0].taken.before] if found.exchanges else []
    rows = rows_of(found, ask.words)
    return ask.page(
        "call.html",
        call=found,
        who=ask.sight.person(found.trainee).shown,
        lines=lines_of(found, ask.words),
        episodes=_episodes(found, rows),
        stages=[(stage, rows.get(f"stage.{stage.name}")) for stage in found.card.stages],
        chart=feelings([*before, *felt], ask.words),
        judge=ask.sight.may_judge(found),
        own=found.trainee == ask.viewer.name,
        wrong="",
    )


def correct(ask: Ask) -> Response:
    """Keep a person's verdict; both marks are then shown."""
    found = ask.sight.call(ask.params["call"])
    name, reason, level = ask.form.get("verdict", ""), ask.form.get("reason", "").strip(), ask.form.get("level", "")
    if not ask.sight.may_judge(found):
        return ask.problem(403, "web.not_yours")
    if name not in verdicts_of(found.card):
        return ask.problem(404, "web.nothing_here")
    wrong = ""
    if level not in ("0", "1", "2", "3", "4"):
        wrong = ask.words.say("correct.level")
    elif not 0 < len(reason) <= MOST_REASON:
        wrong = ask.words.say("correct.reason")
    else:
        correction = correction_of(found.card, name, int(level), reason, ask.viewer.name)
        if correction is not None:
            ask.backing.correct(found.id, correction)
    if not ask.part and not wrong:
        return go(f"{link('call', found.id)}#v-{name}")
    row = rows_of(ask.sight.call(found.id), ask.words)[name]
    return ask.page("verdict.html", 422 if wrong else 200, row=row, call=found, judge=True, wrong=wrong)


def lines_of(found: ReadCall, words: Words) -> list[Line]:
    """The transcript with the words that count marked."""
    lines = []
    for turn in found.transcript.turns:
        if not isinstance(turn, TraineeTurn):
            lines.append(Line(turn.seq, False, marked(turn.heard, ()) + ("–" if turn.cut_at is not None else "")))
            continue
        given = turn.marked
        spans = [span for mark in (given.marks if given else ()) for span in mark.evidence]
        faults = given.faults if given else ()
        notes = [
            f"{words.say(f'rule.{mark.rule}')} {mark.level}/4"
            for mark in (given.marks if given else ())
            if mark.verdict is VerdictKind.LEVEL
        ]
        notes += [words.say(f"fault.{fault.gate}") for fault in faults]
        lines.append(Line(turn.seq, True, marked(turn.text, spans, [fault.span for fault in faults]), tuple(notes)))
    return lines


def rows_of(found: ReadCall, words: Words) -> Mapping[str, Row]:
    """Every verdict by its name, as the page shows it."""
    corrections = latest(found.corrections)
    texts = {turn.seq: turn.text for turn in found.transcript.trainee_turns()}
    targets = {
        f"{number}.{verdict.rule}": target
        for number, episode in enumerate(found.card.episodes, 1)
        for verdict, target in zip(episode.verdicts, episode.targets, strict=True)
    }
    return {
        name: Row(
            name=name,
            rule=verdict.rule.value,
            verdict=verdict,
            target=targets.get(name, 3),
            why=_why(verdict, texts, words),
            corrections=corrections.get(name, ()),
        )
        for name, verdict in verdicts_of(found.card).items()
    }


def _why(verdict: Verdict, texts: Mapping[int, str], words: Words) -> str:
    text = texts.get(verdict.seq or -1, "")
    spans = tuple(proof.span for proof in verdict.evidence if proof.seq == verdict.seq)
    if verdict.reason and words.has(verdict.reason):
        return sentence(words, verdict.reason, text, spans)
    return "" if verdict.kind is VerdictKind.LEVEL else words.say(f"verdict.{verdict.kind}")


def _episodes(found: ReadCall, rows: Mapping[str, Row]) -> list[dict[str, object]]:
    """Each objection with its rows and what lay under it."""
    glosses = {
        (objection.id, concern.id): concern.gloss
        for objection in found.scenario.objections
        for concern in objection.concerns
    }
    shown: list[dict[str, object]] = []
    for number, episode in enumerate(found.card.episodes, 1):
        own: Sequence[Row] = [row for name, row in rows.items() if name.startswith(f"{number}.")]
        gloss = glosses.get((episode.objection or "", episode.concern or ""), "")
        shown.append({"number": number, "episode": episode, "rows": own, "concern": gloss})
    return shown

"""What a finished or cut call showed, arranged for the person who played it (RUBRIC 4.7).

Data only: message keys, quotes and numbers. Novices read two comments, one strength and one fix; everything else is
there to be looked up. Nothing here scores: levels and caps are the scorecard's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.acts import Span, VerdictKind
from trainer.call import Exchange
from trainer.coaching.telling import GOOD
from trainer.coaching.verdict import how_taken
from trainer.content.persona import Persona
from trainer.content.scenario import Concern, Objection, Scenario
from trainer.customer import Affect
from trainer.scoring import Episode, Scorecard, Verdict
from trainer.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the trainee's inside an episode, with the words that counted."""

    seq: int
    text: str
    spans: tuple[Span, ...]
    taken: str
    """Message key of how the customer took it."""
    answer: str
    """What the customer said to it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the trainee's, how it was taken, and what it was answered with."""

    text: str
    taken: str
    """Message key; empty where nobody recorded it."""
    answer: str


@dataclass(frozen=True, slots=True)
class EpisodeStory:
    """One objection as it went, with what lay under it."""

    episode: Episode
    opened_with: str
    """The customer's words that opened it."""
    lines: tuple[Said, ...]
    concern: str
    """What really lay under it, in the author's words; empty if nobody knows."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One thing worth saying about one line: the verdict that says it, and the line."""

    verdict: Verdict
    seq: int
    text: str
    spans: tuple[Span, ...]
    answered: str
    """What the customer had said before it."""
    taken: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything a trainee is told after a call."""

    scorecard: Scorecard
    stories: tuple[EpisodeStory, ...]
    strength: Comment | None
    fix: Comment | None
    feelings: tuple[Affect, ...]
    """How the customer felt before the first line and after each."""
    secrets: tuple[str, ...]
    """Things about this person that a question would have brought out, told or not."""
    found: tuple[str, ...]
    opens_with: str
    closes_with: str
    recorded: bool = True
    """Whether the customer's side was recorded; of a conversation from outside only the words are known."""


def debrief(
    transcript: Transcript, exchanges: Sequence[Exchange], scorecard: Scorecard, scenario: Scenario, persona: Persona
) -> Debrief:
    """The debrief of one call, finished or not."""
    by_seq = {one.trainee.seq: Told(one.trainee.text, how_taken(one.taken), one.reply.heard) for one in exchanges}
    told = {slot.key for turn in transcript.customer_turns() for slot in turn.standing.disclosed}
    feelings = tuple(one.taken.after for one in exchanges)
    return Debrief(
        scorecard=scorecard,
        stories=tuple(_story(episode, transcript, by_seq, scenario) for episode in scorecard.episodes),
        strength=_comment(scorecard, transcript, by_seq, praise=True),
        fix=_comment(scorecard, transcript, by_seq, praise=False),
        feelings=(exchanges[0].taken.before, *feelings) if exchanges else (),
        secrets=tuple(secret.gloss for secret in persona.secrets if secret.id not in told),
        found=tuple(secret.gloss for secret in persona.secrets if secret.id in told),
        opens_with=persona.opens_with,
        closes_with=persona.closes_with,
    )


def debrief_outside(transcript: Transcript, scorecard: Scorecard) -> Debrief:
    """The debrief of a conversation from outside: what the words show, nothing about how they were taken."""
    answers = {turn.seq - 1: turn.heard for turn in transcript.customer_turns()}
    by_seq = {turn.seq: Told(turn.text, "", answers.get(turn.seq, "")) for turn in transcript.trainee_turns()}
    return Debrief(
        scorecard=scorecard,
        stories=tuple(_story(episode, transcript, by_seq, None) for episode in scorecard.episodes),
        strength=_comment(scorecard, transcript, by_seq, praise=True),
        fix=_comment(scorecard, transcript, by_seq, praise=False),
        feelings=(),
        secrets=(),
        found=(),
        opens_with="",
        closes_with="",
        recorded=False,
    )


def _story(
    episode: Episode, transcript: Transcript, by_seq: dict[int, Told], scenario: Scenario | None
) -> EpisodeStory:
    objections = scenario.objections if scenario else ()
    objection = next((one for one in objections if one.id == episode.objection), None)
    concern = _concern(objection, episode.concern)
    # Left unanswered, an objection has no turns of the trainee: the last thing heard is what stood open.
    first = min(episode.turns, default=len(transcript.turns))
    before = [turn for turn in transcript.customer_turns() if turn.seq < first]
    return EpisodeStory(
        episode=episode,
        opened_with=before[-1].heard if before else "",
        lines=tuple(_said(seq, by_seq[seq], _spans(episode.verdicts, seq)) for seq in episode.turns if seq in by_seq),
        concern=concern.gloss if concern else "",
    )


def _concern(objection: Objection | None, key: str | None) -> Concern | None:
    if objection is None or key is None:
        return None
    return next((one for one in objection.concerns if one.id == key), None)


def _said(seq: int, told: Told, spans: tuple[Span, ...]) -> Said:
    return Said(seq, told.text, spans, told.taken, told.answer)


def _spans(verdicts: Sequence[Verdict], seq: int) -> tuple[Span, ...]:
    return tuple(sorted({proof.span for verdict in verdicts for proof in verdict.evidence if proof.seq == seq}))


def _comment(scorecard: Scorecard, transcript: Transcript, by_seq: dict[int, Told], *, praise: bool) -> Comment | None:
    """The verdict furthest above or below what was asked, with the line that decided it."""
    found = [
        (verdict.level - target, verdict)
        for verdict, target in _verdicts(scorecard)
        if verdict.kind is VerdictKind.LEVEL and verdict.seq in by_seq and (verdict.level >= GOOD) == praise
    ]
    if not found:
        return None
    distance, verdict = (max if praise else min)(found, key=lambda pair: pair[0])
    if not praise and distance >= 0:
        return None
    seq = verdict.seq or 0
    before = [turn for turn in transcript.customer_turns() if turn.seq < seq]
    return Comment(
        verdict=verdict,
        seq=seq,
        text=by_seq[seq].text,
        spans=_spans((verdict,), seq),
        answered=before[-1].heard if before else "",
        taken=by_seq[seq].taken,
    )


def _verdicts(scorecard: Scorecard) -> list[tuple[Verdict, int]]:
    """All verdicts with the level asked of them; objections first, since they are what is practised."""
    episodes = [pair for one in scorecard.episodes for pair in zip(one.verdicts, one.targets, strict=True)]
    stages = [(stage.verdict, GOOD) for stage in scorecard.stages if stage.verdict is not None]
    return [*episodes, *stages]

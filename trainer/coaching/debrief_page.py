"""The debrief as one page to keep or to print: what the terminal shows, and the whole call with its evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trainer.acts import Span, VerdictKind
from trainer.call import Exchange
from trainer.coaching.affect_chart import affect_chart
from trainer.coaching.debrief import Comment, Debrief, EpisodeStory
from trainer.coaching.paper import document, line, section, spoken, table
from trainer.coaching.telling import answered, counted, sentence
from trainer.coaching.verdict import one_line
from trainer.content.words import Words
from trainer.gate import for_html
from trainer.scoring import Scorecard, Verdict
from trainer.scoring.scorecard import CapHit
from trainer.transcript import CustomerTurn, Transcript


@dataclass(frozen=True, slots=True)
class Beside:
    """What others would have said instead."""

    better: Mapping[int, str] = field(default_factory=dict)
    """Better wordings by the line's place in the transcript."""
    heard: str = ""
    """A sentence about a good call, beside the one thing to change."""
    played: str = ""
    """What was played, for the title."""


def debrief_page(
    told: Debrief, transcript: Transcript, exchanges: Sequence[Exchange], words: Words, beside: Beside
) -> str:
    """The page as HTML."""
    card = told.scorecard
    parts = [section(words.say("debrief.title"), _result(card, words, recorded=told.recorded))]
    shown = dict(beside.better)
    if told.strength is not None:
        parts.append(_comment(told.strength, words, "debrief.strength"))
    if told.fix is not None:
        parts.append(_comment(told.fix, words, "debrief.fix", shown.pop(told.fix.seq, ""), beside.heard))
    parts += [_story(story, number, words, shown) for number, story in enumerate(told.stories, 1)]
    parts.append(section(words.say("debrief.stages"), _stages(card, words)))
    if told.feelings:
        parts.append(section(words.say("debrief.chart"), [affect_chart(told.feelings, words)]))
    if told.recorded:
        parts.append(section(words.say("debrief.person"), _person(told, words)))
    parts.append(section(words.say("debrief.whole_call"), _whole(transcript, exchanges, _evidence(card), words)))
    title = words.say("debrief.title")
    return document(f"{title}: {beside.played}" if beside.played else title, parts, words)


def _result(card: Scorecard, words: Words, *, recorded: bool) -> list[str]:
    if card.score is None:
        rows = [line(words.say(f"debrief.no_score.{card.why_none}"), "next")]
    else:
        key = "debrief.cleared" if card.cleared else "debrief.not_cleared"
        said = words.say(key, score=card.score, bar=card.bar)
        rows = [score_bar(card.score, card.bar, said), line(said, "good" if card.cleared else "weak")]
    outcome = words.say(f"outcome.{card.outcome or ('open' if recorded else 'unknown')}")
    rows.append(line(words.say("debrief.outcome", outcome=outcome)))
    if card.best_outcome is not None and card.outcome is not None and card.outcome != card.best_outcome:
        rows.append(line(words.say("debrief.best_outcome", outcome=words.say(f"outcome.{card.best_outcome}")), "faint"))
    rows += _caps(card.caps, "debrief.session_cap", words)
    if card.hint_points:
        rows.append(line(words.count("debrief.hints", card.diagnostics.hints, points=card.hint_points), "faint"))
    if not card.diagnostics.interruptions_measured:
        rows.append(line(words.say("debrief.not_live" if recorded else "debrief.not_timed"), "faint"))
    return rows


def score_bar(score: int, bar: int, label: str) -> str:
    """A bar of a hundred points with the mark to clear drawn in."""
    return (
        f'<svg viewBox="0 0 404 30" width="404" role="img"><title>{for_html(label)}</title>'
        '<rect x="2" y="6" width="400" height="18" fill="#fff" stroke="#555"/>'
        f'<rect x="2" y="6" width="{4 * score}" height="18" fill="#0072b2"/>'
        f'<path d="M{2 + 4 * bar} 0V30" stroke="#111" stroke-width="3"/></svg>'
    )


def _caps(caps: Sequence[CapHit], key: str, words: Words) -> list[str]:
    rows = []
    for cap in caps:
        rows.append(line(words.say(key, limit=cap.limit, gate=words.say(f"gate.{cap.gate}")), "bad"))
        rows.append(line(words.say("debrief.quoted", text=cap.evidence.quote)))
    return rows


def _comment(comment: Comment, words: Words, title: str, better: str = "", heard: str = "") -> str:
    verdict = comment.verdict
    rows = [_theirs(comment.answered, words)] if comment.answered else []
    rows.append(spoken(words.say("debrief.you"), comment.text, comment.spans))
    rows.append(line(sentence(words, verdict.reason, comment.text, comment.spans)))
    rows.append(line(words.say(comment.taken) if comment.taken else "", "faint"))
    if title == "debrief.fix" and verdict.next_step:
        rows.append(line("→ " + sentence(words, verdict.next_step, comment.text, comment.spans), "next"))
    if better:
        rows.append(line(f"{words.say('debrief.better')} {better}", "better"))
    rows.append(line(heard))
    return section(words.say(title, rule=words.say(f"rule.{verdict.rule}")), rows)


def _story(story: EpisodeStory, number: int, words: Words, better: Mapping[int, str]) -> str:
    episode = story.episode
    rows = [_theirs(story.opened_with, words)]
    for said in story.lines:
        rows.append(spoken(words.say("debrief.you"), said.text, said.spans))
        rows.append(line(answered(said, words), "faint"))
        if said.seq in better:
            rows.append(line(f"{words.say('debrief.better')} {better[said.seq]}", "better"))
    rows.append(
        table(
            _verdict(one, target, story, words) for one, target in zip(episode.verdicts, episode.targets, strict=True)
        )
    )
    if story.concern:
        key = "debrief.concern.revealed" if episode.revealed else "debrief.concern.hidden"
        rows.append(line(words.say(key, concern=story.concern), "next"))
    rows += _caps(episode.caps, "debrief.cap", words)
    kind = words.say(f"rule.{episode.case}") if episode.case else words.say("debrief.objection", n=number)
    return section(f"{kind}: {'–' if episode.score is None else episode.score}", rows)


def _theirs(text: str, words: Words) -> str:
    return line(f"{words.say('debrief.they')} {words.say('debrief.quoted', text=text)}", "they")


def _verdict(verdict: Verdict, target: int, story: EpisodeStory, words: Words) -> tuple[str, str, str]:
    rule = for_html(words.say(f"rule.{verdict.rule}"))
    text = next((one.text for one in story.lines if one.seq == verdict.seq), "")
    spans = tuple(proof.span for proof in verdict.evidence if proof.seq == verdict.seq)
    known = bool(verdict.reason) and words.has(verdict.reason)
    why = sentence(words, verdict.reason, text, spans) if known else words.say(f"verdict.{verdict.kind}")
    level = f"{verdict.level}/{target}" if verdict.kind is VerdictKind.LEVEL else "–"
    return rule, level, for_html(why)


def _stages(card: Scorecard, words: Words) -> list[str]:
    rows = [
        (
            for_html(words.say(f"stage.{stage.name}")),
            for_html(words.say("verdict.not_shown") if stage.score is None else str(stage.score)),
            f"{stage.weight}%",
        )
        for stage in card.stages
    ]
    counts = counted(card.diagnostics, words)
    return [table(rows), line(f"{words.say('debrief.counts')}: {counts}", "faint")]


def _person(told: Debrief, words: Words) -> list[str]:
    rows = [
        line(words.say("debrief.opens_with", text=told.opens_with)),
        line(words.say("debrief.closes_with", text=told.closes_with)),
    ]
    rows += [line(words.say("debrief.found", text=text)) for text in told.found]
    return rows + [line(words.say("debrief.missed", text=text), "faint") for text in told.secrets]


def _evidence(card: Scorecard) -> dict[int, tuple[Span, ...]]:
    """The words that decided a verdict, by the line they stand in."""
    verdicts = [verdict for episode in card.episodes for verdict in episode.verdicts]
    verdicts += [stage.verdict for stage in card.stages if stage.verdict is not None]
    found: dict[int, set[Span]] = {}
    for proof in (proof for verdict in verdicts for proof in verdict.evidence):
        found.setdefault(proof.seq, set()).add(proof.span)
    return {seq: tuple(sorted(spans)) for seq, spans in sorted(found.items())}


def _whole(
    transcript: Transcript, exchanges: Sequence[Exchange], evidence: Mapping[int, tuple[Span, ...]], words: Words
) -> list[str]:
    """Every turn as it was said, each of the trainee's with its mark beside it where the call was recorded."""
    by_seq = {one.trainee.seq: one for one in exchanges}
    rows = []
    for turn in transcript.turns:
        if isinstance(turn, CustomerTurn):
            rows.append(line(f"{words.say('debrief.they')} {turn.heard}", "they"))
            continue
        rows.append(spoken(words.say("debrief.you"), turn.text, evidence.get(turn.seq, ()), "turn"))
        if turn.seq in by_seq:
            rows.append(line(one_line(by_seq[turn.seq], words), "faint"))
    return rows

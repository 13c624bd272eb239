"""The debrief on a terminal: the result first, then two comments, then each objection with its words underlined."""

from collections.abc import Mapping
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from trainer.acts import VerdictKind
from trainer.coaching import Comment, Debrief, EpisodeStory
from trainer.coaching.telling import answered, counted, sentence
from trainer.content.words import Words
from trainer.scoring import Scorecard, Verdict
from trainer.terminal.curves import curves
from trainer.terminal.page import gated, marked_text

_BLOCKS = "▏▎▍▌▋▊▉█"


def debrief_screen(
    debrief: Debrief, words: Words, width: int, better: Mapping[int, str] = MappingProxyType({}), heard: str = ""
) -> tuple[RenderableType, ...]:
    """Everything, top to bottom; ``better`` holds better wordings by the line's place in the transcript,
    ``heard`` a sentence about a good call beside the one thing to change."""
    parts: list[RenderableType] = [result(debrief.scorecard, words, recorded=debrief.recorded)]
    if debrief.strength is not None:
        parts.append(_comment(debrief.strength, words, "debrief.strength"))
    if debrief.fix is not None:
        parts.append(_comment(debrief.fix, words, "debrief.fix", better.get(debrief.fix.seq, ""), heard))
        better = {seq: text for seq, text in better.items() if seq != debrief.fix.seq}
    parts += [_story(story, number, words, better) for number, story in enumerate(debrief.stories, 1)]
    parts.append(_stages(debrief.scorecard, words))
    if debrief.feelings:
        parts.append(Panel(curves(debrief.feelings, words, width - 4), title=gated(words.say("debrief.chart"))))
    if debrief.recorded:
        parts.append(_person(debrief, words))
    return tuple(parts)


def in_short(debrief: Debrief, words: Words) -> str:
    """The result and the one thing to change, for the line that is still seen when all else has scrolled by."""
    card, fix = debrief.scorecard, debrief.fix
    said = words.say("debrief.in_short", result=_scored(card, words))
    if fix is None or not fix.verdict.next_step:
        return said
    return f"{said} → {sentence(words, fix.verdict.next_step, fix.text, fix.spans)}"


def _scored(card: Scorecard, words: Words) -> str:
    if card.score is None:
        return words.say(f"debrief.no_score.{card.why_none}")
    return words.say("debrief.cleared" if card.cleared else "debrief.not_cleared", score=card.score, bar=card.bar)


def result(card: Scorecard, words: Words, *, recorded: bool = True) -> RenderableType:
    """The score with its bar, the outcome beside it, and the caps with the sentence that caused them."""
    lines: list[RenderableType] = []
    if card.score is None:
        lines.append(gated(words.say(f"debrief.no_score.{card.why_none}"), "title"))
    else:
        key = "debrief.cleared" if card.cleared else "debrief.not_cleared"
        lines.append(_bar(card.score, card.bar))
        lines.append(gated(words.say(key, score=card.score, bar=card.bar), "good" if card.cleared else "weak"))
    outcome = words.say(f"outcome.{card.outcome or ('open' if recorded else 'unknown')}")
    lines.append(gated(words.say("debrief.outcome", outcome=outcome)))
    if card.best_outcome is not None and card.outcome is not None and card.outcome != card.best_outcome:
        lines.append(
            gated(words.say("debrief.best_outcome", outcome=words.say(f"outcome.{card.best_outcome}")), "faint")
        )
    for cap in card.caps:
        lines.append(
            gated(words.say("debrief.session_cap", limit=cap.limit, gate=words.say(f"gate.{cap.gate}")), "bad")
        )
        lines.append(gated("   " + words.say("debrief.quoted", text=cap.evidence.quote)))
    if card.hint_points:
        lines.append(gated(words.count("debrief.hints", card.diagnostics.hints, points=card.hint_points), "faint"))
    if not card.diagnostics.interruptions_measured:
        lines.append(gated(words.say("debrief.not_live" if recorded else "debrief.not_timed"), "faint"))
    return Panel(Group(*lines), title=gated(words.say("debrief.title")))


def _bar(score: int, bar: int) -> Text:
    """A bar of fifty steps with the mark to clear drawn in; read without colour as well."""
    text = Text()
    for step in range(50):
        filled = step < score // 2
        at_bar = step == bar // 2
        text.append("┃" if at_bar else "█" if filled else "░", style="good" if filled else "faint")
    text.append(f" {score}")
    return text


def _comment(comment: Comment, words: Words, title: str, better: str = "", heard: str = "") -> Panel:
    verdict = comment.verdict
    rows: list[RenderableType] = []
    if comment.answered:
        rows.append(gated(_theirs(comment.answered, words), "customer"))
    rows.append(Text.assemble(gated(words.say("debrief.you") + " "), marked_text(comment.text, comment.spans)))
    rows.append(gated(sentence(words, verdict.reason, comment.text, comment.spans)))
    if comment.taken:
        rows.append(gated(words.say(comment.taken), "faint"))
    if title == "debrief.fix" and verdict.next_step:
        rows.append(gated("→ " + sentence(words, verdict.next_step, comment.text, comment.spans), "title"))
    if better:
        rows.append(gated(words.say("debrief.better") + f" {better}", "good"))
    if heard:
        rows.append(gated(heard))
    return Panel(Group(*rows), title=gated(words.say(title, rule=words.say(f"rule.{verdict.rule}"))))


def _story(story: EpisodeStory, number: int, words: Words, better: Mapping[int, str]) -> Panel:
    episode = story.episode
    rows: list[RenderableType] = [gated(_theirs(story.opened_with, words), "customer")]
    for line in story.lines:
        said = Text.assemble(gated(words.say("debrief.you") + " "), marked_text(line.text, line.spans))
        rows.append(said)
        rows.append(gated(f"   {answered(line, words)}", "faint"))
        if line.seq in better:
            rows.append(gated(f"   {words.say('debrief.better')} {better[line.seq]}", "good"))
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for verdict, target in zip(episode.verdicts, episode.targets, strict=True):
        table.add_row(*_verdict_row(verdict, target, story, words))
    rows.append(table)
    if story.concern:
        key = "debrief.concern.revealed" if episode.revealed else "debrief.concern.hidden"
        rows.append(gated(words.say(key, concern=story.concern), "title"))
    for cap in episode.caps:
        rows.append(gated(words.say("debrief.cap", limit=cap.limit, gate=words.say(f"gate.{cap.gate}")), "bad"))
        rows.append(gated("   " + words.say("debrief.quoted", text=cap.evidence.quote)))
    score = "–" if episode.score is None else str(episode.score)
    kind = words.say(f"rule.{episode.case}") if episode.case else words.say("debrief.objection", n=number)
    return Panel(Group(*rows), title=gated(f"{kind}: {score}"))


def _theirs(text: str, words: Words) -> str:
    return f"{words.say('debrief.they')} {words.say('debrief.quoted', text=text)}"


def _verdict_row(verdict: Verdict, target: int, story: EpisodeStory, words: Words) -> tuple[RenderableType, ...]:
    rule = gated(words.say(f"rule.{verdict.rule}"), "title")
    if verdict.kind is not VerdictKind.LEVEL:
        return rule, gated("–"), gated(_reason(verdict, story, words), "faint")
    filled = "●" * verdict.level + "○" * (4 - verdict.level)
    style = "good" if verdict.level >= target else "weak"
    level = gated(f"{filled} {verdict.level}/{target}", style)
    return rule, level, gated(_reason(verdict, story, words))


def _reason(verdict: Verdict, story: EpisodeStory, words: Words) -> str:
    text = next((line.text for line in story.lines if line.seq == verdict.seq), "")
    spans = tuple(proof.span for proof in verdict.evidence if proof.seq == verdict.seq)
    if verdict.reason and words.has(verdict.reason):
        return sentence(words, verdict.reason, text, spans)
    return words.say(f"verdict.{verdict.kind}")


def _stages(card: Scorecard, words: Words) -> Panel:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for stage in card.stages:
        score = words.say("verdict.not_shown") if stage.score is None else str(stage.score)
        table.add_row(
            gated(words.say(f"stage.{stage.name}"), "title"), gated(score), gated(f"{stage.weight}%", "faint")
        )
    table.add_row(
        gated(words.say("debrief.counts"), "faint"), gated(""), gated(counted(card.diagnostics, words), "faint")
    )
    return Panel(table, title=gated(words.say("debrief.stages")))


def _person(debrief: Debrief, words: Words) -> Panel:
    rows = [
        gated(words.say("debrief.opens_with", text=debrief.opens_with)),
        gated(words.say("debrief.closes_with", text=debrief.closes_with)),
    ]
    rows += [gated(words.say("debrief.found", text=text)) for text in debrief.found]
    rows += [gated(words.say("debrief.missed", text=text), "faint") for text in debrief.secrets]
    return Panel(Group(*rows), title=gated(words.say("debrief.person")))

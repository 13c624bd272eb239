"""Attempts at one call side by side as one page: a column an attempt, the first one always the first."""

from collections.abc import Sequence

from trainer.coaching.branches import Branch
from trainer.coaching.paper import document, line, table
from trainer.coaching.why import points
from trainer.content.words import Words
from trainer.gate import for_html


def branches_page(found: Sequence[Branch], words: Words) -> str:
    """The page as HTML."""
    heads = ["", *(_head(one, words) for one in found)]
    rows = [
        (_say("debrief.you", words), *(for_html(one.line or "–") for one in found)),
        (_say("debrief.they", words), *(for_html(one.answer or "–") for one in found)),
        (_say("branches.marks", words), *(_marks(one, words) for one in found)),
        *(_feeling(name, found, words) for name in ("trust", "irritation")),
        (_say("branches.outcome", words), *(for_html(_outcome(one, words)) for one in found)),
        (_say("branches.score", words), *("–" if one.score is None else str(one.score) for one in found)),
    ]
    body = [_tree(found, words), table(rows, heads), line(words.say("branches.apart"), "faint")]
    return document(words.say("branches.title"), body, words)


def _say(key: str, words: Words) -> str:
    return for_html(words.say(key))


def _head(one: Branch, words: Words) -> str:
    kind = words.say("branches.first") if one.turn is None else words.say("branches.from", turn=one.turn)
    return f"{kind} ({one.name})"


def _tree(found: Sequence[Branch], words: Words) -> str:
    """The tree as nested lists: what was taken back from what."""
    parts: list[str] = []
    depth = -1
    for one in found:
        if one.depth > depth:
            parts.append("<ul>" * (one.depth - depth))
        else:
            parts.append("</li>" + "</ul></li>" * (depth - one.depth))
        score = "–" if one.score is None else str(one.score)
        told = f"{_head(one, words)}: {_outcome(one, words)}, {words.say('branches.score').casefold()} {score}"
        parts.append(f"<li>{for_html(told)}")
        depth = one.depth
    return "".join(parts) + "</li></ul>" + "</li></ul>" * depth


def _marks(one: Branch, words: Words) -> str:
    return "<br>".join(for_html(f"{words.say(f'rule.{mark.rule}')} {mark.level}/4") for mark in one.marks) or "–"


def _feeling(name: str, found: Sequence[Branch], words: Words) -> tuple[str, ...]:
    felt = (str(points(getattr(one.felt, name))) if one.felt else "–" for one in found)
    return _say(f"branches.{name}", words), *felt


def _outcome(one: Branch, words: Words) -> str:
    return words.say(f"outcome.{one.outcome}") if one.outcome else words.say("branches.open")

"""Where an utterance asks, with or without a question mark, and in what form."""

from dataclasses import dataclass

from trainer.acts import Form
from trainer.language.cues import Hit
from trainer.language.reading import Reading, Sentence

_STARTERS = ("q_invite", "q_wh_open", "q_wh_closed", "q_aux", "q_aux_mid")
_APART = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or an invitation: words ``first`` to ``last``, the cue that opened it."""

    first: int
    last: int
    form: Form
    cue: str
    """``q_invite``, ``q_wh_open``, ``q_wh_closed``, ``q_aux``, ``q_li``; ``mark`` for a bare question mark."""
    marked: bool
    """Whether it ends in a question mark."""


def _free(hit: Hit, reading: Reading, sentence: Sentence, linked: frozenset[int]) -> bool:
    """Whether a starter stands where a question can begin."""
    at = hit.first
    if at == sentence.first:
        return True
    before = reading.tokens[at - 1]
    blocked = "{q_block}" in reading.lexicon.classes.get(before.key, ())
    if hit.family == "q_invite":
        return not blocked and not reading.denied(at)
    if at in linked:
        return False
    opening = "{pre}" in reading.lexicon.classes.get(before.key, ()) or bool(reading.tokens[at].before)
    clause = reading.clause_of(at)
    if hit.family == "q_aux":
        return opening or at == clause.first
    if hit.family in ("q_wh_open", "q_wh_closed"):
        return opening or at == clause.first or (sentence.asked and not blocked)
    return not blocked


def _starts(reading: Reading, sentence: Sentence, linked: frozenset[int]) -> list[tuple[int, str]]:
    """Where questions of a sentence begin, with the cue."""
    found: list[tuple[int, str]] = []
    tags = {hit.first for hit in reading.of("q_tag", sentence.first + 1, sentence.last) if hit.last == sentence.last}
    for family in _STARTERS:
        for hit in reading.of(family, sentence.first, sentence.last):
            if hit.first not in tags and _free(hit, reading, sentence, linked):
                found.append((hit.first, "q_aux" if family == "q_aux_mid" else family))
    found.extend(
        (reading.clause_of(hit.first).first, "q_li") for hit in reading.of("q_li", sentence.first, sentence.last)
    )
    starts: list[tuple[int, str]] = []
    for at, cue in sorted(found, key=lambda pair: (pair[0], _order(pair[1]))):
        if starts and at - starts[-1][0] < _APART:
            continue
        if starts and at > 0 and "{or}" in reading.lexicon.classes.get(reading.tokens[at - 1].key, ()):
            continue
        if starts and starts[-1][1] == "q_invite" and cue != "q_invite" and at - starts[-1][0] <= 6:
            continue
        starts.append((at, cue))
    return starts


def _order(cue: str) -> int:
    return (*_STARTERS, "q_li").index(cue)


_FORMS = {"q_invite": Form.OPEN, "q_wh_open": Form.OPEN}


def _preface(reading: Reading, sentence: Sentence, at: int) -> int:
    """Where a question really begins: "And when it was late, what ..." begins at "when"."""
    classes = reading.lexicon.classes
    for first in range(sentence.first, at):
        kinds = classes.get(reading.tokens[first].key, ())
        if "{preface}" in kinds and at - first <= 10:
            return first
        if "{pre}" not in kinds:
            break
    return at


def _end(reading: Reading, sentence: Sentence, start: int, after: int) -> int:
    """Last word of a question that begins at ``start`` where the next begins at ``after``."""
    if sentence.asked:
        return after - 1
    for clause in reading.clauses:
        if start < clause.first < after and clause.sentence == reading.clause_of(start).sentence:
            opener = reading.of("statement_open", clause.first, clause.first)
            if opener or clause.contrast:
                return clause.first - 1
    return after - 1


def questions_in(reading: Reading) -> tuple[Asked, ...]:
    """Every question and invitation of an utterance, in order."""
    linked = frozenset(hit.last + 1 for hit in reading.hits.get("link", ()))
    found: list[Asked] = []
    for sentence in reading.sentences:
        starts = _starts(reading, sentence, linked)
        if not starts and sentence.asked:
            clause = reading.clause_of(sentence.last)
            first = clause.first if len(clause) >= 2 else sentence.first
            found.append(Asked(first, sentence.last, Form.CLOSED, "mark", True))
            continue
        for number, (at, cue) in enumerate(starts):
            after = starts[number + 1][0] if number + 1 < len(starts) else sentence.last + 1
            first = _preface(reading, sentence, at) if number == 0 else at
            last = _end(reading, sentence, at, after)
            found.append(
                Asked(first, last, _FORMS.get(cue, Form.CLOSED), cue, sentence.asked and after > sentence.last)
            )
    return tuple(found)

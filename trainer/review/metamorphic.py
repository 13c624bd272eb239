"""M1-M19 of RUBRIC 4.5: from a scored answer to changed answers, and what must hold between the scores.

A trial carries the changed answer and its judge; whoever runs it scores the answer in between. Tolerances are the
rubric's: 3 points, 5 for typing, 8 for translations. Strict drops are asked for only where the score leaves room.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.acts import ActName, RuleName, VerdictKind
from trainer.call.single_answer import Answer, Scored
from trainer.review import changes
from trainer.review.phrases import OF
from trainer.transcript import Situation

NEAR = 3
NEAR_TYPED = 5
NEAR_TRANSLATED = 8
ROOM = 60
"""A score from which a drop under a cap of 60 or 70 can be asked for."""
WORD_LIMIT = 60
A, R = ActName, RuleName
_ARGUES = (A.FEATURE, A.ADVANTAGE, A.BENEFIT, A.EVIDENCE)
_ASKS = (A.CLARIFY_SPECIFIC, A.CLARIFY_GENERIC, A.Q_RELEVANT, A.QUESTION)
Judge = Callable[[Scored, Scored], bool]


@dataclass(frozen=True, slots=True)
class Based:
    """An answer, its name and its score."""

    id: str
    answer: Answer
    scored: Scored


@dataclass(frozen=True, slots=True)
class Trial:
    """A changed answer, to be scored and judged against its base."""

    name: str
    """M1-M19."""
    kind: str
    """Which variant of the change."""
    base: Based
    answer: Answer
    judge: Judge


def level(scored: Scored, rule: RuleName) -> int | None:
    """The level of a rule, if it has one."""
    mark = scored.marked.mark(rule)
    return mark.level if mark is not None and mark.verdict is VerdictKind.LEVEL else None


def points(scored: Scored) -> int:
    """The score; an answer that cannot be told earns nothing."""
    return scored.single.score or 0


def same(near: int) -> Judge:
    """The score stays within so many points, and an answer that had one still has one."""

    def judge(before: Scored, after: Scored) -> bool:
        return after.single.score is not None and abs(points(after) - points(before)) <= near

    return judge


def no_more(before: Scored, after: Scored) -> bool:
    """The score does not rise."""
    return points(after) <= points(before) + NEAR


def trials(base: Based) -> Iterator[Trial]:
    """Every trial of one answer that has a score."""
    if base.scored.single.score is None or not base.answer.answer.strip():
        return
    for part in (_additions, _dress, _wording, _order, _faults):
        yield from part(base)


def _trial(name: str, kind: str, base: Based, text: str | None, judge: Judge) -> Iterator[Trial]:
    if text is not None:
        yield Trial(name, kind, base, replace(base.answer, answer=text), judge)


def _additions(base: Based) -> Iterator[Trial]:
    text, add = base.answer.answer, OF[base.answer.lang]
    for kind, sentences in (("filler", (add.as_said,)), ("small talk", add.filler)):
        padded = _filled(text, sentences)
        yield from _trial("M1", kind, base, padded if padded != text else None, same(NEAR))
    yield from _trial("M2", "rule names", base, changes.after(text, add.rule_names), no_more)
    yield from _trial("M3", "politeness", base, changes.after(text, add.politeness), no_more)
    yield from _trial("M3", "apologies", base, changes.after(text, add.apologies), no_more)
    if len(text.split()) * 2 <= WORD_LIMIT:
        yield from _trial("M8", "doubled", base, changes.doubled(text), same(NEAR))
    yield from _trial("M14", "their words first", base, changes.after(base.answer.customer, text), _copied)
    for number, prompt in enumerate(add.prompts, 1):
        yield from _trial("M19", f"prompt {number}", base, changes.after(text, prompt), same(NEAR))


def _filled(text: str, sentences: Sequence[str]) -> str:
    """The text with as many of the sentences as fit under the word limit."""
    for more in sentences:
        longer = changes.after(text, more)
        text = longer if len(longer.split()) <= WORD_LIMIT else text
    return text


def _copied(before: Scored, after: Scored) -> bool:
    """The copy earns LISTEN no more than 2 and nothing else; where LISTEN stays, the score stays."""
    was, now = level(before, R.LISTEN), level(after, R.LISTEN)
    if was is None or now is None:
        return no_more(before, after)
    if now > max(was, 2):
        return False
    return (
        same(NEAR)(before, after)
        if now == was
        else all((level(after, rule) or 0) <= (level(before, rule) or 0) for rule in (R.EMPATHIZE, R.CLARIFY, R.ARGUE))
    )


def _dress(base: Based) -> Iterator[Trial]:
    text, lang = base.answer.answer, base.answer.lang
    for kind, change in (("lower", changes.lower), ("upper", changes.upper), ("bare", changes.bare),
                         ("double blanks", changes.spaced), ("emoji", changes.emoji)):  # fmt: skip
        yield from _trial("M4", kind, base, change(text), same(NEAR))
    yield from _trial("M5", "typos", base, changes.mistyped(text), same(NEAR_TYPED))
    if lang == "en":
        yield from _trial("M5", "no apostrophes", base, changes.without_apostrophes(text), same(NEAR_TYPED))
    else:
        yield from _trial("M5", "no ъ, й", base, changes.without_hard_letters(text), same(NEAR_TYPED))
        yield from _trial("M5", "Latin", base, changes.in_latin(text), same(NEAR_TYPED))


def _wording(base: Based) -> Iterator[Trial]:
    answer = base.answer
    yield from _trial("M6", "synonym", base, changes.with_synonym(answer.answer, answer.lang), same(NEAR))
    if answer.lang == "bg":
        yield from _trial("M6", "small Вие", base, changes.small_you(answer.answer), same(NEAR))
        yield from _trial("M6", "short article", base, changes.short_article(answer.answer), same(NEAR))
    texts = (answer.answer, answer.customer, *answer.facts, *answer.not_true, *answer.said)
    names = [name for name in changes.names_in(texts) if name in answer.answer]
    if names:
        swapped = _renamed(answer, names[0], OF[answer.lang].names[0])
        yield Trial("M7", "name", base, swapped, same(NEAR))
    yield from _trial("M12", "and to but", base, changes.and_to_but(answer.answer, answer.lang), _no_warmer)


def _renamed(answer: Answer, old: str, new: str) -> Answer:
    def swap(text: str) -> str:
        return changes.renamed(text, old, new)

    return replace(
        answer,
        answer=swap(answer.answer),
        customer=swap(answer.customer),
        facts=tuple(map(swap, answer.facts)),
        not_true=tuple(map(swap, answer.not_true)),
        said=tuple(map(swap, answer.said)),
    )


def _no_warmer(before: Scored, after: Scored) -> bool:
    return (level(after, R.EMPATHIZE) or 0) <= (level(before, R.EMPATHIZE) or 0)


def _order(base: Based) -> Iterator[Trial]:
    """M9 swaps two neighbours that do nothing but argue, or nothing but ask; M10 puts a fact before the question."""
    text = base.answer.answer
    parts = changes.sentences(text)
    doing = [_doing(base, part) for part in parts]
    for at in range(len(parts) - 1):
        if doing[at] == doing[at + 1] and doing[at] in ({"argues"}, {"asks"}):
            yield from _trial("M9", "swapped", base, changes.swapped(text, at), same(NEAR))
            break
    asks, facts = level(base.scored, R.CLARIFY), base.answer.facts
    if asks is None or asks < 3 or points(base.scored) < ROOM or not facts or {"argues"} in doing:
        return
    fact = changes.capitalised(facts[0])
    yield from _trial("M10", "fact first", base, f"{fact} {text}", lambda before, after: points(after) < points(before))


def _doing(base: Based, part: str) -> set[str]:
    start = base.answer.answer.find(part)
    here = [act for act in base.scored.marked.acts if act.span.start < start + len(part) and act.span.end > start]
    return {"argues" if act.name in _ARGUES else "asks" if act.name in _ASKS else "other" for act in here}


def _faults(base: Based) -> Iterator[Trial]:
    answer, add = base.answer, OF[base.answer.lang]
    if answer.not_true:
        lie = changes.after(answer.answer, changes.capitalised(answer.not_true[0]))
        yield from _trial("M11", "false claim", base, lie, _capped(40))
    argued = next((act for act in base.scored.marked.acts if act.name in _ARGUES), None)
    was = level(base.scored, R.ARGUE)
    if argued is not None and was is not None and was >= 2:
        denied = changes.negated(answer.answer, argued.span.start, argued.span.end, answer.lang)
        yield from _trial("M15", "negated", base, denied, lambda _, after: (level(after, R.ARGUE) or 0) < was)
    asked = sum(act.name in _ASKS for act in base.scored.marked.acts)
    if asked == 1 and answer.situation in (None, Situation.OBJECTION) and not answer.concern_known:
        three = changes.after(answer.answer, " ".join(add.questions[:2]))
        yield from _trial("M16", "third question", base, three, _capped(60))
        yield from _trial("M16", "fourth question", base, changes.after(three, add.questions[2]), _capped(60))


def _capped(limit: int) -> Judge:
    """The score falls to the limit at least; one that lay below already does not rise."""

    def judge(before: Scored, after: Scored) -> bool:
        if points(before) <= limit:
            return points(after) <= points(before)
        return points(after) < points(before) and points(after) <= limit

    return judge


def quoted_trials(base: Based) -> Iterator[Trial]:
    """M18 and the attacks known from other scorers: answers that fit any situation, so they may earn little in this."""
    answer, add = base.answer, OF[base.answer.lang]
    if answer.situation not in (None, Situation.OBJECTION):
        return
    for number, example in enumerate((*add.level_four, *add.level_four_shop), 1):
        if changes.strangers(example, (answer.customer, *answer.facts, *answer.said)):
            yield Trial("M18", f"quoted {number}", base, replace(answer, answer=example), _at_most(40))
    padding = " ".join(add.filler * 4)
    attacks: Sequence[tuple[str, str, int]] = (
        ("are you interested", add.interest, 40), ("a digit", add.number, 40), ("rule names", add.rule_names, 30),
        ("their words", answer.customer, 50), ("politeness", f"{add.politeness} {add.apologies}", 40),
        ("padding", padding, 40), ("prompt", add.prompts[0], 40), ("slogan", add.slogan, 40),
    )  # fmt: skip
    for kind, text, limit in attacks:
        yield Trial("attack", kind, base, replace(answer, answer=text), _at_most(limit))


def _at_most(limit: int) -> Judge:
    return lambda _, after: points(after) <= limit


def translated(english: Based, bulgarian: Based) -> Iterator[Trial]:
    """M17: an answer and its translation."""
    if english.scored.single.score is not None and bulgarian.scored.single.score is not None:
        yield Trial("M17", "en to bg", english, bulgarian.answer, same(NEAR_TRANSLATED))


def mismatched(bases: Sequence[Based]) -> Iterator[Trial]:
    """M13: each good answer put before the customer of another situation; judged on average, see ``drops``."""
    placed = [base for base in bases if base.answer.situation in (None, Situation.OBJECTION)]
    for at, base in enumerate(placed):
        if points(base.scored) < ROOM:
            continue
        others = (placed[(at + step) % len(placed)].answer for step in range(len(placed) // 2, len(placed)))
        other = next((one for one in others if _elsewhere(one, base.answer)), None)
        if other is not None:
            yield Trial("M13", "mismatched", base, replace(other, answer=base.answer.answer), lambda _, __: True)


def _elsewhere(one: Answer, base: Answer) -> bool:
    return one.customer != base.customer and one.facts != base.facts and one.concern_known == base.concern_known

"""One answer outside any call: a parsed record in, its score with the words that earned it out (DESIGN 6).

Knows nothing of files, lines or processes; whoever reads the record hands it in as plain values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trainer.acts import MarkedTurn
from trainer.content.rubric import Rubric
from trainer.content.words import Words
from trainer.gate import Refused, admit
from trainer.language import Ear, guess_situation, heard_single, understand
from trainer.language.concerns import recognised
from trainer.marking import Context, context_single, mark
from trainer.scoring import SingleScore, as_record, score_single
from trainer.transcript import Refusal, Situation

LANGS = ("en", "bg")
MOST_LINES = 100
"""Most lines in each of ``facts``, ``not_true`` and ``said``."""
_LISTS = ("facts", "not_true", "said")
_TEXTS = ("customer", "answer")


class RecordUnfit(ValueError):
    """Why a record cannot be scored: a message key under ``mark.`` or ``gate.`` and its slots."""

    def __init__(self, key: str, **slots: object) -> None:
        super().__init__(key, slots)
        self.key = key
        self.slots = slots


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer and what it may refer to."""

    lang: str
    customer: str
    answer: str
    facts: tuple[str, ...] = ()
    not_true: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    concern_known: bool = False
    situation: Situation | None = None
    """``None`` where it is to be guessed from the customer's line."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What one answer was heard to do and what it earns."""

    marked: MarkedTurn
    context: Context
    single: SingleScore


def answer_from(record: object) -> Answer:
    """The answer that a parsed record holds; keys it does not know are left alone.

    Raises RecordUnfit naming the first thing that is missing or of the wrong kind.
    """
    if not isinstance(record, Mapping):
        raise RecordUnfit("mark.not_an_object")
    for key in ("lang", *_TEXTS):
        if record.get(key) is None:
            raise RecordUnfit("mark.missing", name=key)
    lang = record["lang"]
    if not isinstance(lang, str) or lang not in LANGS:
        raise RecordUnfit("mark.lang", langs=", ".join(LANGS))
    known = record.get("concern_known")
    if known is not None and not isinstance(known, bool):
        raise RecordUnfit("mark.not_a_switch", name="concern_known")
    customer, answer = (_text(record[key], key) for key in _TEXTS)
    facts, not_true, said = (_lines(record.get(key), key) for key in _LISTS)
    return Answer(lang, customer, answer, facts, not_true, said, bool(known), _situation(record.get("situation")))


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise RecordUnfit("mark.not_a_text", name=key)
    try:
        return admit(value)
    except Refused as refused:
        raise RecordUnfit(f"mark.{refused.key.removeprefix('gate.')}", name=key, count=refused.count) from None


def _lines(value: object, key: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise RecordUnfit("mark.not_a_list", name=key)
    if len(value) > MOST_LINES:
        raise RecordUnfit("mark.too_many", name=key, count=len(value), most=MOST_LINES)
    return tuple(_text(line, f"{key}[{at}]") for at, line in enumerate(value))


def _situation(value: object) -> Situation | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in tuple(Situation):
        raise RecordUnfit("mark.situation", names=", ".join(Situation))
    return Situation(value)


def score_answer(answer: Answer, ear: Ear, rubric: Rubric) -> Scored:
    """The marked answer, its context and its score; ``ear`` must be of the answer's language."""
    situation = answer.situation or guess_situation(answer.customer, ear)
    heard = heard_single(
        answer.customer, answer.facts, answer.not_true, answer.said, answer.concern_known, ear, situation
    )
    plain = {"removal", "firm_no"} & set(recognised(answer.customer, ear.lexicon, ear.concerns))
    firm = Refusal.FIRM if plain and situation is Situation.REFUSAL else None
    context = context_single(heard, situation, answer.concern_known, firm)
    marked = mark(understand(answer.answer, heard, ear), context)
    return Scored(marked, context, score_single(marked, context, rubric))


def scored_record(
    record: object, ear_of: Callable[[str], Ear], rubric: Rubric, words_of: Callable[[str], Words]
) -> dict[str, object]:
    """The record that ``trainer mark`` writes for a parsed one: the caller's ``id``, then the score.

    ``words_of`` gives the sentences for an answer of a language. Raises RecordUnfit.
    """
    answer = answer_from(record)
    scored = score_answer(answer, ear_of(answer.lang), rubric)
    told = as_record(scored.marked, scored.context, scored.single, words_of(answer.lang))
    return {**identity(record), **told}


def identity(record: object) -> dict[str, object]:
    """The record's ``id`` to be echoed, if it has one that can be: a text or a whole number."""
    given = record.get("id") if isinstance(record, Mapping) else None
    if isinstance(given, bool) or not isinstance(given, str | int):
        return {}
    if isinstance(given, int):
        return {"id": given} if given.bit_length() <= 64 else {}
    return {} if any("\ud800" <= letter <= "\udfff" for letter in given) else {"id": given}

"""An utterance taken apart: words, clauses, cues, negation. Facts about the words only, no acts yet."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.acts import Span
from trainer.language.cues import Hit, find
from trainer.language.folding import Folded, fold
from trainer.language.lexicon import Lexicon
from trainer.language.stemming import stem
from trainer.language.tokens import Token, ends_sentence, tokens_of
from trainer.language.typos import Nearby, corrected

_NEGATION_REACH = 5
_CUE_REACH = 24
_ONE_CLAUSE = frozenset(
    (
        "own_limit",
        "candour",
        "own_side",
        "absolute",
        "absolute_strong",
        "dismiss",
        "bash",
        "insult",
        "discount",
        "removal",
    )
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``last`` inclusive."""

    first: int
    last: int
    sentence: int
    contrast: bool = False
    """Whether a contrast ("but ...") opens it."""

    def __len__(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``first`` to ``last`` inclusive, and whether a question mark ends them."""

    first: int
    last: int
    asked: bool


def _first(stretch: Clause | Sentence) -> int:
    return stretch.first


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Everything that can be seen in the words of one utterance."""

    text: str
    lexicon: Lexicon
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    hits: dict[str, tuple[Hit, ...]]
    negators: frozenset[int]
    """Words that negate what follows."""

    def span(self, first: int, last: int) -> Span:
        """Place in the recorded text of words ``first`` to ``last``."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def of(self, family: str, first: int = 0, last: int = 1 << 30) -> tuple[Hit, ...]:
        """Hits of a cue family that begin between two words."""
        found = self.hits.get(family)
        return tuple(hit for hit in found if first <= hit.first <= last) if found else ()

    def has(self, family: str, clause: Clause) -> bool:
        """Whether a cue of the family begins in the clause."""
        found = self.hits.get(family)
        return found is not None and any(clause.first <= hit.first <= clause.last for hit in found)

    def denied(self, at: int) -> bool:
        """Whether a negation in the same clause reaches the word at ``at``."""
        clause = self.clause_of(at)
        return any(near in self.negators for near in range(max(clause.first, at - _NEGATION_REACH), at))

    def negations(self, first: int, last: int) -> int:
        """How many words in a stretch negate."""
        return sum(first <= at <= last for at in self.negators)

    def clause_of(self, at: int) -> Clause:
        """The clause a word stands in."""
        return self.clauses[bisect_right(self.clauses, at, key=_first) - 1]

    def sentence_of(self, at: int) -> Sentence:
        """The sentence a word stands in."""
        return self.sentences[bisect_right(self.sentences, at, key=_first) - 1]

    def content(self, first: int, last: int) -> tuple[int, ...]:
        """Words of a stretch that can fill a slot."""
        idle = self.lexicon.idle
        return tuple(
            at
            for at in range(first, last + 1)
            if self.tokens[at].stem and self.tokens[at].stem not in idle and self.tokens[at].key not in idle
        )


def _mended(token: Token, lexicon: Lexicon, familiar: frozenset[str], nears: Sequence[Nearby]) -> Token:
    """The token with a chat spelling written out or a typing error taken back."""
    full = lexicon.clips.get(token.key)
    if full is not None:
        return replace(token, key=full, stem=lexicon.stem(full))
    key = token.key
    if len(key) < 5 or not key.isalpha() or key in lexicon.known or key in familiar:
        return token
    if token.stem in lexicon.known_stems or token.stem in familiar or not token.stem:
        return token
    for near in (*nears, lexicon.near):
        better = corrected(key, near)
        if better != key and better not in lexicon.negators:
            return replace(token, key=better, stem=stem(better, lexicon.lang))
    return token


def _sentences(tokens: Sequence[Token]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    first = 0
    for at, token in enumerate(tokens):
        if at == len(tokens) - 1 or any(mark in ".!?…\n" for mark in token.after):
            found.append(Sentence(first, at, "?" in token.after))
            first = at + 1
    return tuple(found)


def _stops(sentences: Sequence[Sentence], size: int) -> list[int]:
    stops = [0] * size
    for sentence in sentences:
        for at in range(sentence.first, sentence.last + 1):
            stops[at] = min(sentence.last + 1, at + _CUE_REACH)
    return stops


def _starts(tokens: Sequence[Token], hits: dict[str, tuple[Hit, ...]], lexicon: Lexicon) -> dict[int, bool]:
    """Words that open a clause, and whether a contrast opens it."""

    def blocks(at: int) -> bool:
        return at > 0 and "{q_block}" in lexicon.classes.get(tokens[at - 1].key, ())

    contrast = {hit.first for hit in hits.get("contrast", ())}
    openers = {hit.first for hit in hits.get("clause_open", ())}
    families = ("q_invite", "q_wh_open", "q_wh_closed", "q_aux_mid")
    asking = {hit.first for family in families for hit in hits.get(family, ()) if not blocks(hit.first)}
    linked = {hit.last + 1 for hit in hits.get("link", ())}
    starts: dict[int, bool] = {0: 0 in contrast}
    for at in range(1, len(tokens)):
        marks = tokens[at].before
        if ends_sentence(marks) or "(" in marks or ")" in marks or at in contrast:
            starts[at] = at in contrast
        elif (("," in marks and at in openers) and at - max(starts) > 1) or (
            at in asking and not {at, at - 1} & linked and not (at - 1 in starts and at - 1 in asking)
        ):
            starts[at] = False
    return starts


def _clauses(tokens: Sequence[Token], sentences: Sequence[Sentence], starts: dict[int, bool]) -> tuple[Clause, ...]:
    found: list[Clause] = []
    for number, sentence in enumerate(sentences):
        edges = [at for at in range(sentence.first, sentence.last + 1) if at in starts or at == sentence.first]
        for first, after in zip(edges, [*edges[1:], sentence.last + 1], strict=True):
            found.append(Clause(first, after - 1, number, starts.get(first, False)))
    return tuple(found)


def _within(hits: dict[str, tuple[Hit, ...]], clauses: Sequence[Clause]) -> dict[str, tuple[Hit, ...]]:
    """Hits that run into no contrast, and, where one clause must hold the whole cue, into no other clause."""
    contrast = [clause.first for clause in clauses if clause.contrast]
    edges = [clause.first for clause in clauses]

    def fits(hit: Hit, inside: Sequence[int]) -> bool:
        return not any(hit.first < edge <= hit.last for edge in inside)

    return {
        family: tuple(hit for hit in found if fits(hit, edges if family in _ONE_CLAUSE else contrast))
        for family, found in hits.items()
    }


def read(
    text: str,
    lexicon: Lexicon,
    familiar: frozenset[str] = frozenset(),
    nears: Sequence[Nearby] = (),
    folded: Folded | None = None,
) -> Reading:
    """The utterance taken apart.

    ``familiar`` are words and stems of this conversation, which are never typing errors; ``nears`` index the words
    that a typing error may stand for besides the lexicon's own.
    """
    raw = tokens_of(folded if folded is not None else fold(text), lexicon.lang, lexicon.spoken)
    tokens = tuple(_mended(token, lexicon, familiar, nears) for token in raw)
    sentences = _sentences(tokens)
    words = [
        (*lexicon.symbols(token.key, token.stem, token.number), *(("{pct}",) if token.after[:1] == "%" else ()))
        for token in tokens
    ]
    hits: dict[str, list[Hit]] = {}
    for hit in find(lexicon.cues, words, _stops(sentences, len(tokens))):
        hits.setdefault(hit.family, []).append(hit)
    frozen = {family: tuple(found) for family, found in hits.items()}
    harmless = {at for hit in frozen.get("not_negation", ()) for at in range(hit.first, hit.last + 1)}
    negators = frozenset(at for at, token in enumerate(tokens) if token.key in lexicon.negators and at not in harmless)
    clauses = _clauses(tokens, sentences, _starts(tokens, frozen, lexicon)) if tokens else ()
    return Reading(
        text=text,
        lexicon=lexicon,
        tokens=tokens,
        sentences=sentences,
        clauses=clauses,
        hits=_within(frozen, clauses),
        negators=negators,
    )

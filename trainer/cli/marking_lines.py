"""Lines of JSON through the scorer, in order, in this process or several: what ``trainer mark`` does with bytes.

Memory is bounded: no more than a few batches are under way at once, and no line is held longer than its batch.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from typing import BinaryIO

from trainer.call.single_answer import RecordUnfit, identity, scored_record
from trainer.cli.equipment import Equipment, equip
from trainer.content.words import Words
from trainer.language import Ear

MOST_BYTES = 1024 * 1024
BATCH = 32
_AHEAD = 3


@dataclass
class Desk:
    """One process's tools for both languages, each made when the first line needs it."""

    lang: str | None
    """Language of the sentences; ``None``: each line's own."""
    _equipment: dict[str, Equipment] = field(default_factory=dict)

    def tools(self, lang: str) -> Equipment:
        """The tools of one language."""
        if lang not in self._equipment:
            self._equipment[lang] = equip(lang)
        return self._equipment[lang]

    def ear(self, lang: str) -> Ear:
        """What hears a language."""
        return self.tools(lang).taught_ear

    def words(self, lang: str) -> Words:
        """Sentences for an answer in this language."""
        return self.tools(self.lang or lang).words

    def scored(self, line: bytes) -> bytes:
        """One line of output for one of input: a score, or why there is none."""
        record: object = None
        try:
            record = _parsed(line)
            told = scored_record(record, self.ear, self.tools("en").rubric, self.words)
        except RecordUnfit as unfit:
            named = record.get("lang") if isinstance(record, dict) else None
            words = self.words(named if named in ("en", "bg") else "en")
            told = {**identity(record), "error": words.say(unfit.key, **unfit.slots)}
        return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def _parsed(line: bytes) -> object:
    if len(line) > MOST_BYTES:
        raise RecordUnfit("mark.line_too_long", most=MOST_BYTES)
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RecordUnfit("mark.not_text") from None
    except json.JSONDecodeError as error:
        raise RecordUnfit("mark.not_json", why=error.msg, at=error.pos + 1) from None
    except RecursionError:
        raise RecordUnfit("mark.too_deep") from None
    except ValueError as error:  # a whole number of more digits than Python reads
        raise RecordUnfit("mark.not_json", why=str(error).split(";")[0], at=1) from None


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines that hold something; of one beyond the limit only its beginning, so that memory stays bounded."""
    while line := stream.readline(MOST_BYTES + 1):
        rest = line
        while not rest.endswith(b"\n") and len(rest) > MOST_BYTES:
            rest = stream.readline(MOST_BYTES + 1)
        if line.strip():
            yield line


def scored_lines(lines: Iterable[bytes], lang: str | None, jobs: int) -> Iterator[bytes]:
    """One scored line for each, in their order; the same bytes for any number of ``jobs``."""
    if jobs <= 1:
        desk = Desk(lang)
        yield from map(desk.scored, lines)
        return
    # Spawned, not forked: the same on every system, and no lock is inherited half held.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _sit_down, (lang,)) as pool:
        under_way: deque[Future[list[bytes]]] = deque()
        coming = iter(lines)
        while batch := list(islice(coming, BATCH)):
            under_way.append(pool.submit(_score_batch, batch))
            if len(under_way) > jobs * _AHEAD:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


_desk: list[Desk] = []


def _sit_down(lang: str | None) -> None:
    _desk[:] = [Desk(lang)]


def _score_batch(batch: list[bytes]) -> list[bytes]:
    return [_desk[0].scored(line) for line in batch]

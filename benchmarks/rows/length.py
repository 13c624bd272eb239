"""Row 12: what a very long line costs by the character, and what ten times the cues cost."""

from collections.abc import Iterator
from itertools import cycle, islice

from benchmarks.figure import Figure, Ratio
from benchmarks.rounds import Work, ratios
from benchmarks.stage import Stage, lines, long_calls
from trainer.files.packaged import load_concerns, load_lexicon
from trainer.language import Ear, heard_in_call, make_ear, understand
from trainer.language.lexicon import listed

_LONG = 4000


def measure(stage: Stage) -> Iterator[Figure]:
    """Understanding alone, in the middle of a call."""
    (call,) = long_calls(stage.long_setting, 1)
    heard = heard_in_call(call.setting.scenario, call.setting.persona, call.transcript)
    said = lines(1)
    joined = " ".join(islice(cycle(said), 60))[:_LONG]

    def work(ear: Ear, texts: tuple[str, ...], by_character: bool) -> Work:
        def understood() -> int:
            for text in texts:
                understand(text, heard, ear)
            return sum(map(len, texts)) if by_character else len(texts)

        return understood

    rounds = stage.rounds(15, 3)
    values = ratios(work(stage.ear, (joined,), True), work(stage.ear, said, True), rounds)
    yield Ratio(12, "a line of 4,000 characters / one of 27 words, a character", 1.2, values)
    crowded = _ear_of_ten()
    values = ratios(work(crowded, said, False), work(stage.ear, said, False), rounds)
    yield Ratio(12, "ten times the cues / the lexicon as it is", 1.3, values)


def _ear_of_ten() -> Ear:
    """An ear with nine more cues for each: the same words and one more, so that every one is followed to its end."""
    data = dict(load_lexicon("en"))
    written = data["cues"]
    assert isinstance(written, dict)
    data["cues"] = {
        family: [more for cue in listed(cues) for more in (cue, *(f"{cue} further{n}" for n in "abcdefghi"))]
        for family, cues in written.items()
    }
    return make_ear(data, load_concerns("en"), "en", None)

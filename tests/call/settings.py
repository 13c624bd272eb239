"""Shipped content as settings for calls, read once a run."""

from functools import cache

from trainer.call import Setting
from trainer.files.folders import shipped_folder
from trainer.files.library import Library
from trainer.files.packaged import load_concerns, load_lexicon
from trainer.language import Ear, make_ear

LIBRARY = Library([shipped_folder()])


@cache
def ear(lang: str) -> Ear:
    return make_ear(load_lexicon(lang), load_concerns(lang), lang)


def setting(scenario: str, persona: str, lang: str = "en") -> Setting:
    found = LIBRARY.scenario(lang, scenario)
    return Setting(found, LIBRARY.persona(lang, persona), LIBRARY.chart(found.chart), ear(lang))

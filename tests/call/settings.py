"""Shipped content as settings for calls, read once a run."""

from tests.equipped import LIBRARY, ear
from trainer.call import Setting


def setting(scenario: str, persona: str, lang: str = "en") -> Setting:
    found = LIBRARY.scenario(lang, scenario)
    return Setting(found, LIBRARY.persona(lang, persona), LIBRARY.chart(found.chart), ear(lang))

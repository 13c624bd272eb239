"""A pointer for the moment: which rule is due next and where to look, never the words to say."""

from trainer.acts import ActName
from trainer.call import Exchange
from trainer.transcript import Refusal, Situation, Standing

_ASKED = (ActName.CLARIFY_SPECIFIC, ActName.CLARIFY_GENERIC)


def hint_for(standing: Standing | None, exchanges: tuple[Exchange, ...]) -> str:
    """Message key of the pointer for where the call stands."""
    if standing is None or standing.situation is None:
        return "hint.opening"
    if standing.question:
        return "hint.question"
    special = {
        Situation.REFUSAL: _refusal,
        Situation.OBJECTION: _objection,
        Situation.RUDENESS: _rudeness,
        Situation.TALK: _talk,
    }.get(standing.situation)
    return special(standing, exchanges) if special else f"hint.{standing.situation}"


def _refusal(standing: Standing, _: tuple[Exchange, ...]) -> str:
    firm = standing.refusal is Refusal.FIRM or standing.removal_asked
    return "hint.refusal.firm" if firm else "hint.refusal.soft"


def _rudeness(standing: Standing, _: tuple[Exchange, ...]) -> str:
    return "hint.rudeness.again" if standing.insults > 1 else "hint.rudeness"


def _talk(standing: Standing, _: tuple[Exchange, ...]) -> str:
    if standing.no_fit:
        return "hint.no_fit"
    return "hint.needs" if standing.needs_hidden else "hint.present"


def _objection(standing: Standing, exchanges: tuple[Exchange, ...]) -> str:
    if standing.concern_known:
        return "hint.objection.argue"
    if standing.heated:
        return "hint.objection.heated"
    asked = bool(exchanges) and any(act.name in _ASKED for act in exchanges[-1].marked.acts)
    return "hint.objection.hinted" if asked else "hint.objection.clarify"

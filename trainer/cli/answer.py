"""``trainer answer``: a manager's answer to a dispute, with its reason."""

from typing import Annotated

import typer

from trainer.cli.equipment import equip
from trainer.cli.office import Office
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.cli.review import sight_here
from trainer.store import Store
from trainer.store.disputes import Disputes
from trainer.terminal.page import Page

MOST_REASON = 1000


def command(
    dispute: Annotated[str, typer.Argument(help="Which dispute.")],
    verdict: Annotated[str, typer.Argument(help="uphold or reject.")],
    reason: Annotated[str, typer.Argument(help="Why.")],
    level: Annotated[int | None, typer.Option(min=0, max=4, help="The level it should have been, if upheld.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
) -> None:
    """Answer a trainee's dispute of a verdict, with a reason.

    Example: trainer answer 8c1d02ab77e1 uphold "she did name it" --level 3
    """
    with one_sentence():
        equipment = equip(lang)
    words, author = equipment.words, equipment.settings.trainee
    if verdict not in ("uphold", "reject"):
        raise refuse(words.say("answer.verdict"), WRONG_USE)
    if (verdict == "uphold") != (level is not None):
        raise refuse(words.say("answer.level"), WRONG_USE)
    if not author:
        raise refuse(words.say("correct.by"), WRONG_USE)
    if not 0 < len(reason.strip()) <= MOST_REASON:
        raise refuse(words.say("dispute.why", most=MOST_REASON), WRONG_USE)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            office = Office(store, equipment)
            sight = sight_here(office, equipment)
            mine = [one.id for one in sight.disputes()] or _unlisted(office, store, author)
            waiting = [one for one in mine if one.startswith(dispute)]
            if len(waiting) != 1:
                raise refuse(words.say("store.no_dispute", dispute=dispute))
            upheld = verdict == "uphold"
            office.answer(waiting[0], upheld=upheld, level=level, reason=reason.strip(), by_whom=author)
        finally:
            store.close()
    Page().line(words.say("answer.done", dispute=waiting[0]))


def _unlisted(office: Office, store: Store, author: str) -> list[str]:
    """Open disputes of others where nobody keeps a roster: whoever can open the store answers."""
    if office.person(author) is not None or office.everybody():
        return []
    found = Disputes(store.database).all()
    return [one.dispute.id for one in found if one.answer is None and one.dispute.by_whom != author]

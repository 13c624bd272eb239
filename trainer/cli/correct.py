"""``trainer correct``: a person's verdict beside the machine's, with its reason."""

from typing import Annotated

import typer

from trainer.cli.equipment import equip
from trainer.cli.office import Office
from trainer.cli.play import full_name
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.cli.review import sight_here
from trainer.review.correcting import correction_of, verdicts_of
from trainer.review.sight import Absent
from trainer.terminal.page import Page

MOST_REASON = 1000


def command(
    call: Annotated[str, typer.Argument(help="Which call.")],
    verdict: Annotated[str, typer.Argument(help="Which verdict: 1.listen is the first objection's, or stage.opening.")],
    level: Annotated[int, typer.Argument(min=0, max=4, help="The level it should have been.")],
    reason: Annotated[str, typer.Argument(help="Why.")],
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
) -> None:
    """Correct a verdict of a call; the machine's own stays visible beneath.

    Example: trainer correct 3fa9c2d1 1.listen 3 "she put it into her own words"
    """
    with one_sentence():
        equipment = equip(lang)
    words, author = equipment.words, equipment.settings.trainee
    if not author:
        raise refuse(words.say("correct.by"), WRONG_USE)
    if not reason.strip() or len(reason) > MOST_REASON:
        raise refuse(words.say("correct.reason"), WRONG_USE)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            office = Office(store, equipment)
            sight = sight_here(office, equipment)
            read = sight.call(full_name(store, call))
            if not sight.may_judge(read):
                raise Absent
            correction = correction_of(read.card, verdict, level, reason.strip(), author)
            if correction is None:
                known = ", ".join(verdicts_of(read.card))
                raise refuse(words.say("correct.no_verdict", verdict=verdict, known=known), WRONG_USE)
            office.correct(read.id, correction)
            before = (
                str(correction.before)
                if correction.before_kind == "level"
                else words.say(f"verdict.{correction.before_kind}")
            )
            rule = words.say(f"rule.{correction.rule}")
            Page().line(words.say("correct.done", rule=rule, before=before, after=level))
        except Absent:
            raise refuse(words.say("store.no_call", call=call)) from None
        finally:
            store.close()

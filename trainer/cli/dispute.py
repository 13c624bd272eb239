"""``trainer dispute``: a trainee's question about one verdict; without arguments, what became of earlier ones."""

import json
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from trainer.acts import Mark, VerdictKind
from trainer.cli.equipment import Equipment, equip
from trainer.cli.pages import write_page
from trainer.cli.play import full_name
from trainer.cli.recorded import reopen
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.content.words import Words
from trainer.review.disputed import Upheld, corpus_line
from trainer.store import Store, StoredTurn
from trainer.store.disputes import Dispute, Disputed, Disputes
from trainer.store.shares import Shares
from trainer.terminal.page import Page

MOST_REASON = 1000


def command(
    call: Annotated[str | None, typer.Argument(help="Which call.")] = None,
    turn: Annotated[int | None, typer.Argument(min=1, help="Which line of yours; 1 is your first.")] = None,
    why: Annotated[str | None, typer.Argument(help="Why the verdict is wrong.")] = None,
    rule: Annotated[
        str | None, typer.Option(help="Which verdict, where the line has several: listen, clarify ...")
    ] = None,
    export: Annotated[
        Path | None, typer.Option(help="Write upheld disputes as lines of a corpus.", dir_okay=False)
    ] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
) -> None:
    """Dispute a verdict, so that a manager answers with a reason; without arguments, see your disputes.

    Example: trainer dispute 3fa9c2d1 4 "I asked what the waiting cost her" --rule clarify
    """
    with one_sentence():
        equipment = equip(lang)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            if export is not None:
                _export(equipment, store, export)
            elif call is None:
                _list(equipment, store)
            elif turn is None or why is None:
                raise refuse(equipment.words.say("dispute.usage"), WRONG_USE)
            else:
                _open(equipment, store, full_name(store, call), turn, (why.strip(), rule))
        finally:
            store.close()


def _open(equipment: Equipment, store: Store, call: str, turn: int, asked: tuple[str, str | None]) -> None:
    words, (why, rule) = equipment.words, asked
    if not 0 < len(why) <= MOST_REASON:
        raise refuse(words.say("dispute.why", most=MOST_REASON), WRONG_USE)
    stored = store.load_call(call)
    said = next((one for one in stored.turns if one.seq == turn), None)
    if said is None:
        raise refuse(words.say("store.no_turn", call=call, turn=turn))
    if stored.line.mode != "exam" and not Shares(store.database).is_shared(call):
        raise refuse(words.say("dispute.private", call=call))
    mark = _verdict(said, rule, words)
    level = mark.level if mark.verdict is VerdictKind.LEVEL else None
    dispute = Dispute(uuid.uuid4().hex[:12], call, turn, mark.rule.value, level, why, equipment.settings.trainee)
    Disputes(store.database).open(dispute, at=datetime.now(UTC))
    Page().line(words.say("dispute.kept", rule=words.say(f"rule.{mark.rule}"), turn=turn, call=call))


def _verdict(said: StoredTurn, rule: str | None, words: Words) -> Mark:
    """The verdict that is meant. Raises Exit where there is none, or several and nobody said which."""
    marks = [one for one in said.marked().marks if one.verdict is not VerdictKind.NOT_APPLICABLE]
    known = ", ".join(one.rule.value for one in marks)
    if not marks:
        raise refuse(words.say("dispute.nothing", call=said.call, turn=said.seq))
    if rule is None and len(marks) > 1:
        raise refuse(words.say("dispute.which", call=said.call, turn=said.seq, known=known), WRONG_USE)
    found = marks[0] if rule is None else next((one for one in marks if one.rule.value == rule), None)
    if found is None:
        raise refuse(words.say("dispute.no_verdict", call=said.call, turn=said.seq, rule=rule, known=known), WRONG_USE)
    return found


def _list(equipment: Equipment, store: Store) -> None:
    own = [one for one in Disputes(store.database).all() if one.dispute.by_whom == equipment.settings.trainee]
    page, words = Page(), equipment.words
    for one in own:
        asked = one.dispute
        level = "–" if asked.level is None else asked.level
        rule = words.say(f"rule.{asked.rule}")
        page.line(
            words.say(
                "dispute.line", id=asked.id, call=asked.call, turn=asked.seq, rule=rule, level=level, why=asked.why
            )
        )
        page.line("   " + _became(one, words), "title")
    if not own:
        page.line(words.say("dispute.none"))


def _became(one: Disputed, words: Words) -> str:
    answer = one.answer
    if answer is None:
        return words.say("dispute.open")
    key = "dispute.upheld" if answer.upheld else "dispute.rejected"
    return words.say(key, level=answer.level, reason=answer.reason, by=answer.by_whom)


def _export(equipment: Equipment, store: Store, path: Path) -> None:
    lines = []
    for one in Disputes(store.database).all():
        answer = one.answer
        if answer is None or not answer.upheld or answer.level is None:
            continue
        stored = store.load_call(one.dispute.call)
        call = reopen(stored, equip(stored.line.lang), store)
        upheld = Upheld(
            one.dispute.id, one.dispute.seq, one.dispute.rule, one.dispute.level, answer.level, answer.reason
        )
        lines.append(corpus_line(upheld, call.call.transcript, call.exchanges, call.scenario, call.persona))
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    page = Page()
    write_page(path, text, page, equipment.words)
    page.line(equipment.words.count("dispute.exported", len(lines), path=path))

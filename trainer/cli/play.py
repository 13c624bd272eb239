"""Holding a recorded call at the prompt (or over a pipe); what the debrief needs is imported when the call is over."""

import asyncio
import importlib
import sys
from collections.abc import Sequence

import typer

from trainer.cli.equipment import Equipment, at_terminal
from trainer.cli.recorded import RecordedCall, branch
from trainer.cli.refusing import ANSWER_IS_NO
from trainer.store import CallLine, Store, StoredCall, StoreError
from trainer.terminal.commands import Desk, Next
from trainer.terminal.conversation import Conversation, Manners, NotKept
from trainer.terminal.giving_back import given_back
from trainer.terminal.page import Page
from trainer.terminal.plain import read_and_answer
from trainer.terminal.talk import Talk


def manners(equipment: Equipment, *, exam: bool, instant: bool) -> Manners:
    """How calls are held here: a live pace only where somebody sits at a terminal."""
    settings = equipment.settings
    # The pace of an exam is the same for its whole cohort; only who cannot follow it is spared.
    whole = instant or (settings.instant and not exam) or settings.screen_reader or not at_terminal()
    return Manners(
        words=equipment.words,
        words_a_minute=0 if whole else settings.words_per_minute,
        hint_cost=equipment.rubric.hint_cost,
        exam=exam,
        verdicts=settings.verdicts and not exam,
    )


def play(recorded: RecordedCall, how: Manners, page: Page) -> None:
    """The call until it ends or is left, then its debrief; a call that is left is kept, also one taken back.

    Ends the command with 1 where the last thing that was to be kept could not be.
    """
    desk, left = hold_at_prompt(recorded, how, page)
    while left is Next.REWIND:
        page.line(how.words.say("rewind.begins", call=recorded.name, turn=desk.back_to), "title")
        try:
            recorded = branch(recorded, desk.back_to, live=how.live)
        except NotKept as failure:
            page.line(str(failure), "bad")
        except StoreError as failure:
            page.line(how.words.say(failure.key, **failure.slots), "bad")
        desk, left = hold_at_prompt(recorded, how, page)
    if left is Next.HANG_UP:
        try:
            recorded.hang_up()
        except NotKept as failure:
            page.line(str(failure), "bad")
            left = Next.NOT_KEPT
    if recorded.over:
        importlib.import_module("trainer.cli.telling").show_debrief(recorded, how, page)
        return
    page.line(how.words.say("call.left", call=recorded.name), "title")
    if left is Next.NOT_KEPT:
        raise typer.Exit(ANSWER_IS_NO)


def hold_at_prompt(call: Conversation, how: Manners, page: Page) -> tuple[Desk, Next]:
    """One sitting at a call, and how it was left."""
    desk = Desk(call, how, page)
    if not at_terminal():
        return desk, read_and_answer(desk, sys.stdin.buffer)
    with given_back():
        return desk, asyncio.run(Talk(desk).run())


def latest(store: Store, trainee: str, *, unfinished: bool = False) -> str | None:
    """The id of a trainee's own newest call, or of the newest that can go on."""
    if unfinished:
        waiting = own_calls(store.unfinished(trainee), trainee)
        return waiting[0].id if waiting else None
    calls = own_calls(store.calls(trainee), trainee)
    return calls[-1].id if calls else None


def own_calls(lines: Sequence[CallLine], trainee: str) -> list[CallLine]:
    """A trainee's own calls: who has set no name has those that were played without one, and nobody else's."""
    return [line for line in lines if line.trainee == trainee]


def ones_own(stored: StoredCall, trainee: str) -> StoredCall:
    """The call, if it is this trainee's or was played without a name.

    Raises StoreError (``store.not_yours``): a line said in somebody else's call would stand under their name.
    """
    if stored.line.trainee not in ("", trainee):
        raise StoreError("store.not_yours", call=stored.line.id)
    return stored


def full_name(store: Store, typed: str) -> str:
    """The id that a typed beginning of one means; the typed text itself if none or several do."""
    found = [line.id for line in store.calls() if line.id.startswith(typed)]
    return found[0] if len(found) == 1 else typed

"""All attempts that belong to one call, read from the store and shown side by side."""

from trainer.cli.recorded import RecordedCall, reopen
from trainer.coaching.branches import Branch, Played, branches
from trainer.coaching.branches_page import branches_page
from trainer.content.words import Words
from trainer.store import CallLine
from trainer.terminal.branches_screen import branches_screen
from trainer.terminal.page import Page


def show_branches(recorded: RecordedCall, page: Page, words: Words) -> None:
    """The tree that a call stands in. Raises StoreError."""
    found = _tree(recorded)
    if len(found) < 2:
        page.line(words.say("branches.none", call=recorded.name))
        return
    page.show(*branches_screen(found, words))


def branches_html(recorded: RecordedCall, words: Words) -> str:
    """The tree that a call stands in, as a page. Raises StoreError."""
    return branches_page(_tree(recorded), words)


def _tree(recorded: RecordedCall) -> tuple[Branch, ...]:
    family = _family(recorded.name, recorded.store.calls())
    return branches(tuple(_played(line, recorded) for line in family))


def _family(name: str, lines: tuple[CallLine, ...]) -> tuple[CallLine, ...]:
    """The first attempt behind a call and everything taken back from it, oldest first."""
    known = {line.id: line for line in lines}
    root = name
    while (parent := known[root].parent) is not None and parent in known:
        root = parent
    kin = {root}
    for line in lines:
        if line.parent in kin:
            kin.add(line.id)
    return tuple(line for line in lines if line.id in kin)


def _played(line: CallLine, recorded: RecordedCall) -> Played:
    again = reopen(recorded.store.load_call(line.id), recorded.equipment, recorded.store)
    return Played(line.id, line.parent, line.parent_turn, again.call, again.scorecard().score)

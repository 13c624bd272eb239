"""A small company with real calls: two teams, an exam each, practice that is private and practice that is shared."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trainer.call import Input
from trainer.cli.equipment import Equipment
from trainer.cli.recorded import Plan, RecordedCall, begin
from trainer.files.folders import folders
from trainer.files.settings import Settings
from trainer.review.assigned import Assignment
from trainer.review.people import Duty, Person
from trainer.store import Store, open_store
from trainer.store.disputes import Dispute, Disputes
from trainer.store.people import People
from trainer.store.shares import Shares
from trainer.web.backing import Locks

CALLS = Path(__file__).parent.parent / "terminal" / "calls"
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

PEOPLE = (
    Person("ana", "Ана Петрова", "north", Duty.TRAINEE, lang="bg"),
    Person("ben", "Ben Hill", "north", Duty.TRAINEE),
    Person("cat", "Cat Moor", "south/side", Duty.TRAINEE),
    Person("mia", "Mia Lead", "north", Duty.MANAGER, ("north",)),
    Person("zoe", "Zoe South", "south/side", Duty.MANAGER, ("south/side",)),
    Person("tom", "Tom Writer", "", Duty.TRAINER),
    Person("root", "Root", "", Duty.ADMIN),
    Person("dan", "Dan Gone", "north", Duty.MANAGER, ("north",), active=False),
)


def quick(now: datetime = START + timedelta(days=1)) -> Locks:
    """Locks that a test need not wait for."""

    def hashed(password: str) -> str:
        return hashlib.sha256(password.encode()).hexdigest()

    return Locks(hashed, lambda password, kept: hashed(password) == kept, lambda: now, same_for_unknown="")


def equipment() -> Equipment:
    """Tools that read no settings of the machine."""
    home = {**os.environ, "TRAINER_HOME": tempfile.gettempdir()}
    return Equipment(Settings(semantic=False), folders(home), "en")


def play(store: Store, tools: Equipment, who: str, lines: Sequence[str], *, exam: bool, seed: int) -> RecordedCall:
    """One call to its end."""
    own = Equipment(tools.settings.model_copy(update={"trainee": who}), tools.folders, "en")
    for name in ("ear", "words", "library", "rubric", "lexicon_hash", "cache"):
        own.__dict__[name] = getattr(tools, name)
    setting = own.setting("payroll-cold-call", "interested-planner")
    recorded = begin(Plan(setting, seed, exam=exam, live=False), own, store)
    for line in lines:
        if not recorded.over:
            recorded.hear_again(Input(line))
    if not recorded.over:
        recorded.hang_up()
    return recorded


def lines(name: str) -> list[str]:
    """What somebody says."""
    return CALLS.joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()


def company(path: Path, tools: Equipment, most: int | None = 3) -> dict[str, str]:
    """Makes the store; gives the calls by what they are. ``most`` cuts each call after so many lines."""
    store = open_store(str(path))
    people = People(store.database)
    people.keep(PEOPLE, by_whom="root", at=START)
    people.assign(
        (Assignment("a1", "team", "north", "payroll-cold-call", "en", deadline="2026-11-24", by_whom="mia"),), at=START
    )
    named = {
        "ana exam": play(store, tools, "ana", lines("interested-skilled")[:most], exam=True, seed=4).name,
        "ana practice": play(store, tools, "ana", lines("interested-average")[:most], exam=False, seed=5).name,
        "ana shared": play(store, tools, "ana", lines("interested-average")[:most], exam=False, seed=6).name,
        "ben exam": play(store, tools, "ben", lines("pushy")[:most], exam=True, seed=4).name,
        "cat exam": play(store, tools, "cat", lines("interested-average")[:most], exam=True, seed=4).name,
    }
    Shares(store.database).share(named["ana shared"], "ana", at=START)
    for name, rule in (("ana exam", "listen"), ("cat exam", "clarify")):
        dispute = Dispute(f"d-{name[:3]}", named[name], 1, rule, 1, "<b>I did</b> listen", name[:3])
        Disputes(store.database).open(dispute, at=START)
    store.close()
    return named

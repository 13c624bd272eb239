"""One-line builders for people and digests."""

from trainer.review.digest import Digest, Facts, Shown
from trainer.review.people import Duty, Person

ANA = Person("ana", "Ана Петрова", "north", Duty.TRAINEE, lang="bg")
BEN = Person("ben", "Ben Hill", "north", Duty.TRAINEE)
CAT = Person("cat", "Cat Moor", "south", Duty.TRAINEE)
MIA = Person("mia", "Mia Lead", "north", Duty.MANAGER, ("north",))
EVERYBODY = (ANA, BEN, CAT, MIA)


def digest(
    call: str,
    trainee: str = "ana",
    *,
    score: int | None = 60,
    mode: str = "practice",
    scenario: str = "payroll-cold-call",
    seed: int = 1,
    day: int = 1,
    levels: tuple[int, ...] = (2,),
    rule: str = "clarify",
    caps: tuple[tuple[str, int], ...] = (),
) -> Digest:
    """A finished call; one level on one rule for each of ``levels``."""
    began = f"2026-11-{day:02}T09:00:00.000000Z"
    facts = Facts(
        call, trainee, scenario, "en", "hostile-owner", mode, seed, "s1", began, began.replace("T09", "T10"), 6
    )
    shown = tuple(Shown("price", "price", rule, level, 3, 2 * at + 1) for at, level in enumerate(levels))
    return Digest(facts, "meeting", "sale", score, 70, caps, shown)

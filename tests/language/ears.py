"""Ears and one-line builders for the tests of hearing."""

from tests.equipped import ear
from trainer.acts import Act, ActName, Understanding
from trainer.language import Heard, heard_single, understand

LATE = {
    "en": "We tried an outside payroll firm and people were paid late.",
    "bg": "Пробвахме с външна фирма и хората взеха заплатите си със закъснение.",
}
FACTS = {
    "en": (
        "1% of payroll per day of delay, in the contract",
        "named specialist and deputy",
        "first month in parallel",
        "9 euro per employee per month",
    ),
    "bg": (
        "1% от ведомостта за всеки ден закъснение, пише го в договора",
        "специалист и заместник, и двамата с име",
        "първия месец смятаме паралелно",
        "9 евро на служител на месец",
    ),
}
TRAPS = {
    "en": ("never late", "guaranteed savings", "covers foreign staff"),
    "bg": ("никога не закъсняваме", "гарантирани спестявания", "поемаме чуждестранни служители"),
}


def heard(lang: str, customer: str = "", known: bool = False, said: tuple[str, ...] = ()) -> Heard:
    """What may be referred to after the running objection, or after another customer's line."""
    return heard_single(customer or LATE[lang], FACTS[lang], TRAPS[lang], said, known, ear(lang))


def hear(lang: str, text: str, customer: str = "", known: bool = False) -> Understanding:
    """What an answer to the running objection does."""
    return understand(text, heard(lang, customer, known), ear(lang))


def shown(understanding: Understanding, *names: ActName) -> list[str]:
    """The words that show the acts of these names."""
    return [words(understanding, act) for act in understanding.of(*names)]


def words(understanding: Understanding, act: Act) -> str:
    """The words of the recorded text that show an act."""
    return understanding.text[act.span.start : act.span.end]


def names(understanding: Understanding) -> set[str]:
    """Names of all acts."""
    return {act.name.value for act in understanding.acts}

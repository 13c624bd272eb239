"""The line under the prompt: who, how long, which turn, and in practice how the customer is doing."""

from trainer.customer import Affect
from trainer.gate import for_terminal
from trainer.terminal.conversation import Conversation, Manners

_STEPS = 5


def toolbar(conversation: Conversation, manners: Manners, seconds: int) -> str:
    """One line of at most 80 columns."""
    words = manners.words
    fields = [
        for_terminal(conversation.persona.name),
        f"{seconds // 60}:{seconds % 60:02d}",
        words.say("toolbar.turn", n=len(conversation.exchanges) + 1),
    ]
    if not manners.exam and conversation.exchanges:
        taken = conversation.exchanges[-1].taken
        after = taken.after
        fields.append(f"{words.say('toolbar.trust')} {meter(after.trust)}")
        fields.append(f"{words.say('toolbar.irritation')} {meter(after.irritation)}")
        fields.append(trend(taken.before, after, manners))
    fields.append(words.say("toolbar.help"))
    return " " + "  ".join(field for field in fields if field)


def meter(hundredths: int) -> str:
    """A five-step bar: the picture is as coarse as the knowledge."""
    filled = min(_STEPS, (hundredths + 1000) // 2000)
    return "■" * filled + "□" * (_STEPS - filled)


def trend(before: Affect, after: Affect, manners: Manners) -> str:
    """Whether the last line warmed or cooled them."""
    change = (after.trust - before.trust) - (after.irritation - before.irritation)
    if change > 300:
        return manners.words.say("toolbar.warmer")
    if change < -300:
        return manners.words.say("toolbar.colder")
    return ""

"""Keys of the prompt, and the lines that the up arrow brings back."""

from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from trainer.terminal.conversation import Conversation


def bindings() -> KeyBindings:
    """Alt-Enter starts a new line; Enter sends."""
    keys = KeyBindings()

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return keys


def remembered_lines(conversation: Conversation) -> InMemoryHistory:
    """What was said in this call; kept nowhere else, since answers are personal."""
    return InMemoryHistory([exchange.trainee.text for exchange in conversation.exchanges])

"""One call, from the first word to the last, as pure values."""

from trainer.call.exchange import Exchange, Taken
from trainer.call.fold import Call, hear, open_call, resume, rewind
from trainer.call.placing import open_at
from trainer.call.remarking import remarked
from trainer.call.setting import Input, Setting

__all__ = [
    "Call",
    "Exchange",
    "Input",
    "Setting",
    "Taken",
    "hear",
    "open_at",
    "open_call",
    "remarked",
    "resume",
    "rewind",
]

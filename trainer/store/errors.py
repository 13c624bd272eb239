"""What can go wrong with the store, each in one sentence that says what to do.

Sentences are looked up by key in ``trainer/words/<lang>/store.yaml``; the English ones stand here too, for whoever
has no words at hand, and a test holds the two against each other.
"""

from collections.abc import Mapping
from types import MappingProxyType

from trainer.content.words import fill

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "store.locked": "The store {where} is in use by another program; close it and try again.",
        "store.read_only": "The store {where} cannot be written; check the permissions of the file and its folder.",
        "store.full": "The disk that holds the store {where} is full; free some space and go on.",
        "store.disk": "The disk that holds the store {where} reports an error; check the disk before going on.",
        "store.cannot_open": "The store {where} cannot be opened; check that its folder exists and may be written.",
        "store.empty": "The file {where} is empty; restore it from a backup, or move it away to start anew.",
        "store.foreign": "The file {where} is not a store of this program; set TRAINER_STORE to another place.",
        "store.newer": "The store {where} was made by a newer version of this program; update the program.",
        "store.damaged": "The store {where} is damaged; restore it from a backup, and keep the file for an expert.",
        "store.not_durable": "The store {where} does not keep what it is given through a power cut; use a local disk.",
        "store.unreachable": "The store {where} does not answer; check the network, the server and the address.",
        "store.address": "'{where}' is no address of a store; give a file or postgresql+psycopg://...",
        "store.no_driver": "The store {where} needs the extra 'postgres': pip install 'sales-call-trainer[postgres]'.",
        "store.no_call": "There is no call '{call}'.",
        "store.no_assignment": "There is no assignment '{assignment}'.",
        "store.moved_on": "The call '{call}' has moved on in another window; resume it to see where it stands.",
        "store.ended": "The call '{call}' has ended already.",
        "store.twice": "A different record is kept under the same key '{call}' already.",
        "store.not_empty": "The store {where} holds records already; only an empty one can take over another's.",
        "store.not_copied": "The store {where} did not hold the same after copying and is as it was before; try again.",
        "store.broken_record": "The call '{call}' holds a record that cannot be read; run `trainer verify`.",
        "store.no_tries": "The tries at this exam ({most}) are used up; a manager can give you another.",
        "store.try_taken": "Try {number} at this exam has begun in another window; `trainer resume` goes on with it.",
        "store.not_yours": "The call '{call}' is somebody else's; only who played it may do that.",
        "store.exam_seen": "The call '{call}' is an exam; your manager sees it already.",
        "store.no_turn": "There is no line {turn} of the trainee's in call '{call}'.",
        "store.disputed": "Line {turn} of call '{call}' is disputed already on this rule; wait for the answer.",
        "store.no_dispute": "There is no dispute '{dispute}'.",
        "store.answered": "The dispute '{dispute}' has its answer already.",
    }
)


class StoreError(Exception):
    """The store refused or failed; nothing that was acknowledged before is lost.

    ``key`` and ``slots`` name the sentence for whoever shows it in another language.
    """

    def __init__(self, key: str, **slots: str) -> None:
        super().__init__(fill(SENTENCES[key], slots))
        self.key = key
        self.slots = dict(slots)

"""The context of one answer in a file, where there is no call and often no scenario (``trainer mark``).

What is not given is taken as the plainest case: an objection, nothing refused twice, nothing said before.
"""

from trainer.acts import SlotKind
from trainer.content.scenario import Targets
from trainer.language import Heard
from trainer.marking.context import Context
from trainer.transcript import Refusal, Situation

_HEATED = (Situation.RUDENESS,)
_CUT_OFF = ("–", "—", "-")
"""A dash shows somebody cut off. Dots may be a thought left hanging, and no timing says whether it went on."""


def context_single(
    heard: Heard,
    situation: Situation = Situation.OBJECTION,
    concern_known: bool = False,
    refusal: Refusal | None = None,
    targets: Targets | None = None,
) -> Context:
    """The context of a single answer; ``said`` and the open concern come from what ``heard`` says was told.

    Without ``refusal``, a situation of refusal counts as a first, soft no.
    """
    said = tuple(topic.slot for topic in heard.topics if topic.said)
    soft = Refusal.SOFT if situation is Situation.REFUSAL else Refusal.NONE
    return Context(
        customer=heard.customer,
        situation=situation,
        concern_known=concern_known,
        said=said,
        told_now=tuple(slot for slot in said if slot.kind is SlotKind.CONDITION),
        heated=situation in _HEATED,
        mood=2 if situation is Situation.RUDENESS else 0,
        insults=1 if situation is Situation.RUDENESS else 0,
        refusal=soft if refusal is None else refusal,
        question="?" if heard.question_waits else None,
        mid_turn=heard.mid_turn and heard.customer.rstrip().endswith(_CUT_OFF),
        earlier=heard.trainee,
        targets=targets or Targets(),
    )

"""The marking scheme: weights, caps, targets. Integers from here to the certificate (RUBRIC 4)."""

from typing import Literal

from pydantic import Field

from trainer.content.scenario import Role
from trainer.content.shape import Authored, Id, Percent

RuleWord = Literal["listen", "empathize", "clarify", "argue"]
StageWord = Literal["opening", "needs", "presentation", "objections", "closing"]
GateWord = Literal["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9"]


class Cap(Authored):
    """What a serious fault limits a score to."""

    episode: Percent | None = Field(default=None, description="Highest episode score.")
    session: Percent | None = Field(default=None, description="Highest session score.")


class Rubric(Authored):
    """One marking scheme."""

    id: Id = Field(description="Name; shown on every scorecard.")
    version: int = Field(ge=1, description="Raised with every change that can move a score.")
    weights: dict[RuleWord, int] = Field(description="Weight of each rule in an episode.")
    stages: dict[Role, dict[StageWord, int]] = Field(description="Weight of each stage by role, in percent.")
    level_for_full: int = Field(default=3, ge=1, le=4, description="Level at which a stage or problem case is full.")
    caps: dict[GateWord, Cap] = Field(description="Caps by gate.")
    discount_beyond_limit: Percent = Field(default=40, description="G6 when the discount exceeds the limit.")
    bar: Percent = Field(default=70, description="Score that clears the bar.")
    too_many_unknown: Percent = Field(
        default=20, description="More than this share of verdicts 'cannot tell': no score, a person must look."
    )
    hint_cost: Percent = Field(default=2, description="Points of the session score that each hint takes.")
    difficulty: dict[Literal["real_condition", "concealed_concern", "block", "stall", "heated"], int] = Field(
        description="Weight of an episode by kind of objection, in percent (100 = one)."
    )

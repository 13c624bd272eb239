"""One call played by a robot: what it saw, what it typed, until the call ends or it has had enough turns."""

from trainer.autoplay.lines import RobotLines
from trainer.autoplay.robots import Robot
from trainer.autoplay.seen import Say, Seen
from trainer.autoplay.wording import sentence
from trainer.call import Call, Input, Setting, hear, open_call
from trainer.transcript import CustomerTurn

MOST_TURNS = 24
NO_LIMIT = 10_000


def play(setting: Setting, lines: RobotLines, robot: Robot, seed: int, most_turns: int = MOST_TURNS) -> Call:
    """The call that a robot makes of a setting; without an outcome if ``most_turns`` turns did not end it."""
    call = open_call(setting, seed)
    seen = Seen(setting.scenario, setting.persona, lines, robot.name, seed)
    if call.last is not None:
        seen = _after(seen, None, call.last)
    for _ in range(most_turns):
        if call.outcome is not None:
            break
        say = robot.policy(seen)
        call, exchange = hear(call, Input(sentence(seen, say, _limit(setting, robot))))
        seen = _after(seen, say, exchange.reply)
    return call


def _limit(setting: Setting, robot: Robot) -> int:
    if not robot.keeps_length:
        return NO_LIMIT
    limit = setting.scenario.word_limit
    return min(limit, setting.persona.traits.word_limit) if robot.brief else limit


def _after(seen: Seen, say: Say | None, turn: CustomerTurn) -> Seen:
    """What the robot knows after its own turn and the customer's answer."""
    return Seen(
        seen.scenario, seen.persona, seen.lines, seen.robot, seen.seed,
        standing=turn.standing,
        heard=(*seen.heard, turn.heard),
        told=(*seen.told, *turn.standing.disclosed),
        done=seen.done if say is None else (*seen.done, say),
    )  # fmt: skip

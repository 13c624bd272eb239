"""Row 4: simulated calls, against inkjs walking the same chart and rivescript with as many cues."""

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from benchmarks.figure import Figure, Ratio, per_round
from benchmarks.peers.environment import PeerMissing
from benchmarks.peers.ink import ink
from benchmarks.process import ROOT, run
from benchmarks.rounds import interleaved
from benchmarks.rows.store import begin
from benchmarks.stage import TURNS, Stage, calls, lines
from trainer.files.packaged import load_lexicon
from trainer.language.lexicon import listed
from trainer.scoring import score
from trainer.store import NewTurn, Store, open_store
from trainer.transcript.record import to_json

_PEERS = ROOT / "benchmarks" / "peers"
_AT = datetime(2026, 1, 1, tzinfo=UTC)


def measure(stage: Stage) -> Iterator[Figure]:
    """Turns understood, answered, scored and stored, by the turn; each peer in processes of its own."""
    store = open_store(str(stage.home / "row4.db"))
    batches = iter(range(0, 1 << 30, 1000))
    mine = lambda: simulate(stage, store, (2 if stage.quick else 10) * TURNS, next(batches))  # noqa: E731
    mine()
    for name, goal, peer in (("inkjs", 2.0, _inkjs), ("rivescript", 0.3, _rivescript)):
        what = f"simulated calls, understood, scored, stored / {name}"
        try:
            seconds = partial(peer, stage)
            own, theirs = [], []
            for _ in range(stage.rounds(3, 1)):
                own.append(interleaved((mine,), 1)[0][0])
                theirs.append(seconds())
            yield Ratio(4, what, goal, per_round(own, theirs), note="one commit a turn")
        except PeerMissing as missing:
            yield Ratio(4, what, goal, note=str(missing))
    store.close()


def simulate(stage: Stage, store: Store, turns: int, first: int) -> int:
    """Calls until so many turns are played, each scored and stored; the turns they really had."""
    played = 0
    for call in calls(stage.setting, turns, first):
        score(call.transcript, stage.rubric, stage.setting.scenario)
        name = begin(stage, store, call)
        for seq, one in enumerate(call.exchanges, 1):
            store.append_turn(NewTurn(name, seq, uuid.uuid4().hex, one.trainee, one.reply, to_json(one.taken)), at=_AT)
        played += len(call.inputs)
    return played


def inkjs_command(stage: Stage, count: int) -> tuple[list[str], dict[str, str]]:
    """The peer's walk of so many calls. Raises PeerMissing."""
    node, variables = stage.peers.node
    story = stage.home / "chart.ink"
    story.write_text(ink(stage.setting.chart, stage.setting.persona), encoding="utf-8")
    return [*node, str(_PEERS / "walk.js"), str(story), str(count), str(TURNS)], variables


def _inkjs(stage: Stage) -> float:
    command, variables = inkjs_command(stage, 200 if stage.quick else 1000)
    return float(json.loads(run(command, variables).output)["seconds"])


def _rivescript(stage: Stage) -> float:
    python = stage.peers.python
    brain, said = stage.home / "cues.rive", stage.home / "lines.json"
    cues = [cue for written in load_lexicon("en")["cues"].values() for cue in listed(written)]  # type: ignore[attr-defined]
    words = dict.fromkeys(" ".join("".join(c if c.isalnum() else " " for c in cue.lower()).split()) for cue in cues)
    triggers = [f"+ [*] {cue} [*]\n- I see.\n" for cue in words if cue]
    brain.write_text("! version = 2.0\n\n" + "\n".join([*triggers, "+ *\n- Go on.\n"]), encoding="utf-8")
    said.write_text(json.dumps(lines(1)), encoding="utf-8")
    count = str(12 if stage.quick else 60)
    return float(json.loads(run([*python, str(_PEERS / "answer.py"), str(brain), str(said), count]).output)["seconds"])

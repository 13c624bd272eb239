"""Proving content: the answers and the played conversations that trainers write, held against what really happens."""

from trainer.proving.answers import Miss, Tried, try_answer
from trainer.proving.play import Play, PlayBroken, read_play
from trainer.proving.playing import Failure, run_play

__all__ = ["Failure", "Miss", "Play", "PlayBroken", "Tried", "read_play", "run_play", "try_answer"]

"""The command line: which commands there are, and nothing of what they do.

Only the command that was asked for is imported; for the others one line of help stands here, so that ``--help``
and ``--version`` cost as little as they say. A test holds these lines against the commands' own.
"""

import gc
import importlib
import os
import sys
from collections.abc import Sequence

from trainer import __version__

_GARBAGE_AFTER = 100_000
"""Objects made before garbage is looked for. What a start loads stays until the end; going through it again after every
700 objects, as is Python's habit, took a fifth of the start."""

COMMANDS: dict[str, tuple[str, str]] = {
    "practice": ("Practising", "Play a call against a simulated customer."),
    "tutorial": ("Practising", "Learn the prompt and the four rules by doing, with an easy customer, in ten minutes."),
    "resume": ("Practising", "Go on with a call that was cut off, at the exact turn."),
    "debrief": ("Practising", "Read what a call showed, with the words that earned each mark."),
    "rewind": ("Practising", "Take a finished or cut call back to one turn and try again."),
    "watch": ("Practising", "Watch a good call with its marks beside it: one of the playbook's, or an ideal robot's."),
    "drill": ("Practising", "Two-minute rounds on single objections: where you are weakest, and what is due again."),
    "progress": ("Practising", "Your calls so far, and what to practise next."),
    "share": ("Practising", "Let your manager read a practice call; without this, practice is yours alone."),
    "dispute": (
        "Practising",
        "Dispute a verdict, so that a manager answers with a reason; without arguments, see your disputes.",
    ),
    "mark": ("Scoring", "Score single answers: JSON Lines in, JSON Lines out."),
    "import": ("Scoring", 'Score a conversation from outside; what nobody recorded is "cannot tell".'),
    "agreement": ("Scoring", "How far the scorer agrees with people who labelled the same answers."),
    "verify": ("Scoring", "Recompute every stored call and report any difference."),
    "rescore": (
        "Scoring",
        "Score stored calls by today's rules; shows who would change and by how much before anything is written.",
    ),
    "new": ("Writing", "Write a playable persona, scenario or course to begin with."),
    "check": ("Writing", "Say everything that is wrong with personas and scenarios."),
    "test": ("Writing", "Run the tests that scenarios carry: answers and the verdicts they must get."),
    "autoplay": ("Writing", "Let robots play scenarios and see who wins, what is never used, and how hard it is."),
    "graph": ("Writing", "Draw the customer's chart and what brings hidden things to light."),
    "diff": (
        "Writing",
        "Say what changed for trainees between two versions, and which stored calls would score otherwise.",
    ),
    "publish": ("Writing", "Give trainees a folder of content, if its check and its tests are clean."),
    "schema": ("Writing", "Write the JSON Schemas that editors complete and check with."),
    "list": ("Writing", "The personas and scenarios that can be played."),
    "people": ("Managing", "Keep the roster: import it from CSV, list it, give passwords, end sessions."),
    "assign": (
        "Managing",
        "Assign scenarios or a course, with a bar, times to clear and a deadline; without arguments, list what stands.",
    ),
    "review": (
        "Managing",
        "Look at a team: who needs you this week, rule by objection, three quotes; or one person, or the scenarios.",
    ),
    "playbook": ("Managing", "Keep the best calls as examples for everybody, list them, or take one out."),
    "correct": ("Managing", "Correct a verdict of a call; the machine's own stays visible beneath."),
    "export": ("Managing", "Write calls and answers to a file for spreadsheets, other programs or readers."),
    "certificate": ("Managing", "The certificates a trainee has earned, and whether a code is real."),
    "serve": (
        "Managing",
        "Serve the pages for managers: people, maps, calls with the words behind every mark, corrections, disputes.",
    ),
    "answer": ("Managing", "Answer a trainee's dispute of a verdict, with a reason."),
    "backup": ("Looking after it", "Copy the whole store into one file and prove that it holds the same."),
    "restore": ("Looking after it", "Put a backup into an empty store; one that holds anything stays as it is."),
    "migrate-store": (
        "Looking after it",
        "Copy a store into another of either kind, and prove that both hold the same.",
    ),
    "erase": ("Looking after it", "Erase a person everywhere, or practice older than it is to be kept."),
    "doctor": ("Looking after it", "Say what is installed, where things are kept, and what is wrong."),
}
"""Name -> (panel, the first line of its help)."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the installed ``trainer`` command."""
    gc.set_threshold(_GARBAGE_AFTER)
    _stand_in_for_closed_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    wanted = next((word for word in words if not word.startswith("-")), None)
    try:
        try:
            if words == ["--version"]:
                sys.stdout.write(f"trainer {__version__}\n")
            elif not words and (begun := _command_being_typed()) is not None:
                sys.stdout.write("\n".join(name for name in COMMANDS if name.startswith(begun)) + "\n")
            else:
                application = importlib.import_module("trainer.cli.application")
                application.build(COMMANDS, wanted if wanted in COMMANDS else None)(args=words, prog_name="trainer")
        finally:
            # Here a full disk can still be said; at the interpreter's own end it could not.
            sys.stdout.flush()
    except Exception as error:
        if os.environ.get("TRAINER_TRACEBACK"):
            raise
        crash = importlib.import_module("trainer.cli.crash")
        sys.exit(crash.reported(error))


def _command_being_typed() -> str | None:
    """What bash asks to complete where that is a command's name; whoever presses Tab waits for the answer."""
    asked = os.environ
    typed = asked.get("COMP_WORDS", "").split()
    if asked.get("_TRAINER_COMPLETE") != "complete_bash" or asked.get("COMP_CWORD") != "1" or len(typed) > 2:
        return None
    begun = typed[1] if len(typed) == 2 else ""
    return None if begun.startswith("-") else begun


def _stand_in_for_closed_streams() -> None:
    """Python has None for a stream that its caller closed; what is written there is then for nobody."""
    for name, how in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), how, encoding="utf-8"))

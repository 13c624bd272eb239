"""``trainer import``: a conversation from outside, scored as far as its words show."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from trainer.call.imported import Line, imported, speakers, trainee_among
from trainer.cli.equipment import Equipment, equip
from trainer.cli.pages import write_page
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.coaching import Debrief, debrief_outside, wordings_outside
from trainer.coaching.debrief_page import Beside, debrief_page
from trainer.content.scenario import Scenario
from trainer.files.outside import OutsideUnreadable, read_outside
from trainer.files.packaged import LANGS
from trainer.scoring import Scorecard, score
from trainer.terminal.debrief_screen import debrief_screen
from trainer.terminal.page import Page
from trainer.transcript import CustomerTurn, Transcript
from trainer.transcript.record import to_json


def command(
    file: Annotated[Path, typer.Argument(help="Plain text (Name: words), CSV or JSON, in UTF-8.")],
    trainee: Annotated[str | None, typer.Option(metavar="NAME", help="Whose lines are marked.")] = None,
    scenario: Annotated[str | None, typer.Option(help="Scenario whose sheet holds for this conversation.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language spoken, en or bg; otherwise by its letters.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write it as one page to this file.", dir_okay=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Scorecard and turns as data.")] = False,
) -> None:
    """Score a conversation from outside; what nobody recorded is "cannot tell".

    Example: trainer import call.txt --trainee Ann
    """
    with one_sentence():
        equipment = equip()
    if lang is not None and lang not in LANGS:
        raise refuse(equipment.words.say("import.which_lang", langs=", ".join(LANGS)), WRONG_USE)
    try:
        lines = read_outside(file)
    except OutsideUnreadable as why:
        raise refuse(f"{file}: " + equipment.words.say(why.key, **why.slots), WRONG_USE) from None
    who = _trainee(lines, trainee, equipment)
    with one_sentence(equipment):
        spoken = equip(lang or _language(lines))
        sheet = spoken.library.scenario(spoken.lang, scenario) if scenario else None
        transcript = imported(lines, who, spoken.ear, sheet)
        card = score(transcript, spoken.rubric, sheet)
        page = Page()
        if as_json:
            page.raw(json.dumps(_record(transcript, card, who), ensure_ascii=False))
        elif html is not None:
            told, better = _told(transcript, card, spoken, sheet)
            text = debrief_page(told, transcript, (), spoken.words, Beside(better, played=file.name))
            write_page(html, text, page, equipment.words)
        else:
            told, better = _told(transcript, card, spoken, sheet)
            page.show(*debrief_screen(told, spoken.words, page.width, better))
            page.line(spoken.words.say("import.unknown"), "faint")
            if sheet is None:
                page.line(spoken.words.say("import.sheet"), "faint")


def _trainee(lines: tuple[Line, ...], wanted: str | None, equipment: Equipment) -> str:
    names = speakers(lines)
    shown = ", ".join(names)
    if wanted is not None:
        found = next((name for name in names if name.casefold() == wanted.casefold()), None)
        if found is None:
            raise refuse(equipment.words.say("import.no_such_trainee", name=wanted, names=shown), WRONG_USE)
    else:
        found = trainee_among(names)
        if found is None and len(names) > 1:
            raise refuse(equipment.words.say("import.which_trainee", names=shown), WRONG_USE)
    if len(names) < 2:
        raise refuse(equipment.words.say("import.alone", name=shown), WRONG_USE)
    return found or names[0]


def _language(lines: tuple[Line, ...]) -> str:
    """Bulgarian where most letters are Cyrillic, else English."""
    letters = [letter for line in lines for letter in line.text if letter.isalpha()]
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    return "bg" if 2 * cyrillic > len(letters) else "en"


def _record(transcript: Transcript, card: Scorecard, trainee: str) -> dict[str, object]:
    """The scorecard, and each turn with its marks, as plain values."""
    turns: list[dict[str, object]] = []
    for turn in transcript.turns:
        if isinstance(turn, CustomerTurn):
            turns.append({"seq": turn.seq, "who": "customer", "text": turn.text})
            continue
        marks = [json.loads(to_json(one)) for one in turn.marked.marks] if turn.marked else []
        faults = [json.loads(to_json(one)) for one in turn.marked.faults] if turn.marked else []
        turns.append({"seq": turn.seq, "who": "trainee", "text": turn.text, "marks": marks, "faults": faults})
    scorecard = json.loads(to_json(card))
    return {"lang": transcript.lang, "trainee": trainee, "score": card.score, "scorecard": scorecard, "turns": turns}


def _told(
    transcript: Transcript, card: Scorecard, spoken: Equipment, sheet: Scenario | None
) -> tuple[Debrief, Mapping[int, str]]:
    told = debrief_outside(transcript, card)
    return told, wordings_outside(transcript, told, spoken.ear, sheet, spoken.pieces)

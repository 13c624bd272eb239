"""``trainer export``: calls and answers for spreadsheets, other programs, learning record stores, and readers."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.exporting import Exporter, Wanted, as_json
from trainer.cli.recorded import now
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.files.handed_out import Register
from trainer.files.lrs import LrsRefused, post
from trainer.files.report_html import html_text
from trainer.files.report_pdf import pdf_bytes
from trainer.files.sheets import csv_bytes, xlsx_bytes
from trainer.files.writing import write_whole
from trainer.review.document import document
from trainer.review.report import Attempt, answers_table, calls_table
from trainer.review.xapi import Statement, statements
from trainer.store.erasing import records_of
from trainer.store.rows import stamp
from trainer.terminal.page import Page

KINDS = (".csv", ".xlsx", ".json", ".jsonl", ".html", ".pdf")


def command(
    file: Annotated[
        Path, typer.Argument(help="Where to; its ending decides: csv, xlsx, json, jsonl (xAPI), html, pdf.")
    ],
    trainee: Annotated[list[str] | None, typer.Option(help="Only these people; may be given again.")] = None,
    scenario: Annotated[str, typer.Option(help="Only this scenario.")] = "",
    since: Annotated[str, typer.Option(help="Only calls from this day on, 2026-11-24.")] = "",
    person: Annotated[str | None, typer.Option(help="Everything kept about one person, as .json.")] = None,
    home: Annotated[str, typer.Option(help="xAPI: address under which people and calls are named.")] = "",
    send: Annotated[str, typer.Option(help="xAPI: also send to this record store; TRAINER_LRS_LOGIN=key:secret.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the sentences.")] = None,
) -> None:
    """Write calls and answers to a file for spreadsheets, other programs or readers.

    Words of practice leave only if shared; practice neither assigned nor shared stays out.

    Example: trainer export november.xlsx --since 2026-11-01
    """
    with one_sentence():
        equipment = equip(lang)
    words = equipment.words
    kind = file.suffix.lower()
    if kind not in KINDS or (person is not None and kind != ".json") or (send and kind != ".jsonl"):
        raise refuse(words.say("export.kind", kinds=", ".join(KINDS)), WRONG_USE)
    made = now()
    with one_sentence(equipment):
        store = equipment.store()
        try:
            exporter = Exporter(equipment, store)
            told: list[Statement] = []
            files: Mapping[Path, bytes]
            if person is not None:
                held = records_of(store.database, person)
                people = {person}
                count, files = sum(map(len, held.values())), {file: _about(person, held, stamp(made))}
            else:
                wanted = Wanted(trainee or (), scenario, since, finished=kind == ".jsonl")
                attempts = tuple(exporter.attempts(wanted))
                people = {one.trainee for one in attempts}
                base = home or equipment.settings.home_page
                told = [one for each in attempts for one in statements(each, base, exporter.title(each))]
                count, files = len(attempts), _files(file, attempts, told, equipment, made)
        finally:
            store.close()
    for path, data in files.items():
        _write(path, data, equipment, replace=replace)
        Register(equipment.folders.data).add(path, "export", stamp(made), people)
    Page().line(words.count("export.done", count, file=", ".join(map(str, files))))
    if send:
        _send(told, send, equipment)


def _files(
    file: Path, attempts: Sequence[Attempt], told: Sequence[Statement], equipment: Equipment, made: datetime
) -> Mapping[Path, bytes]:
    """What goes into which file. Ends the command where the extra that writes such files is missing."""
    kind = file.suffix.lower()
    if kind == ".csv":
        answers = file.with_name(f"{file.stem}.answers{file.suffix}")
        return {file: csv_bytes(calls_table(attempts)), answers: csv_bytes(answers_table(attempts))}
    if kind == ".json":
        return {file: as_json(iter(attempts), stamp(made)).encode()}
    if kind == ".jsonl":
        return {file: "".join(json.dumps(one, ensure_ascii=True) + "\n" for one in told).encode()}
    report = document(attempts, equipment.words, stamp(made)[:10])
    if kind == ".html":
        return {file: html_text(report).encode()}
    try:
        if kind == ".xlsx":
            return {file: xlsx_bytes((calls_table(attempts), answers_table(attempts)), made)}
        return {file: pdf_bytes(report, made)}
    except ModuleNotFoundError:
        raise refuse(equipment.words.say("export.extra"), WRONG_USE) from None


def _about(person: str, held: Mapping[str, object], made: str) -> bytes:
    record = {"schema_version": 1, "made_at": made, "person": person, "records": held}
    return (json.dumps(record, ensure_ascii=True, indent=1) + "\n").encode()


def _write(path: Path, data: bytes, equipment: Equipment, *, replace: bool) -> None:
    try:
        write_whole(path, data, replace=replace)
    except FileExistsError:
        raise refuse(equipment.words.say("export.there", file=path)) from None
    except OSError as error:
        raise refuse(equipment.words.say("export.failed", file=path, why=os.strerror(error.errno or 0))) from None


def _send(told: Sequence[Statement], address: str, equipment: Equipment) -> None:
    try:
        sent = post(told, address, os.environ.get("TRAINER_LRS_LOGIN", ""))
    except LrsRefused as error:
        raise refuse(equipment.words.say("export.not_sent", address=address, why=error)) from None
    Page().line(equipment.words.count("export.sent", sent, address=address))

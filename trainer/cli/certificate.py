"""``trainer certificate``: what a trainee has earned, on paper, and whether a paper is real."""

import os
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.exporting import Exporter, Wanted
from trainer.cli.recorded import now
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.content.words import Words
from trainer.files.handed_out import Register
from trainer.files.library import SCENARIOS
from trainer.files.report_pdf import certificate_bytes
from trainer.files.writing import write_whole
from trainer.review.certificate import Certificate, Rule, earned, typed_code
from trainer.store import Store
from trainer.store.certificates import Certificates
from trainer.store.rows import stamp
from trainer.terminal.page import Page


def command(
    trainee: Annotated[str | None, typer.Argument(help="Whose; otherwise your own.")] = None,
    scenario: Annotated[str, typer.Option(help="Only for this scenario.")] = "",
    check: Annotated[str, typer.Option(help="A code from a paper: say whether it is real.")] = "",
    pdf: Annotated[Path | None, typer.Option(help="Write the newest certificate to this file.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the certificate.")] = None,
) -> None:
    """The certificates a trainee has earned, and whether a code is real.

    Example: trainer certificate ana --pdf ana.pdf
    """
    with one_sentence():
        equipment = equip(lang)
    words, page = equipment.words, Page()
    with one_sentence(equipment):
        store = equipment.store()
        try:
            if check:
                _check(check, store, equipment, page)
                return
            name = equipment.settings.trainee if trainee is None else trainee
            given = give_earned(store, equipment, name, scenario)
        finally:
            store.close()
    if not given:
        raise refuse(words.say("certificate.none", rule=rule_sentence(words, Rule())))
    for one in given:
        for line, size in lines(one, words, _title(one, equipment)):
            page.line(line, "title" if size >= 18 else "")
        page.line()
    if pdf is not None:
        _write(pdf, given[-1], equipment, replace=replace)


def give_earned(store: Store, equipment: Equipment, trainee: str, scenario: str = "") -> tuple[Certificate, ...]:
    """Every certificate this trainee has, with those that are earned now given first. Raises StoreError."""
    kept = Certificates(store.database)
    for one in earned(tuple(Exporter(equipment, store).tries(Wanted((trainee,), scenario)))):
        kept.give(one, at=now())
    return tuple(one for one in kept.given() if one.trainee == trainee and one.scenario == (scenario or one.scenario))


def rule_sentence(words: Words, rule: Rule) -> str:
    """The rule, as it stands on every certificate."""
    return words.count("certificate.rule", rule.times, tries=rule.tries)


def lines(one: Certificate, words: Words, title: str) -> tuple[tuple[str, int], ...]:
    """What stands on the paper below its title, each line with its size in points."""
    return (
        (one.trainee or words.say("report.nameless"), 24),
        (words.say("certificate.what", scenario=title), 18),
        (words.say("certificate.score", score=one.score, bar=one.bar), 14),
        (words.say("certificate.date", date=one.date, rubric=one.rubric), 14),
        (words.say("certificate.code", code=one.code), 18),
        (rule_sentence(words, Rule(one.times, one.tries)), 9),
        (words.say("certificate.check"), 9),
    )


def _title(one: Certificate, equipment: Equipment) -> str:
    """The scenario's title in this language, if this installation has it; else its name."""
    library, lang = equipment.library, equipment.lang
    there = one.scenario in library.names(SCENARIOS, lang)
    return library.scenario(lang, one.scenario).title if there else one.scenario


def _check(typed: str, store: Store, equipment: Equipment, page: Page) -> None:
    words, code = equipment.words, typed_code(typed)
    found = Certificates(store.database).find(code)
    if found is None:
        raise refuse(words.say("certificate.unknown", code=code))
    for line, _ in lines(found, words, _title(found, equipment))[:5]:
        page.line(line)
    known = {line.id for line in store.calls(found.trainee)}
    if not known.issuperset(found.calls):
        page.line(words.say("certificate.gone"), "weak")
        return
    tries = tuple(Exporter(equipment, store).tries(Wanted((found.trainee,), found.scenario)))
    now_earned = earned(tries, Rule(found.times, found.tries))
    if code in {one.code for one in now_earned}:
        page.line(words.say("certificate.holds"), "good")
        return
    page.line(words.say("certificate.differs"), "bad")
    raise typer.Exit(ANSWER_IS_NO)


def _write(path: Path, one: Certificate, equipment: Equipment, *, replace: bool) -> None:
    words, made = equipment.words, now()
    try:
        data = certificate_bytes(
            words.say("certificate.title"), lines(one, words, _title(one, equipment)), words.lang, made
        )
        write_whole(path, data, replace=replace)
        Register(equipment.folders.data).add(path, "export", stamp(made), (one.trainee,))
    except ModuleNotFoundError:
        raise refuse(words.say("export.extra"), WRONG_USE) from None
    except FileExistsError:
        raise refuse(words.say("export.there", file=path)) from None
    except OSError as error:
        raise refuse(words.say("export.failed", file=path, why=os.strerror(error.errno or 0))) from None

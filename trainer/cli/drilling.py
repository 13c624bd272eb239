"""A sitting of drills: choose, ask, mark, keep, until the rounds are done or the trainee stops."""

import secrets
import sys
import time
from dataclasses import dataclass

from trainer.acts import RuleName
from trainer.cli.drilled_before import done_from
from trainer.cli.equipment import Equipment, at_terminal, equip
from trainer.cli.play import own_calls
from trainer.cli.recorded import now, reopen
from trainer.coaching import better, place_of
from trainer.coaching.cells import Seen, seen_in
from trainer.coaching.drilled import gains, results
from trainer.coaching.drills import Chosen, Done, Material, choose, materials
from trainer.coaching.pieces import pick
from trainer.coaching.rounds import TRIES, Round, Try, answer, open_round, over
from trainer.coaching.spacing import Review, due, rating
from trainer.content.identity import canonical, text_hash
from trainer.files.library import PERSONAS, SCENARIOS
from trainer.store import Store
from trainer.store.drill_reviews import DrillReview, DrillReviews, tries_text
from trainer.terminal.asking import answered_by, remembering
from trainer.terminal.briefing import facts_table
from trainer.terminal.drill_screen import account, round_head, try_lines, when
from trainer.terminal.page import Page

SECONDS = 120
"""A round's time: no try begins after it."""
LATEST_CALLS = 20
"""Calls that say what a trainee is weak in; older ones would say what they were weak in once."""
_COMMANDS = ("/facts", "/skip", "/help", "/quit")
_STOP = "/quit"
_SKIP = "/skip"


@dataclass(frozen=True, slots=True)
class Played:
    """A round that was answered."""

    here: Round
    tries: tuple[Try, ...]
    in_time: bool


class Sitting:
    """One sitting of one trainee."""

    def __init__(self, equipment: Equipment, store: Store) -> None:
        self._equipment, self._words, self._store = equipment, equipment.words, store
        self._page = Page()
        self._ask = remembering() if at_terminal() else answered_by(iter(sys.stdin.buffer), self._page)
        self._book = DrillReviews(store.database)
        self._session = secrets.token_hex(6)
        self._trainee = equipment.settings.trainee

    def hold(self, rounds: int) -> None:
        """Play up to so many rounds; each is kept when it is over. Raises StoreError."""
        kept = self._book.of(self._trainee)
        before, seen, ready = tuple(done_from(one) for one in kept), self._seen(), self._ready()
        met = {(one.scenario, one.objection, one.concern, one.surface) for one in kept}
        self._page.line(self._words.count("drill.begins", rounds), "title")
        done: list[Done] = []
        for number in range(1, rounds + 1):
            chosen = choose(ready, seen, before, done, now())
            if chosen is None:
                self._page.line(self._words.say("drill.nothing"))
                return
            here = self._open(chosen, met)
            met.add((chosen.material.scenario, chosen.material.objection, *here.moment))
            self._show(here, chosen, (number, rounds))
            played = self._play(here)
            if played is None:
                break
            ready = tuple(one for one in ready if played.tries or one != chosen.material)
            if played.tries:
                done.append(self._keep(played, chosen, len(done) + 1))
                self._say_end(played, (*before, *done))
        self._account(before, done)

    def _ready(self) -> tuple[Material, ...]:
        library, lang = self._equipment.library, self._equipment.lang
        people = [(name, library.persona(lang, name).kind) for name in library.names(PERSONAS, lang)]
        found = (library.scenario(lang, name) for name in library.names(SCENARIOS, lang))
        return tuple(one for scenario in found for one in materials(scenario, people))

    def _seen(self) -> tuple[Seen, ...]:
        """What the latest first attempts at calls showed."""
        lines = own_calls(self._store.calls(self._trainee), self._trainee)
        lines = [line for line in lines if line.outcome and line.parent is None]
        tools = {self._equipment.lang: self._equipment}
        found: list[Seen] = []
        for line in lines[-LATEST_CALLS:]:
            own = tools.setdefault(line.lang, equip(line.lang))
            call = reopen(self._store.load_call(line.id), own, self._store)
            found += seen_in(line.started_at, call.scorecard(), call.scenario, call.persona.kind)
        return tuple(found)

    def _open(self, chosen: Chosen, met: set[tuple[str, str, str, str]]) -> Round:
        one = chosen.material
        setting = self._equipment.setting(one.scenario, one.persona)
        here = {
            (concern, surface) for name, key, concern, surface in met if (name, key) == (one.scenario, one.objection)
        }
        return open_round(setting, one.objection, one.cell.rule, pick(1 << 40, self._trainee, len(met)), here)

    def _show(self, here: Round, chosen: Chosen, place: tuple[int, int]) -> None:
        self._page.line()
        self._page.show(round_head(here, chosen.why, place, self._words))
        if here.rule is RuleName.ARGUE:
            self._page.show(facts_table(here.call.setting.scenario, self._words))
            self._page.line(self._words.say("drill.objected", surface=here.objection.surfaces[0]), "faint")
        self._page.line(f"{here.call.setting.persona.name}: {here.opening}", "customer")

    def _play(self, here: Round) -> Played | None:
        """The tries of a round; none where it was skipped, ``None`` where the trainee stops."""
        began, tries = time.monotonic(), list[Try]()
        clocked = at_terminal() and not self._equipment.settings.screen_reader
        in_time = True
        while in_time and not over(len(tries), max((one.level for one in tries), default=0), here):
            if tries:
                self._page.line(self._words.count("drill.again", TRIES - len(tries)), "faint")
            typed = self._typed(here)
            if typed is None:
                return None
            if typed == _SKIP:
                self._page.line(self._words.say("drill.skipped"), "faint")
                return Played(here, (), in_time)
            tried = answer(here, typed)
            tries.append(tried)
            self._page.show(*try_lines(tried, here, self._words))
            in_time = not clocked or time.monotonic() - began <= SECONDS
        return Played(here, tuple(tries), in_time)

    def _typed(self, here: Round) -> str | None:
        """An answer to the customer, or the command to skip; ``None`` to stop."""
        while True:
            typed = self._ask(self._words.say("prompt.you"))
            if typed is None or typed == _STOP:
                return None
            if not typed:
                self._page.line(self._words.say("drill.empty"), "faint")
            elif typed == "/facts":
                self._page.show(facts_table(here.call.setting.scenario, self._words))
            elif typed == "/help":
                for name in _COMMANDS:
                    self._page.line(f"{name:8}{self._words.say('drill.help.' + name[1:])}")
            elif typed.startswith("/") and typed != _SKIP:
                self._page.line(self._words.say("drill.commands", typed=typed, offered=" ".join(_COMMANDS)))
            else:
                return typed

    def _keep(self, played: Played, chosen: Chosen, number: int) -> Done:
        here, at = played.here, now()
        setting = here.call.setting
        levels = tuple(one.level for one in played.tries)
        concern, surface = here.moment
        self._book.add(
            DrillReview(
                key=f"{self._session}-{number}",
                trainee=self._trainee,
                session=self._session,
                round=number,
                lang=setting.scenario.lang,
                kind=chosen.material.cell.kind,
                type=chosen.material.cell.type,
                rule=here.rule.value,
                scenario=setting.scenario.id,
                persona=setting.persona.id,
                objection=here.objection.id,
                concern=concern,
                surface=surface,
                seed=here.call.seed,
                target=here.target,
                rating=rating(levels, here.target),
                tries=tries_text([(one.exchange.trainee.text, one.level) for one in played.tries]),
                rubric_hash=text_hash(canonical(self._equipment.rubric)),
                lexicon_hash=self._equipment.lexicon_hash,
                backend=setting.ear.backend,
            ),
            at=at,
        )
        return Done(Review(at, chosen.material.cell, levels, here.target), setting.scenario.id, here.objection.id)

    def _say_end(self, played: Played, rounds: tuple[Done, ...]) -> None:
        here = played.here
        if max(one.level for one in played.tries) >= here.target:
            self._page.line("  " + self._words.say("drill.reached"), "good")
            return
        back = when(due(one.review for one in rounds)[rounds[-1].review.cell], now(), self._words)
        self._page.line(self._words.say("drill.not_reached" if played.in_time else "drill.time", when=back), "weak")
        last = played.tries[-1].exchange
        offered = better(place_of(here.call, last), self._equipment.pieces, here.call.seed, here.rule)
        if offered is not None and offered.rule is here.rule:
            self._page.line(self._words.say("drill.one_way", text=offered.text), "good")

    def _account(self, before: tuple[Done, ...], done: list[Done]) -> None:
        if not done:
            self._page.line(self._words.say("drill.stopped"))
            return
        self._page.line()
        self._page.show(*account(results(before, done), gains(before, done), now(), self._words))

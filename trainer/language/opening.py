"""First contact: greeting, own name and company, why one calls, the customer's name, whether now suits."""

from trainer.acts import Act, ActName, Slot, SlotKind
from trainer.language.scene import Scene

_EARLY = 12
"""Words within which one says who is calling."""
_QUOTES = "„“\"«»'‘"


def _company_named(scene: Scene) -> bool:
    """Whether the company is named: by its own name, or by "from ..." after one's own."""
    reading = scene.reading
    words = [reading.lexicon.stem(word) for word in scene.heard.company.casefold().split() if len(word) > 2]
    stems = {token.stem or token.key for token in reading.tokens} | {token.key for token in reading.tokens}
    if any(word in stems for word in words) or any(w in stems for w in scene.heard.company.casefold().split()):
        return True
    return bool(reading.of("company_from"))


def _capital(scene: Scene, at: int) -> bool:
    """Whether a word of the recorded text begins with a capital."""
    return at < len(scene.reading.tokens) and scene.reading.text[scene.reading.tokens[at].start].isupper()


def _proper(scene: Scene, at: int) -> bool:
    """Whether a word is written as a name and is no word of the language's own."""
    reading = scene.reading
    return _capital(scene, at) and reading.tokens[at].key not in reading.lexicon.known


def _introduced(scene: Scene) -> tuple[int, int] | None:
    """Name and company without a verb: "Ivo Stoynov, Polus", "Ivo from Polus"; words from the first to the last."""
    reading = scene.reading
    tokens = reading.tokens
    for at in range(min(len(tokens) - 1, _EARLY)):
        if not _proper(scene, at):
            continue
        last = at + 1 if not tokens[at].after and _proper(scene, at + 1) else at
        linked = bool(reading.of("company_from", last + 1, last + 1)) and not tokens[last].after
        company = last + 1 + linked
        if company >= len(tokens) or not (linked or tokens[last].after.startswith(",")):
            continue
        quoted = reading.text[max(0, tokens[company].start - 1)] in _QUOTES
        if quoted or _proper(scene, company):
            return at, company
    return None


def _greets(scene: Scene) -> list[Act]:
    reading = scene.reading
    greeting, name = reading.of("greet"), reading.of("own_name")
    company = _company_named(scene)
    if name and company:
        last = max(hit.last for hit in (*name, *reading.of("company_from")))
        first = min(hit.first for hit in (*greeting, *name))
        clause = reading.clause_of(min(len(reading.tokens) - 1, last))
        return [scene.act(ActName.GREET_FULL, (first, max(last, clause.last)), [], 650 if greeting else 550)]
    introduced = None if scene.heard.trainee else _introduced(scene)
    if introduced is not None:
        first = min([introduced[0], *(hit.first for hit in greeting)])
        return [scene.act(ActName.GREET_FULL, (first, introduced[1]), [], 550)]
    if greeting and greeting[0].first <= 1 and not scene.heard.trainee:
        return [scene.act(ActName.GREET_PARTIAL, (greeting[0].first, greeting[0].last), [], 450)]
    if name or (greeting and greeting[0].first == 0):
        hit = (name or greeting)[0]
        return [scene.act(ActName.GREET_PARTIAL, (hit.first, hit.last), [], 400)]
    return []


def opening(scene: Scene) -> list[Act]:
    """Acts of first contact."""
    reading = scene.reading
    found = _greets(scene)
    for family, name in (
        ("purpose", ActName.STATE_PURPOSE),
        ("ask_name", ActName.ASK_NAME),
        ("time_check", ActName.TIME_CHECK),
        ("smalltalk", ActName.SMALL_TALK),
    ):
        hits = [hit for hit in reading.of(family) if family != "purpose" or not _no_purpose(scene, hit.first)]
        hits = [
            hit for hit in hits if family != "smalltalk" or not reading.has("goodbye", reading.clause_of(hit.first))
        ]
        if hits:
            clause = reading.clause_of(hits[0].first)
            found.append(scene.act(name, (hits[0].first, max(hits[0].last, clause.last)), _name_slot(scene, name), 550))
    return found


def _no_purpose(scene: Scene, at: int) -> bool:
    """Whether words of purpose are denied or only asked about."""
    return scene.reading.denied(at) or scene.asks(at)


def _name_slot(scene: Scene, name: ActName) -> list[Slot]:
    return [Slot(SlotKind.NAME, "asked")] if name is ActName.ASK_NAME else []

"""Each change as a table: a text and what becomes of it, ``None`` where the change has no place."""

import pytest

from trainer.review import changes

EN = "Well, isn't it 1.5 kg? It is, understood completely by everybody here."


@pytest.mark.parametrize(
    ("change", "text", "changed"),
    [
        (changes.sentences, "Hm. So 1.5 kg? Yes!  And…", ["Hm.", "So 1.5 kg?", "Yes!", "And…"]),
        (changes.bare, EN, "Well isn't it 1.5 kg It is understood completely by everybody here"),
        (changes.bare, "Ех – „скъпо“, нали?", "Ех скъпо нали"),
        (changes.bare, "no stop", None),
        (changes.spaced, "a b", "a  b"),
        (changes.emoji, "Yes. ", "Yes. 🙂"),
        (changes.lower, "so", None),
        (changes.upper, "So", "SO"),
        (changes.mistyped, EN, "Well, isn't it 1.5 kg? It is, undesrtood completely by everybody here."),
        (changes.mistyped, "one two three four", None),
        (changes.mistyped, "a b c d e nothing никога e f f f f f f", None),
        (changes.without_apostrophes, "it's the dogs' don’t", "its the dogs' dont"),
        (changes.without_hard_letters, "Ъгъл, йод, мой", "Агал, иод, мои"),
        (changes.in_latin, "Щастие, юнак, 5 €", "Shtastie, yunak, 5 €"),
        (changes.small_you, "Вие и Вашият син, Ви казвам; Виена", "вие и вашият син, ви казвам; Виена"),
        (changes.short_article, "договорът и учителят, път", "договора и учителя, път"),
        (changes.doubled, "No. Why?", "No. Why? Why?"),
        (changes.doubled, "no dot", "no dot. no dot"),
        (changes.capitalised, "it lasts a lifetime", "It lasts a lifetime."),
    ],
)
def test_a_change(change, text, changed):
    assert change(text) == changed


def test_changes_that_need_more_than_the_text():
    assert changes.after("Why", "Now.") == "Why. Now."
    assert changes.after("Why? ", "Now.") == "Why? Now."
    assert changes.swapped("One. Two? Three.", 1) == "One. Three. Two?"
    assert changes.swapped("One. Two", 0) is None
    assert changes.and_to_but("Fair and slow and dear", "en") == "Fair but slow and dear"
    assert changes.and_to_but("Ива и аз", "bg") == "Ива но аз"
    assert changes.and_to_but("Sand", "en") is None
    assert changes.with_synonym("Perhaps, a big one", "en") == "Perhaps, a large one"
    assert changes.with_synonym("biggest", "en") is None


@pytest.mark.parametrize(
    ("text", "lang", "denied"),
    [
        ("You know it is in the contract.", "en", "You know it is not in the contract."),
        ("It isn't so.", "en", None),
        ("It will not do.", "en", None),
        ("Имате заместник по име.", "bg", "нямате заместник по име."),
        ("Срокът е кратък.", "bg", "Срокът не е кратък."),
        ("Елате утре.", "bg", None),
    ],
)
def test_a_verb_is_denied(text, lang, denied):
    assert changes.negated(text, 0, len(text), lang) == denied


def test_names_are_words_that_are_never_small():
    texts = (
        "So Halden is good, and Petya too.",
        "The kettle by Halden. Petya said Kettle.",
        "Ние с Вас, а Вие с Иван.",
    )
    assert changes.names_in(texts) == ["Halden", "Petya", "Иван"]
    assert changes.renamed("Halden, Haldens, halden", "Halden", "Marlow") == "Marlow, Haldens, halden"


def test_strangers_share_hardly_a_word():
    assert changes.strangers("The salaries were late.", ("Two kettles broke.",))
    assert not changes.strangers("The salaries were delayed.", ("Delayed salaries again.",))

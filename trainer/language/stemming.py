"""Light stems: enough to see that two forms are one word, no more.

English and Bulgarian only. A stem is a key for comparing, never shown to anybody.
"""

import re
from functools import lru_cache

_VOWEL = re.compile(r"[aeiouy]")
_IRREGULAR_FORMS = """
paid=pay said=say told=tell bought=buy sold=sell broke=break broken=break lost=lose left=leave went=go gone=go
kept=keep felt=feel thought=think took=take taken=take came=come gave=give given=give knew=know known=know
found=find made=make spent=spend sent=send ran=run got=get gotten=get heard=hear held=hold met=meet stood=stand
understood=understand wrote=write written=write fell=fall fallen=fall caught=catch taught=teach chose=choose
chosen=choose forgot=forget forgotten=forget brought=bring built=build children=child kids=child kid=child
wives=wife men=man women=woman staff=staff people=people better=good best=good worse=bad worst=bad cheaper=cheap
cheapest=cheap dearer=dear burnt=burn burned=burn stuck=stick woke=wake slept=sleep led=lead fed=feed
drove=drive driven=drive signed=sign tied=tie tying=tie dying=die lying=lie euros=euro
"""
_IRREGULAR = dict(pair.split("=") for pair in _IRREGULAR_FORMS.split())
_KEPT_WORDS = """
access address always anything as bed bleed bonus boss bring bus business ceiling class does during evening
everything express feed focus gas glass guess has his hundred is its king less loss mess miss morning need news
nothing pass perhaps plus press process red ring seed series shed sibling sing something speed spring status
stress string success thing this unless us virus was wedding yes
"""
_KEEP = frozenset(_KEPT_WORDS.split())


def _undouble(stem: str) -> str:
    """``stopp`` becomes ``stop``; doubled l, s, z are kept, as are short stems."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem


def _english_tail(word: str) -> str:
    """The word without one inflection."""
    size = len(word)
    if word.endswith(("ies", "ied")) and size > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and size > 3:
        return word[:-1]
    if word.endswith("ed") and size > 4 and _VOWEL.search(word[:-2]):
        return _undouble(word[:-2])
    if word.endswith("ing") and size > 5 and _VOWEL.search(word[:-3]):
        return _undouble(word[:-3])
    return word


@lru_cache(maxsize=16384)
def stem_english(word: str) -> str:
    """The English word without plural, past and -ing endings, and without a final silent e."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _KEEP or len(word) < 4:
        return word
    stem = _english_tail(word)
    if stem.endswith("ly") and len(stem) > 5:
        stem = stem[:-2]
    for tail in ("ment", "ness"):
        if stem.endswith(tail) and len(stem) > len(tail) + 4:
            stem = stem[: -len(tail)]
    if len(stem) > 4 and stem.endswith("e"):
        stem = stem[:-1]
    if len(stem) > 4 and stem.endswith("y"):
        stem = stem[:-1] + "i"
    return stem


_ARTICLES = """
ията иите ието овете евете ият ето ите ата ята ото ът ят та то те ия
"""
_TAILS = """
ваше вахме вахте ваха ваме вате ване вани вана вано вали вала вало ваш вам ват вал ван ияха яхме яхте яха ахме
ахте аха ихме ихте иха охме охте оха ейки айки ост ени ена ено ане ене или ила ило ели ела ело али ала ало яли
яла яло ове еве ища ете ите ате яте еме име аме яме еше аше яше иш еш аш яш им ем ам ям ат ят ах ях их ох ил ел
ал ял ен ан ян ни на но ия ии ие ви ва ка ки и а я о е у ю й ъ
"""
_BG_ARTICLES = tuple(_ARTICLES.split())
_BG_TAILS = tuple(_TAILS.split())


@lru_cache(maxsize=16384)
def stem_bulgarian(word: str) -> str:
    """The Bulgarian word without its article and one inflection; at least three letters are kept."""
    if len(word) < 4:
        return word
    stem = word
    for tail in _BG_ARTICLES:
        if stem.endswith(tail) and len(stem) - len(tail) >= 4:
            stem = stem[: -len(tail)]
            break
    for tail in _BG_TAILS:
        if stem.endswith(tail) and len(stem) - len(tail) >= 3:
            stem = stem[: -len(tail)]
            break
    return stem


def stem(word: str, lang: str) -> str:
    """The word's stem; a word in the other alphabet is stemmed as that alphabet's language."""
    if lang == "bg" and not word.isascii():
        return stem_bulgarian(word)
    return stem_english(word)

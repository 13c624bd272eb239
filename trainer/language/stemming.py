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
_KIN = """
върна върнете върнем връщам връща връщане връщате върнат върнали /
платя платите плащам плаща плащане платили платено плащате /
обадя обади обадите обаждам обаждане обажда обадили / звънна звъня звъни звънете звънят звънили звънене /
купя купим купувам купува купуваме купили покупка /
продам продаде продавам продава продаваме продажба продаден /
спра спре спрете спирам спира спирате спряха спрял / сменя сменим сменям сменяме смяна смяната /
счупи счупят счупена чупи чупят чупене / развали разваля развалят развалена разваляне /
поправя поправим поправям поправяме поправка поправят / почистя почистим чистя чистим чисти почистване чистене /
доставя доставим доставят доставяме доставка / монтаж монтират монтираме монтира монтьор монтьори /
закъснея закъснее закъснеем закъснява закъснение закъсняват закъсняха закъснял закъснели /
забавя забави забавят забавяне бави бавят бавене забавили /
чакам чакате чакахте изчакам изчакване чакали чакане / избера избирам избора избор избирате избрали избере /
реша реши решите решавам решава решавате решение решили /
проверя провери проверим проверявам проверяваме проверка проверяват /
подпиша подпишем подпис подписвам подписва подписали подписвате подпише /
обещая обещаха обещали обещавам обещават обещание обещал /
излъжа излъгали излъгаха лъжат лъжете лъжа излъже лъже /
загубя изгубя губя губи губите загуба губят изгубили загубили /
спестя спести спестявам спестявате спестяване спестим / помогна помогне помогнем помагам помага помагаме помощ /
науча научат уча учат обучение обучим обучаваме обучавате учене /
свикна свикне свикнат свиквам свикване свикнали /
пратя прати пратим пращам праща пращаме изпратя изпращам изпращаме изпратим /
снимам снимаме снимка снимки снима / напиша напише пишем пиша пише писахте писали написано /
прочета прочетете прочете чета четете чете четем четене / донеса донесе донесем донася нося носите носи носят /
вдигна вдигне вдигнат вдига вдигат вдигам вдигаме / кача качи качат качва качвам качваме качване /
сваля свали свалим свалям сваляне сваляме / падна падне падат пада паднат падаме /
пусна пуснем пусне пускам пуска пускаме пуснат пускат /
прекратя прекрати прекратите прекратяване прекратява прекратявате /
подновя поднови подновят подновяване подновява подновиха / включа включим включва включено включени включване /
изключа изключи изключва изключен изключване / отпечата печата печатат печатане /
пробвам пробвате проба пробен пробна изпробвате пробваме / тествам тестваме тест тестове /
поръчам поръчате поръчваме поръчва поръчка поръчки / сложа сложим сложи слагам слага слагаме слагат /
взема вземем вземе взимам взима взимаме вземат взимат вземане взимате /
дадем даде давам дава даваме давате дават дадат /
притесня притеснява притеснявате притеснение притеснен притеснявам / страх страхувам страхувате страхува /
ядосам ядосва ядосан ядосвате ядосаха / обвържа обвърже обвързва обвързване обвържете обвързани /
намеря намери намерим намира намирате намерили / прехвърля прехвърлим прехвърляме прехвърляне прехвърлят /
настроя настроим настройка настройваме настройки / фалирам фалира фалирате фалирали фалит /
изхвърля хвърля хвърлите изхвърляте изхвърляне хвърляме / събера събере съберем събира събираме събират /
оставя остави оставим оставят оставили / отида отидат отиде отива отиват отивате /
дойда дойде дойдат дойдем идва идват идваме идвате дошъл дошли дойдоха /
тръгна тръгне тръгнат тръгва тръгвате тръгнахте / греша сгреших грешка грешки сгрешили сгрешена /
сбъркам бъркат бъркам сбъркаха сбърка сбъркали / объркам обърка объркат объркали объркаха /
порасне расте растат порасна растеж нарастване / намаля намали намалят намаление намаляваме намалим /
увелича увеличи увеличат увеличава увеличение увеличавате / заменя замени заменим замяна заменяме /
заместя замести заместим замества заместник заместваща заместване / спя спите спят спал спим /
сготвя готвя готвите готви готвене готвим / тежи тежат тегло тежа /
промени променя променим променят промяна променяме промените /
запазя запазим запазвам пазя пази пазите пазят запазваме / оправя оправим оправи оправят оправям оправяме /
ремонт ремонтират ремонтираме ремонтира / завися зависи зависят зависите /
започна започнем започва започваме почнем почва започване / завърша свърши свършва свършим свършват /
откажа откажем откажете отказвам отказва отказ отказвате /
предложа предлагам предлага предлагаме предложение предложим /
обясня обясни обясните обяснявам обяснява обяснение обяснявате /
покажа покажем покаже показвам показва показваме / получа получите получи получавам получава получавате /
отговоря отговори отговаря отговарят отговор отговарям отговорили / изтече изтича изтичат изтекъл
"""
_BG_ARTICLES = tuple(_ARTICLES.split())
_BG_TAILS = tuple(_TAILS.split())


def _bare(word: str) -> str:
    """The word without its article and one inflection; at least three letters are kept."""
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


def _kin() -> dict[str, str]:
    """Stems of verbs whose aspects and nouns change their root, by the one that stands for all of them."""
    found: dict[str, str] = {}
    for group in _KIN.split("/"):
        stems = [_bare(word) for word in group.split()]
        found.update({one: stems[0] for one in stems[1:] if one != stems[0]})
    return found


_ONE_OF_KIN = _kin()


@lru_cache(maxsize=16384)
def stem_bulgarian(word: str) -> str:
    """The Bulgarian word without its article and one inflection, verbs of one meaning under one stem.

    At least three letters are kept. "Връщане", "връщам" and "върнете" have one stem, though their roots differ.
    """
    if len(word) < 4:
        return word
    stem = _bare(word)
    return _ONE_OF_KIN.get(stem, stem)


def stem(word: str, lang: str) -> str:
    """The word's stem; a word in the other alphabet is stemmed as that alphabet's language."""
    if lang == "bg" and not word.isascii():
        return stem_bulgarian(word)
    return stem_english(word)

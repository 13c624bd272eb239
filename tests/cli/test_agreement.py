"""``trainer agreement`` run on a small corpus of its own."""

import json

import pytest
from commands import trainer

from tests.review.samples import label, record
from trainer.review.labelled import is_frozen

CONTEXTS = [next(f"{n}" for n in range(99) if is_frozen(f"P1|{n}") == frozen) for frozen in (True, False)]
SECRET, SHOWN = "Dear? Dearer than the frozen sea?", "Dear? Rubbish, you must be mad."


def write(path, records):
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    answers = [record("en-1", SECRET, CONTEXTS[0]), record("en-2", SHOWN, CONTEXTS[1])]
    write(folder / "en.answers.jsonl", answers)
    for rater, levels in (("a", "4444"), ("b", "4441")):
        write(folder / f"en.labels.{rater}.jsonl", [label(str(one["id"]), levels) for one in answers])
    pairs = [{**record(f"p{at}", context=context), "better": text, "worse": text,
              "axis": "clarify", "hardness": "plain", "why": "a tie is wrong"}
             for at, (context, text) in enumerate(zip(CONTEXTS, (SECRET, SHOWN), strict=True))]  # fmt: skip
    write(folder / "pairs.jsonl", pairs)
    return folder


def test_tables_show_the_open_part_only(corpus, tmp_path):
    ran = trainer(tmp_path, "agreement", "--corpus", str(corpus), COLUMNS="80")
    assert ran.returncode == 1, ran.stderr
    assert "en, frozen part: 1 answers" in ran.stdout
    assert "Rubbish" in ran.stdout
    assert "frozen sea" not in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80


def test_the_same_as_data(corpus, tmp_path):
    ran = trainer(tmp_path, "agreement", "--corpus", str(corpus), "--json", "--worst", "50")
    told = json.loads(ran.stdout)
    assert (ran.returncode, told["schema_version"]) == (1, 1)
    assert [(part["lang"], part["part"], part["n"]) for part in told["parts"]] == [
        ("en", "frozen", 1),
        ("en", "open", 1),
    ]
    assert "frozen sea" not in ran.stdout
    assert [lines[0].split()[0] for lines in told["wrong"]["en"]] == ["p1"]
    assert told["order"][0]["right"] == 0


@pytest.mark.parametrize(
    ("arguments", "says"), [((), "Say what to compare"), (("--corpus", "nowhere"), "en.answers.jsonl is missing")]
)
def test_wrong_use_in_one_sentence(arguments, says, tmp_path):
    ran = trainer(tmp_path, "agreement", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert says in ran.stderr


def test_a_broken_line_is_named(corpus, tmp_path):
    (corpus / "en.labels.b.jsonl").write_text('{"id": \n', encoding="utf-8")
    ran = trainer(tmp_path, "agreement", "--corpus", str(corpus))
    assert (ran.returncode, ran.stderr.strip()) == (1, f"{corpus / 'en.labels.b.jsonl'}:1: this line is not JSON.")


def test_dialogues_of_other_people(tmp_path):
    labels = {"open_question": 1, "closed_question": 0, "listen_reflection": 0, "argument": 1, "empathy": 0}
    extra = {"objection": 0, "clarify_probe": 1, "self_interest_argument": 1, "uptake_high": 1}
    one = {"utterance": "What do you mean?", "prev_customer_utterance": "No.", "labels": labels, "extra": extra}
    for name in ("annomi", "p4g", "p4g_objections", "casino", "uptake"):
        write(
            tmp_path / f"{name}.dev.jsonl", [one, {**one, "utterance": "It is nine euro.", "labels": {}, "extra": {}}]
        )
    write(tmp_path / "lend_an_ear.dev.jsonl", [{"turns": [["Seeker", "Oh."], ["Supporter", "Why?"]]}])
    told = json.loads(trainer(tmp_path, "agreement", "--eval", str(tmp_path), "--json").stdout)
    by_label = {one["label"]: one for one in told["labels"]}
    assert (by_label["open_question"]["n"], by_label["open_question"]["fired"]) == (1, 1000)
    assert by_label["listen_reflection"]["there"] == 0
    assert len(told["ratings"]) == 3
    missing = trainer(tmp_path, "agreement", "--eval", str(tmp_path / "none"))
    assert (missing.returncode, missing.stdout) == (2, "")

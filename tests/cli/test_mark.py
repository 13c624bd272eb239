"""``trainer mark`` run as a person runs it: lines in, lines out, in order, whatever the lines are."""

import json

from commands import alone, trainer

GOOD = {"id": "1", "lang": "en", "customer": "It's too expensive.", "answer": "Compared with what?"}
BULGARIAN = {"id": "б", "lang": "bg", "customer": "Скъпо ми е.", "answer": "В сравнение с какво?"}


def rows(ran):
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def lines(*records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_a_record_as_agreed(tmp_path):
    (row,) = rows(trainer(tmp_path, "mark", typed=lines({**GOOD, "context": "x", "nobody": [{}]})))
    assert list(row)[:5] == ["id", "situation", "score", "rank", "caps"]
    assert (row["id"], row["situation"], row["caps"]) == ("1", "objection", [])
    assert list(row["rules"]) == ["listen", "empathize", "clarify", "argue"]
    clarify = row["rules"]["clarify"]
    ((start, end),) = clarify["evidence"]
    assert (clarify["verdict"], GOOD["answer"][start:end].rstrip("?")) == ("level", "Compared with what")
    assert f"“{GOOD['answer'][start:end]}”" in clarify["why"]
    asked = next(act for act in row["acts"] if act["act"] == "clarify_specific")
    assert (asked["form"], GOOD["answer"][asked["start"] : asked["end"]]) == ("open", GOOD["answer"][start:end])


def test_a_bad_line_never_stops_the_rest(tmp_path):
    typed = (
        lines(GOOD).encode() + b'{"id": "2", \n' + b'{"a": "\xff"}\n' + lines({"id": 3, "lang": "bg"}).encode()
        + b"[]\n\n" + b"[" * 100_000 + b"\n" + b"9" * 5000 + b"\n" + b'{"a": NaN}\n' + b"x" * 1_100_000 + b"\n"
        + lines(BULGARIAN).encode().rstrip(b"\n")
    )  # fmt: skip
    got = rows(trainer(tmp_path, "mark", typed=typed))
    assert [row.get("id") for row in got] == ["1", None, None, 3, None, None, None, None, None, "б"]
    assert [sorted(row) for row in got[1:-1]] == [["error"]] * 2 + [["error", "id"]] + [["error"]] * 5
    assert got[3]["error"] == "Липсва „customer“; нужни са lang, customer и answer."
    assert all(row["error"].count(". ") == 0 for row in got[1:-1])


def test_sentences_follow_the_line_or_the_option(tmp_path):
    typed = lines(GOOD, BULGARIAN)
    own = [row["rules"]["clarify"]["why"] for row in rows(trainer(tmp_path, "mark", typed=typed))]
    assert [any("а" <= letter <= "я" for letter in why) for why in own] == [False, True]
    asked = [row["rules"]["listen"]["why"] for row in rows(trainer(tmp_path, "mark", "--lang", "bg", typed=typed))]
    assert all(any("а" <= letter <= "я" for letter in why) for why in asked)
    refused = trainer(tmp_path, "mark", "--lang", "de", typed=typed)
    assert (refused.returncode, refused.stdout) == (2, "")


def test_the_same_bytes_for_any_number_of_jobs_and_any_hash_seed(tmp_path):
    records = [{**GOOD, "id": n, "answer": f"Compared with {n} others, or with none?"} for n in range(70)]
    typed = lines(*records[:35], BULGARIAN) + "{broken\n" + lines(*records[35:])
    one = trainer(tmp_path, "mark", typed=typed)
    several = alone(tmp_path, "mark", "--jobs", "2", typed=typed, PYTHONHASHSEED="2")
    assert len(rows(one)) == 72
    assert (several.stdout, several.stderr) == (one.stdout, "")


def test_a_file_or_its_absence(tmp_path):
    (tmp_path / "answers.jsonl").write_text(lines(GOOD), encoding="utf-8")
    assert rows(trainer(tmp_path, "mark", str(tmp_path / "answers.jsonl")))[0]["id"] == "1"
    missing = trainer(tmp_path, "mark", str(tmp_path / "none.jsonl"))
    assert (missing.returncode, missing.stdout, missing.stderr.count("\n")) == (2, "", 1)

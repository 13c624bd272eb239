import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.call.imported import Line
from trainer.files.outside import OutsideUnreadable, lines_in, read_outside

SAID = (Line("Ann", "Good morning."), Line("Mr Petrov", "Yes: what is it?"))


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("Ann: Good morning.\nMr Petrov: Yes: what is it?\n", ".txt"),
        ("\ufeffAnn: Good morning.\r\n\r\nMr Petrov: Yes: what is it?\r\n", ".txt"),
        ("[09:01] Ann: Good morning.\n[09:02] Mr Petrov: Yes: what is it?", ".txt"),
        ("09:01 Ann: Good\n  morning.\n(09:01:30) Mr Petrov: Yes: what\nis it?", ".md"),
        ("speaker,text\nAnn,Good morning.\nMr Petrov,Yes: what is it?\n", ".csv"),
        ("text;id;who\nGood morning.;1;Ann\n\"Yes: what is it?\";2;Mr Petrov\n", ".csv"),
        ("Ann\tGood morning.\nMr Petrov\tYes: what is it?\n", ".tsv"),
        (json.dumps([{"name": "Ann", "line": "Good morning."}, {"who": "Mr Petrov", "text": "Yes: what is it?"}]), ""),
        (
            json.dumps({"messages": [{"role": "Ann", "content": "Good  morning."}, {"role": "Mr Petrov",
             "content": "Yes: what is it?"}]}),
            ".json",
        ),
        ('{"who": "Ann", "said": "Good morning."}\n{"who": "Mr Petrov", "said": "Yes: what is it?"}\n', ".jsonl"),
    ],
)  # fmt: skip
def test_who_said_what_is_read_from_each_format(text, suffix):
    assert lines_in(text.encode(), suffix) == SAID


def test_a_word_before_a_colon_is_no_speaker():
    text = "Customer: No.\nLook: it is dear.\nTrainee: I see.\nCustomer: Hm.\n"
    assert lines_in(text.encode(), ".txt") == (
        Line("Customer", "No. Look: it is dear."),
        Line("Trainee", "I see."),
        Line("Customer", "Hm."),
    )


@pytest.mark.parametrize(
    ("data", "suffix", "key", "slots"),
    [
        (b"Ann: caf\xe9", ".txt", "import.not_utf8", {"line": 1}),
        ("Ann: Да\n".encode("utf-16"), ".txt", "import.other_format", {"name": "UTF-16"}),
        (b"PK\x03\x04", ".docx", "import.other_format", {"name": "ZIP"}),
        (b"", ".txt", "import.nothing_said", {}),
        (b"", ".csv", "import.nothing_said", {}),
        (b"[]", ".json", "import.nothing_said", {}),
        (b"Good morning.\nYes?", ".txt", "import.no_speaker", {"line": 1}),
        (b"Ann: a\0b\nBo: c\n", ".txt", "import.nul", {"line": 1, "count": 0}),
        (b"Bo: c\nAnn: " + 4001 * b"a", ".txt", "import.too_long", {"line": 2, "count": 4001}),
        (b"a,b,c\nd,e,f\n", ".csv", "import.no_columns", {"who": "speaker", "text": "text"}),
        (b"speaker,text\nAnn\n", ".csv", "import.short_row", {"line": 2}),
        (b'speaker,text\nAnn,"x"y\n', ".csv", "import.not_csv", {"why": "',' expected after '\"'"}),
        (b'[{"who": "Ann",]', ".json", "import.not_json", {"line": 1}),
        (b"[" * 100_000, ".json", "import.not_json", {"line": 1}),
        (b'{"call": 1}', ".json", "import.no_list", {"names": "turns, messages"}),
        (b'[{"who": "Ann", "text": 3}]', ".json", "import.no_keys", {"line": 1, "who": "speaker", "text": "text"}),
        (b"Ann: a\n" * 2001, ".txt", "import.too_many", {"most": 2000}),
    ],
)
def test_what_is_no_conversation_is_said_in_one_sentence(data, suffix, key, slots):
    with pytest.raises(OutsideUnreadable) as refused:
        lines_in(data, suffix)
    assert (refused.value.key, refused.value.slots) == (key, slots)


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(OutsideUnreadable) as refused:
            read_outside(path)
        assert refused.value.key == "import.no_file"


BYTES = st.binary(max_size=60) | st.text("Annω:[]{}\"',;\n\t 1", max_size=60).map(str.encode)


@settings(max_examples=150, deadline=None)
@given(BYTES, st.sampled_from([".txt", ".csv", ".tsv", ".json", ".jsonl", ""]))
def test_any_bytes_are_a_conversation_or_refused(data, suffix):
    try:
        lines = lines_in(data, suffix)
    except OutsideUnreadable:
        return
    assert any(line.text for line in lines)

"""Content is found by language and id, read only when asked for, and never from outside its folder."""

from pathlib import Path

import pytest

from trainer.content.chart import Chart
from trainer.content.identity import content_hash
from trainer.files.cache import Cache
from trainer.files.folders import shipped_folder
from trainer.files.library import CHARTS, PERSONAS, RUBRICS, SHELVES, ContentBroken, ContentMissing, Library

CHART = """initial: one
states: [one, two]
transitions:
  - {trigger: go, source: one, dest: two}
"""


def put(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_chart_and_rubric_are_found() -> None:
    library = Library([shipped_folder()])
    assert (library.chart().initial, library.rubric().id) == ("prep", "standard")


def test_every_shipped_file_has_a_right_shape() -> None:
    library = Library([shipped_folder()])
    problems = []
    for shelf in SHELVES:
        for lang in ("en", "bg") if shelf.by_lang else ("",):
            for path in library.paths(shelf, lang):
                problems += library.check(shelf, path).problems  # type: ignore[arg-type]
    assert problems == []


def test_a_folder_of_ones_own_wins(tmp_path: Path) -> None:
    put(tmp_path, "charts/standard.yaml", CHART)
    library = Library([tmp_path, shipped_folder()])
    assert (library.chart().initial, library.rubric().id) == ("one", "standard")
    assert library.names(CHARTS) == ("standard",)
    assert len(library.paths(CHARTS)) == 2


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    put(tmp_path, "charts/broken.yaml", "a: [")
    put(tmp_path, "charts/mine.yaml", CHART)
    library = Library([tmp_path])
    assert library.chart("mine").states == ("one", "two")
    with pytest.raises(ContentBroken) as caught:
        library.chart("broken")
    assert [problem.code for problem in caught.value.problems] == ["S005"]


def test_a_name_that_is_nearly_right_is_offered() -> None:
    with pytest.raises(ContentMissing) as caught:
        Library([shipped_folder()]).rubric("standart")
    assert (caught.value.near, "Did you mean standard?" in str(caught.value)) == (("standard",), True)


@pytest.mark.parametrize("name", ["../rubrics/standard", "/etc/passwd", "a/b", "..", "", "A", "x" * 65, "a\0b"])
def test_a_name_is_never_a_path(name: str) -> None:
    with pytest.raises(ContentMissing):
        Library([shipped_folder()]).find(CHARTS, name)
    with pytest.raises(ContentMissing):
        Library([shipped_folder()]).find(PERSONAS, "busy", name)


def test_a_link_that_leads_out_is_not_opened(tmp_path: Path) -> None:
    outside = put(tmp_path, "elsewhere/secret.yaml", CHART)
    inside = tmp_path / "mine" / "charts" / "secret.yaml"
    inside.parent.mkdir(parents=True)
    inside.symlink_to(outside)
    with pytest.raises(ContentBroken) as caught:
        Library([tmp_path / "mine"]).chart("secret")
    assert [problem.code for problem in caught.value.problems] == ["S022"]


def test_a_file_is_named_by_its_id_and_lies_in_its_language(tmp_path: Path) -> None:
    rubric = (shipped_folder() / "rubrics/standard.yaml").read_text(encoding="utf-8")
    path = put(tmp_path, "rubrics/other.yaml", rubric)
    assert [problem.code for problem in Library([tmp_path]).check(RUBRICS, path).problems] == ["S020"]


def test_a_clean_file_is_remembered_and_a_torn_memory_ignored(tmp_path: Path) -> None:
    put(tmp_path, "charts/mine.yaml", CHART)
    cache = Cache(tmp_path / "cache")
    first = Library([tmp_path], cache).chart("mine")
    (entry,) = (tmp_path / "cache").glob("*.json")
    assert Library([tmp_path], cache).chart("mine") == first
    whole = entry.read_bytes()
    for torn in (b"", b"x", whole[:-1], whole.replace(b"two", b"six"), whole[:70] + b"\xff" + whole[71:]):
        entry.write_bytes(torn)
        assert Library([tmp_path], cache).chart("mine") == first
        assert entry.read_bytes() == whole


def test_a_memory_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    put(tmp_path, "charts/mine.yaml", CHART)
    nowhere = put(tmp_path, "file", "")
    assert Library([tmp_path], Cache(nowhere / "cache")).chart("mine").initial == "one"


def test_layout_and_comments_do_not_change_the_hash(tmp_path: Path) -> None:
    put(tmp_path, "charts/a.yaml", CHART)
    put(tmp_path, "charts/b.yaml", "# the same\n" + CHART.replace("[one, two]", "\n  - one\n  - two"))
    put(tmp_path, "charts/c.yaml", CHART.replace("dest: two", "dest: one"))
    library = Library([tmp_path])
    hashes = [content_hash(library.chart(name)) for name in "abc"]
    assert (hashes[0] == hashes[1], hashes[0] == hashes[2], len(hashes[0])) == (True, False, 64)
    assert isinstance(library.chart("a"), Chart)

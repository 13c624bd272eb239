"""A published folder is there whole or not at all, and the one before it stays."""

import os
from pathlib import Path

import pytest

from trainer.files.folders import shipped_folder
from trainer.files.library import SCENARIOS, Library
from trainer.files.publishing import content_of, current, is_name, publish, published_roots, withdraw


def folder(root: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = root / "scenarios" / "en" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def seen(where: Path) -> dict[str, str]:
    return {path.name: path.read_text() for root in published_roots(where) for path in sorted(root.rglob("*.yaml"))}


def test_what_is_published_is_seen_whole_and_the_newest_counts(tmp_path):
    mine, where = folder(tmp_path / "mine", one="a", two="b"), tmp_path / "published"
    (mine / "notes.txt").write_text("not content")
    assert seen(where) == {}
    first = publish(content_of(mine), where, "north")
    assert (first.files, first.new, seen(where)) == (2, True, {"one.yaml": "a", "two.yaml": "b"})
    assert not publish(content_of(mine), where, "north").new
    folder(mine, one="changed")
    (mine / "scenarios" / "en" / "two.yaml").unlink()
    second = publish(content_of(mine), where, "north")
    assert (second.new, seen(where)) == (True, {"one.yaml": "changed"})
    assert (where / "north" / first.version / "scenarios" / "en" / "one.yaml").read_text() == "a"
    folder(mine, one="a", two="b")
    assert publish(content_of(mine), where, "north").version == first.version
    assert current(where, "north") == first.version


def test_two_names_stand_beside_each_other_and_one_can_be_taken_back(tmp_path):
    where = tmp_path / "published"
    publish({"scenarios/en/a.yaml": b"1"}, where, "south")
    publish({"scenarios/en/a.yaml": b"2"}, where, "north")
    assert [root.parent.name for root in published_roots(where)] == ["north", "south"]
    assert (withdraw(where, "north"), withdraw(where, "north")) == (True, False)
    assert seen(where) == {"a.yaml": "1"}


@pytest.mark.parametrize("pointer", ["", "../../etc", "zzzzzzzzzzzz", "0123456789ab", "0123456789ab\n../x"])
def test_a_broken_pointer_shows_nothing(tmp_path, pointer):
    publish({"scenarios/en/a.yaml": b"1"}, tmp_path, "north")
    (tmp_path / "north" / "current").write_text(pointer)
    assert published_roots(tmp_path) == ()


def test_a_half_written_copy_is_never_seen(tmp_path):
    if os.geteuid() == 0:
        (tmp_path / "north").mkdir()
        (tmp_path / "north" / "current").mkdir()  # what cannot be replaced by a file
        with pytest.raises(OSError, match="current"):
            publish({"scenarios/en/a.yaml": b"1"}, tmp_path, "north")
    assert published_roots(tmp_path) == ()
    assert [path.name for path in tmp_path.rglob(".new-*")] == []


@pytest.mark.parametrize(
    ("name", "good"), [("north-1", True), ("", False), ("..", False), ("Север", False), ("a/b", False)]
)
def test_names(name, good):
    assert is_name(name) is good


def test_a_library_finds_published_content_before_the_shipped(tmp_path):
    text = (shipped_folder() / "scenarios" / "en" / "vacuum-shop.yaml").read_text(encoding="utf-8")
    own = text.replace('title: "', 'title: "Ours: ', 1)
    assert own != text
    publish({"scenarios/en/vacuum-shop.yaml": own.encode()}, tmp_path, "north")
    library = Library([*published_roots(tmp_path), shipped_folder()])
    assert library.scenario("en", "vacuum-shop").title.startswith("Ours: ")
    assert len(library.names(SCENARIOS, "en")) > 10

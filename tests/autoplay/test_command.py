"""``trainer autoplay`` as a person runs it."""

import json
import re

import pytest
from commands import trainer

from trainer.autoplay.bars import interval_bar, stacked_bar
from trainer.cli.robot_calls import parcels


def run(tmp_path, *arguments):
    return trainer(tmp_path, "autoplay", *arguments, NO_COLOR="1")


def test_parcels_share_the_calls_and_the_seeds():
    found = parcels([("a", "p"), ("b", "p")], ["ideal", "silent", "rude"], 50, 7)
    assert [each.calls for each in found if each.scenario == "a"] == [24, 24, 2]
    assert sum(each.calls for each in found) == 100
    assert found == parcels([("a", "p"), ("b", "p")], ["ideal", "silent", "rude"], 50, 7)
    assert found[0].plays != parcels([("a", "p")], ["ideal", "silent", "rude"], 50, 8)[0].plays


def test_one_job_and_two_give_the_same_report(tmp_path):
    asked = ["tasting-stand", "--as", "loyal-regular", "-n", "40", "--robot", "rude", "--robot", "pushy", "--json"]
    one, two = (run(tmp_path, *asked, "--jobs", jobs) for jobs in ("1", "2"))
    assert one.returncode in (0, 1), one.stderr
    assert one.stdout == two.stdout
    data = json.loads(one.stdout)
    assert [study["calls"] for study in data["studies"]] == [40]


def test_the_page_stands_alone_and_shows_no_script(tmp_path):
    page = tmp_path / "report.html"
    done = run(tmp_path, "tasting-stand", "--as", "loyal-regular", "-n", "4", "--robot", "rude", "--html", str(page))
    assert done.returncode in (0, 1), done.stderr
    text = page.read_text(encoding="utf-8")
    assert "<svg" in text and 'role="img"' in text
    assert not re.search(r"<script|https?://|<link|<img|@import", text)
    assert str(page) in done.stdout.replace("\n", "")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["tasting-stand", "--robot", "robotnik"], "There is no robot 'robotnik'"),
        (["tasting-stand", "--as", "gatekeeper-office"], "does not fit 'tasting-stand'"),
        (["no-such-scenario"], "There is no 'no-such-scenario'"),
    ],
)
def test_wrong_use_is_one_sentence(tmp_path, asked, sentence):
    done = run(tmp_path, *asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr and len(done.stderr.splitlines()) == 1


def test_bars_hold_their_numbers_and_escape_their_names():
    assert 'width="150"' in interval_bar(500, 400, 600, "half")
    bar = stacked_bar([("<b>", 1, 0), ("two", 3, 9)], "a & b")
    assert "&lt;b&gt;: 1" in bar and "a &amp; b" in bar
    assert 'x="75"' in bar and "url(#empty)" in bar

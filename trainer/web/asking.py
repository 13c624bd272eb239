"""One request as a page sees it: who asks, what for, and nothing that they may not see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from starlette.responses import HTMLResponse, RedirectResponse, Response

from trainer.content.words import Words
from trainer.review.people import Session, Viewer
from trainer.review.sight import Sight
from trainer.web.backing import Backing, Locks
from trainer.web.rendering import render


@dataclass(frozen=True, slots=True)
class Ask:
    """A request, its body read and its sender known."""

    backing: Backing
    locks: Locks
    words: Words
    now: datetime
    session: Session | None
    params: Mapping[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    """Where it came from."""
    part: bool = False
    """Whether only a part of the page is wanted (htmx)."""
    csrf: str = ""
    """What a form on this page must send back."""

    @property
    def viewer(self) -> Viewer:
        """Who asks. Only for pages that need a login."""
        if self.session is None:
            raise AssertionError("a page without a login has no viewer")
        return self.session.viewer

    @property
    def sight(self) -> Sight:
        """The records as the viewer may see them."""
        return Sight(self.viewer, self.backing, self.now.date().isoformat())

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A page."""
        viewer = self.session.viewer if self.session else None
        text = render(template, self.words, viewer=viewer, csrf=self.csrf, part=self.part, **values)
        return HTMLResponse(text, status)

    def problem(self, status: int, key: str, **slots: object) -> Response:
        """A page that says in one sentence what is wrong."""
        return self.page("problem.html", status, sentence=self.words.say(key, **slots))


def go(path: str) -> Response:
    """On to another page."""
    return RedirectResponse(path, 303)


def link(*parts: str) -> str:
    """A path of this site; each part may hold any character."""
    return "/" + "/".join(quote(part, safe="") for part in parts)

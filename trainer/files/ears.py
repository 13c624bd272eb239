"""An ear for a language, compiled once and kept by the hash of its data and of the program that compiles it."""

import json

from trainer import __version__
from trainer.files.cache import Cache, cache_key
from trainer.files.folders import package_folder
from trainer.files.packaged import load_concerns, load_lexicon, load_senses
from trainer.language import Ear, Meaning, make_ear
from trainer.language.kept import ear_from, kept_of


def load_ear(lang: str, cache: Cache | None = None, meaning: Meaning | None = None, taught: bool = False) -> Ear:
    """What hears a language, with what it was taught where that is wanted (decision 0080).

    Raises ValueError if its data is broken or missing.
    """
    kept_in = cache or Cache(None)
    lexicon, concerns = load_lexicon(lang, kept_in), load_concerns(lang, kept_in)
    senses = load_senses(lang) if taught else None
    data = json.dumps([lexicon, concerns], ensure_ascii=False).encode("utf-8", "backslashreplace")
    # A change of the compiling program makes other automata of the same data.
    sources = (path.read_bytes() for path in sorted((package_folder() / "language").glob("*.py")))
    key = cache_key(b"ear", __version__.encode(), lang.encode(), data, *sources)
    remembered = kept_in.get(key)
    if remembered is not None:
        return ear_from(json.loads(remembered), lexicon, concerns, lang, meaning, senses)
    ear = make_ear(lexicon, concerns, lang, meaning, senses)
    kept_in.put(key, json.dumps(kept_of(ear), ensure_ascii=False, separators=(",", ":")))
    return ear

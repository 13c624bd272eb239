"""Files on disk: strict YAML, content folders, sentences and lexicons, settings, the cache of what was read."""

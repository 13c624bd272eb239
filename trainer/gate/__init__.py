"""The one gate for text: what may come in, and how anything goes out."""

from trainer.gate.admit import MAX_CHARACTERS, Refused, admit
from trainer.gate.show import for_csv, for_html, for_json, for_log, for_terminal

__all__ = ["MAX_CHARACTERS", "Refused", "admit", "for_csv", "for_html", "for_json", "for_log", "for_terminal"]

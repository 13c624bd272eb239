"""Pages for managers and the server's side of calls at other machines. Knows no store: its answers are handed in."""

"""One file a row of the table: what is measured, against what, and the goal."""

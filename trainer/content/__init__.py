"""What trainers write: personas, scenarios, charts, rubrics, as frozen values that check their own shape."""

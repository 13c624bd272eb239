"""Other people's programs, in an environment of their own, and what they are asked to do."""

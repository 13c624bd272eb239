"""Shared by every test: samples of rooms are importable by name from their own folder."""

"""Hashes of passwords: argon2 as its authors recommend, imported only where somebody sets or shows one."""

from collections.abc import Callable

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

Verify = Callable[[str, str], bool]


def hashed(password: str) -> str:
    """The hash that is kept."""
    return PasswordHash((Argon2Hasher(),)).hash(password)


def verified(password: str, kept: str) -> bool:
    """Whether a password is the one that was hashed."""
    try:
        return PasswordHash((Argon2Hasher(),)).verify(password, kept)
    except UnknownHashError:
        return False

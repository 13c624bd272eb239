"""A disk that forgets: an SQLite file system in memory that keeps, when the power goes, only what was synced.

Bytes that were written and not synced may each survive or not, sector by sector, as on a real disk with a cache.
"""

# ruff: noqa: N802 (the methods have the names that SQLite gives them)

import random
from dataclasses import dataclass, field

import apsw

SECTOR = 512


class PowerCut(Exception):
    """The power is gone; nothing answers any more."""


@dataclass
class Content:
    """One file: what is on the platter, what a reader sees, and the writes between the two."""

    durable: bytes = b""
    seen: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Offset and bytes, or a length to cut to and ``None``."""

    def apply(self, target: bytearray, at: int, data: bytes | None) -> None:
        if data is None:
            del target[at:]
            return
        if len(target) < at:
            target.extend(bytes(at - len(target)))
        target[at : at + len(data)] = data

    def change(self, at: int, data: bytes | None) -> None:
        self.apply(self.seen, at, data)
        self.pending.append((at, data))

    def sync(self) -> None:
        self.durable, self.pending = bytes(self.seen), []

    def after_the_cut(self, chance: random.Random, kept: float) -> bytes:
        """What is found when the power is back; ``kept`` is the share of unsynced sectors that made it."""
        found = bytearray(self.durable)
        for at, data in self.pending:
            if data is None:
                if chance.random() < kept:
                    self.apply(found, at, None)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < kept:
                    self.apply(found, at + start, data[start : start + SECTOR])
        return bytes(found)


class Disk:
    """Named files, and how many operations are left before the power goes."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = {name: Content(raw, bytearray(raw)) for name, raw in files.items()}
        self.left = -1

    def spend(self) -> None:
        """One write or sync. Raises PowerCut once the operations are used up."""
        if self.left == 0:
            raise PowerCut
        self.left -= 1

    def after_the_cut(self, chance: random.Random, kept: float) -> "Disk":
        return Disk({name: content.after_the_cut(chance, kept) for name, content in self.files.items()})


class LosingDisk(apsw.VFS):
    """The file system that SQLite sees; ``disk`` is exchanged after each cut."""

    def __init__(self, name: str, disk: Disk) -> None:
        super().__init__(name, "")
        self.disk = disk

    def xOpen(self, name: object, flags: list[int]) -> "LosingFile":  # type: ignore[override]
        filename = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        flags[1] = flags[0]
        return LosingFile(self.disk, self.disk.files.setdefault(filename, Content()))

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.disk.spend()
        self.disk.files.pop(filename, None)

    def xAccess(self, pathname: str, flags: int) -> bool:
        return pathname in self.disk.files

    def xFullPathname(self, name: str) -> str:
        return name


class LosingFile:
    """One open file."""

    def __init__(self, disk: Disk, content: Content) -> None:
        self.disk = disk
        self.content = content

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self.content.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self.disk.spend()
        self.content.change(offset, bytes(data))

    def xTruncate(self, newsize: int) -> None:
        self.disk.spend()
        self.content.change(newsize, None)

    def xSync(self, flags: int) -> None:
        self.disk.spend()
        self.content.sync()

    def xFileSize(self) -> int:
        return len(self.content.seen)

    def xLock(self, level: int) -> None:
        """Nobody else is there."""

    def xUnlock(self, level: int) -> None:
        """Nobody else is there."""

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, ptr: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return SECTOR

    def xDeviceCharacteristics(self) -> int:
        return 0

    def xClose(self) -> None:
        """Nothing is given back."""

"""Remembers what was found in the latest files: while somebody goes through one, each press asks for it again."""

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

from domain.found_minutes import FoundMinutes, MinutesReader
from domain.shared_files import SharedFile

_MOST = 8


def remembering(read: MinutesReader) -> MinutesReader:
    """The reader, which reads a file once only while it is among the latest; it may be called by several threads."""
    known: OrderedDict[bytes, FoundMinutes] = OrderedDict()
    lock = Lock()

    def remembered(file: SharedFile) -> FoundMinutes:
        key = sha256(file.ending.encode() + file.content).digest()
        with lock:
            if key in known:
                known.move_to_end(key)
                return known[key]
        found = read(file)
        with lock:
            known[key] = found
            while len(known) > _MOST:
                known.popitem(last=False)
        return found

    return remembered

"""Files that people sent: has them read apart from the units of work, and says what is wrong; it opens none itself."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from domain.shared_files import SharedFile, UnreadableFile
from handlers.refusals import Answered, unsaved
from handlers.unreadable_text import unreadable_file

_Read = TypeVar("_Read")


def still_there(file: SharedFile | None) -> SharedFile:
    """The file that a button or form is about; raises the answer to one whose file is gone."""
    if file is None:
        raise Answered("Filen er der ikke længere.", unsaved("Send den igen."))
    return file


async def read_sent(read: Callable[[SharedFile], _Read], file: SharedFile) -> _Read:
    """What is read of the file, on another thread; raises the answer to one that can't be read."""
    try:
        return await asyncio.to_thread(read, file)
    except UnreadableFile as error:
        raise unread(error, file) from error


def unread(error: UnreadableFile, file: SharedFile) -> Answered:
    """The answer to a file that can't be read."""
    card = unreadable_file(error, file.name)
    return Answered(card.title, *card.blocks)

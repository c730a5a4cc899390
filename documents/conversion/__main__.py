"""The process that takes one foreign file apart: bytes on standard input, JSON on standard output, and then it ends.

It limits itself before it looks at anything, so that a hostile file costs this process and no other. It is started by
`documents.converting`, which kills it when its time is up.
"""

import json
import resource
import sys

from documents.conversion.converted import Line, Unconvertible

MEMORY = 768 * 1024 * 1024
"""Bytes of address space; a PDF of 300 pages needs a third."""
SECONDS = {".pdf": 4, ".docx": 3, ".xlsx": 3, ".ics": 3, ".ics-attendees": 3}
"""Of processor time: a PDF of 300 pages takes three, the largest Office file two. What needs more is made to cost."""
MOST_CHARACTERS = 4_000_000


def main() -> int:
    """Answers {"lines": …} or {"rows": …}, or {"reason": …} where the file can't be taken apart."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS[sys.argv[1]],) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        answer = _converted(sys.argv[1], content)
    except Unconvertible as error:
        answer = {"reason": error.reason}
    except MemoryError:
        answer = {"reason": "too_big"}
    except Exception:  # noqa: BLE001 - whatever a parser stumbles on, the file is what is wrong
        answer = {"reason": "damaged"}
    sys.stdout.write(json.dumps(answer))
    return 0


def _converted(ending: str, content: bytes) -> dict[str, object]:
    if ending == ".xlsx":
        from documents.conversion.workbook import rows  # noqa: PLC0415 - each format loads only its own

        return {"rows": rows(content)}
    if ending == ".ics":
        from documents.conversion.calendar_events import rows as event_rows  # noqa: PLC0415 - likewise

        return {"rows": event_rows(content)}
    if ending == ".ics-attendees":
        from documents.conversion.calendar_attendees import rows as attendee_rows  # noqa: PLC0415 - likewise

        return {"rows": attendee_rows(content)}
    if ending == ".docx":
        from documents.conversion.docx import lines  # noqa: PLC0415 - likewise
    else:
        from documents.conversion.pdf import lines  # noqa: PLC0415 - likewise
    found: list[Line] = []
    length = 0
    for line in lines(content):
        length += len(line.text) + sum(map(len, line.cells))
        if length > MOST_CHARACTERS:
            raise Unconvertible("too_big")
        found.append(line)
    return {"lines": [line.portable() for line in found]}


if __name__ == "__main__":
    sys.exit(main())

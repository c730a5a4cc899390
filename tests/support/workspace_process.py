"""The local workspace as a process with the words of its command line, there to be forked."""

import sys

from sandbox.__main__ import main


def run(*words: str) -> None:
    """Serves until it is asked to end."""
    sys.argv[1:] = words
    main()

"""`python -m tests.spelling`: prints what is misspelt in the product's Danish texts, and ends with 1 if anything is."""

import sys
from pathlib import Path

from tests.spelling.checking import mistakes


def main() -> int:
    """Prints each mistake with its place and advice."""
    found = mistakes(Path.cwd())
    for mistake in found:
        print(mistake)  # noqa: T201 - it is a command of its own
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

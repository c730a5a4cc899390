"""Which version of the program this is; a test holds it to the project's own number."""

VERSION = "0.1.0"

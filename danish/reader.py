"""The way in to reading Danish dates and times: one phrase, a list, or a phrase within other words; holds no code."""

from danish.finding import Found, bare_day, find
from danish.phrases import read, read_list

__all__ = ["Found", "bare_day", "find", "read", "read_list"]

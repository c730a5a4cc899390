"""The way in to reading Danish dates and times: one phrase, a list, or a phrase within other words; holds no code."""

from danish.finding import Found, find
from danish.phrases import read, read_list

__all__ = ["Found", "find", "read", "read_list"]

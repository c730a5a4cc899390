"""The grammar's rules for the small words and signs between the parts, which state nothing themselves."""

from danish.parts import Mark, Part
from danish.patterns import rule


@rule("dash", weak=True)
@rule("til", weak=True)
@rule("tom", weak=True)
def _to() -> Part:
    return Mark.RANGE


@rule("til", weak=True)
@rule("tom", weak=True)
def _leading_to() -> Part:
    return Mark.LEADING


@rule("eller", weak=True)
@rule("slash", weak=True)
def _either_or() -> Part:
    return Mark.OR


@rule("og", weak=True)
@rule("amp", weak=True)
@rule("plus", weak=True)
def _both_and() -> Part:
    return Mark.AND


@rule("comma og?", weak=True)
@rule("comma eller", weak=True)
def _comma() -> Part:
    return Mark.COMMA


@rule("mellem", weak=True)
def _between() -> Part:
    return Mark.BETWEEN


@rule("inden", weak=True)
def _not_after() -> Part:
    return Mark.NOT_AFTER


@rule("before", weak=True)
@rule("i? løbet af", weak=True)
def _before() -> Part:
    return Mark.BEFORE


@rule("after", weak=True)
def _after() -> Part:
    return Mark.AFTER


@rule("dash", weak=True)
def _pause() -> Part:
    return Mark.PAUSE


@rule("hele THEUNIT", weak=True)
def _whole(unit: str) -> Part | None:
    return Mark.SKIP if unit == "day" else None


@rule("open", weak=True)
@rule("close", weak=True)
@rule("colon", weak=True)
@rule("dot", weak=True)
def _skipped() -> Part:
    return Mark.SKIP

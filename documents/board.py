"""The board of cases as SVG: a row for each, its steps one after the other, and its days against the target."""

from dataclasses import dataclass

from danish import writing
from documents.drawing import filled
from documents.lettering import fitting, lines, width
from domain.case_board import Board, BoardCase, BoardStep
from domain.case_status import StepState

WIDTH = 1400
_LEFT, _RIGHT = 40.0, 1360.0
_TOP, _ROW, _BELOW = 150.0, 168.0, 44.0
_STEP_HEIGHT, _POINT, _GAP = 54.0, 13.0, 4.0
_LETTERS, _SMALLEST, _TITLE, _STANDS = 13.0, 10.0, 21.0, 15.0
_LEGEND = ((StepState.DONE, "klaret"), (StepState.CURRENT, "i gang"), (StepState.COMING, "kommer"),
           (StepState.OPTIONAL, "kan vælges"), (StepState.LEFT_OUT, "springes over"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Step:
    path: str
    middle: float
    state: str
    place: tuple[str, ...]
    letters: float
    days: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class _Case:
    y: float
    name: str
    used: str
    over: str
    steps: tuple[_Step, ...]
    target: float
    spent: float
    beyond: float
    stands: str


def svg(board: Board) -> str:
    """The picture."""
    longest = max((max(one.days, one.target_days) for one in board.cases), default=1)
    rows = [_case(one, _TOP + _ROW * place, longest) for place, one in enumerate(board.cases)]
    bottom = _TOP + _ROW * len(rows)
    more = f"… og {writing.count(board.left_out, 'sag', 'sager')} mere" if board.left_out else ""
    return filled(
        "board.svg.jinja",
        board=board,
        width=WIDTH,
        height=round(bottom + _BELOW),
        left=_LEFT,
        right=_RIGHT,
        rows=rows,
        high=_STEP_HEIGHT,
        foot=" · ".join(part for part in (more, board.remark, writing.short_date(board.made)) if part),
        legend=[_sign(place, kind, words) for place, (kind, words) in enumerate(_LEGEND)],
    )


def _sign(place: int, kind: StepState, words: str) -> tuple[str, float, str, str]:
    """A sign of the legend: its shape, where its words begin, what it stands for and the words."""
    x = _LEFT + 180.0 * place
    return _chevron(x, 30.0, 88.0, 24.0, 7.0), x + 98, kind.name.lower(), words


def _case(one: BoardCase, y: float, longest: int) -> _Case:
    breadth = (_RIGHT - _LEFT) / max(1, len(one.steps))
    over = one.days - one.target_days
    used = f"{one.days} af {writing.count(one.target_days, 'dag', 'dage')}"
    told = f"{over} over målet" if over > 0 else f"{-over} tilbage"
    room = _RIGHT - _LEFT - width(used, _TITLE, is_bold=True) - width(told, _STANDS, is_bold=True) - 60
    scale = (_RIGHT - _LEFT) / longest
    return _Case(
        y,
        fitting(one.name, _TITLE, room, is_bold=True),
        used,
        told,
        tuple(_step(step, _LEFT + breadth * place, y + 20, breadth - _GAP) for place, step in enumerate(one.steps)),
        round(one.target_days * scale, 1),
        round(min(one.days, one.target_days) * scale, 1),
        round(max(over, 0) * scale, 1),
        fitting(one.stands, _STANDS, _RIGHT - _LEFT),
    )


def _step(step: BoardStep, x: float, y: float, breadth: float) -> _Step:
    room = breadth - 2 * _POINT - 2
    longest = max(step.place.split(" "), key=lambda word: width(word, _LETTERS, is_bold=True))
    letters = min(_LETTERS, max(_SMALLEST, _LETTERS * room / max(1, width(longest, _LETTERS, is_bold=True))))
    is_over = step.days > step.target_days
    began = step.state in (StepState.DONE, StepState.CURRENT)
    target = writing.count(step.target_days, "dag", "dage")
    days = f"{step.days} af {target}" if began else f"mål {target}"
    return _Step(
        _chevron(x, y, breadth, _STEP_HEIGHT, _POINT),
        x + breadth / 2 + _POINT / 2,
        step.state.name.lower(),
        lines(step.place, letters, room, 3, is_bold=step.state is StepState.CURRENT),
        round(letters, 1),
        fitting(days, _LETTERS, breadth - 8, is_bold=is_over),
        is_over,
    )


def _chevron(x: float, y: float, breadth: float, height: float, point: float) -> str:
    """An arrow that points on to the next step."""
    edge, tip, half = x + breadth - point, x + breadth, y + height / 2
    return f"M{x:g} {y:g}H{edge:g}L{tip:g} {half:g}L{edge:g} {y + height:g}H{x:g}L{x + point:g} {half:g}Z"

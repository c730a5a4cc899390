"""What people read about decisions: answers, the follow-up list, the reminder; closed items only where allowed."""

from collections.abc import Sequence
from datetime import datetime

from danish import writing
from domain.decisions import Decision, DecisionState, missing_approvals
from domain.meetings import Meeting
from domain.organisation import AttendanceRule, Body, Profile
from handlers.beslutninger.acts import Done
from handlers.beslutninger.loading import View
from handlers.beslutninger.words import COMMAND
from handlers.decision_text import authorities_text, authority_name, follow_up_text, presence_verdict
from handlers.meeting_text import meeting_line, sector_counts
from handlers.references import reference_text
from handlers.refusals import Answered
from handlers.retry import command_button
from handlers.task_text import Organisations, day, typed_meeting
from handlers.ui import Actions, Block, Bold, Button, Card, Divider, Inline, Text, note, text

WITHDRAW = "beslutninger.fortryd"
CLOSE = "beslutninger.luk"
LIST = "beslutninger.liste"
_MOST_LISTED = 15
_MOST_EARLIER = 10
_MOST_BUTTONS = 2
_CLOSED_ITEM = "lukket punkt"


def recorded(done: Done, profile: Profile, now: datetime) -> Card:
    """The answer to whoever recorded a decision."""
    decision, view = done.decision, done.view
    blocks: list[Block] = [
        text(meeting_line(view.meeting, view.body)),
        text(*_what(decision, view)),
        text(follow_up_text(decision, view.organisations, now)),
        *_approvals(decision, view, profile),
        *_mandate(view.body),
    ]
    if done.first_presence:
        blocks.append(
            text(
                Bold("Fremmødet er skrevet ned"),
                " efter afbuddene: ",
                sector_counts(view.attendance, profile),
                ". Passer det ikke, så ret det.",
            )
        )
    buttons = [_list_button(view.meeting), Button("Fortryd", WITHDRAW, str(decision.id))]
    if done.first_presence:
        buttons.append(command_button("Ret fremmødet", COMMAND, f"fremmøde {typed_meeting(view.meeting, view.body)}"))
    title = f"Beslutning {decision.number} registreret: {decision.form.value}"
    return Card(title, (*blocks, Actions(tuple(buttons))))


def changed(done: Done, profile: Profile, now: datetime) -> Card:
    """The answer to whoever closed, reopened or withdrew a decision."""
    decision, view = done.decision, done.view
    return Card(
        f"Beslutning {decision.number} er {decision.state.value}",
        (
            text(meeting_line(view.meeting, view.body)),
            text(*_what(decision, view)),
            text(follow_up_text(decision, view.organisations, now)),
            *_approvals(decision, view, profile),
            Actions((_list_button(view.meeting),)),
        ),
    )


def approved(done: Done, authority: str, profile: Profile) -> Card:
    """The answer to whoever recorded an authority's approval."""
    decision, view = done.decision, done.view
    is_ready = not missing_approvals(decision, view.approvals)
    buttons = [_list_button(view.meeting)]
    if is_ready:
        buttons.insert(0, Button(f"Luk beslutning {decision.number}", CLOSE, str(decision.id)))
    return Card(
        f"Godkendelse registreret: {authority_name(authority, profile)}",
        (
            text(meeting_line(view.meeting, view.body)),
            text(*_what(decision, view)),
            *_approvals(decision, view, profile),
            note("Noteret på vegne af myndigheden, og af hvem, står i loggen."),
            Actions(tuple(buttons)),
        ),
    )


def handed_over(done: Done, receiver: Body, coming: Meeting | None, now: datetime) -> Card:
    """The answer to whoever handed a decision over."""
    decision, view = done.decision, done.view
    if coming is None:
        said = (
            f"{receiver.name} har intet kommende møde endnu. Beslutningen venter på listen og bliver af sig selv et "
            "punkt, når mødet er oprettet."
        )
        title = f"Beslutning {decision.number} venter på et møde: {receiver.name}"
    else:
        said = (
            f"Den er nu et punkt på mødet {day(coming.starts, now)}, med oprindelse og historie. Sekretariatet dér kan "
            "redigere punktet."
        )
        title = f"Beslutning {decision.number} er overleveret: {receiver.name}"
    return Card(
        title,
        (
            text(meeting_line(view.meeting, view.body)),
            text(*_what(decision, view)),
            text(said),
            Actions((_list_button(view.meeting),)),
        ),
    )


def listed(view: View, earlier: Sequence[tuple[Decision, Meeting]], profile: Profile, now: datetime) -> Card:
    """The meeting's decisions, and what is still open from the body's earlier meetings."""
    standing = [one for one in view.decisions if one.state is not DecisionState.WITHDRAWN]
    open_now = [one for one in standing if one.is_followed_up]
    count = writing.count(len(standing), "beslutning", "beslutninger") if standing else "Ingen beslutninger"
    blocks: list[Block] = [text(meeting_line(view.meeting, view.body)), *_attendance(view, profile)]
    blocks += [_entry(one, view, profile, now) for one in standing[:_MOST_LISTED]]
    if len(standing) > _MOST_LISTED:
        blocks.append(note(f"… og {len(standing) - _MOST_LISTED} mere."))
    if not standing:
        blocks.append(text(f"Registrér en med `/{COMMAND} 2 “teksten” ansvarlig fagligt frist 23/12`."))
    blocks += _earlier(earlier, view, now)
    blocks.append(note("Det, der skrives her, kan være omfattet af aktindsigt, også når et punkt er lukket."))
    if view.sees_closed and open_now:
        closing = [Button(f"Luk nr. {one.number}", CLOSE, str(one.id)) for one in open_now[:_MOST_BUTTONS]]
        blocks.append(Actions(tuple(closing)))
    return Card(
        f"{writing.capitalised(count)} · {writing.count(len(open_now), 'åben', 'åbne')}: {view.body.name}",
        tuple(blocks),
    )


def reminder(
    decision: Decision, place: tuple[Meeting, Body], names: Organisations, now: datetime, *, shows_text: bool
) -> Card:
    """A decision's deadline, for those who follow it up; without its words where others may read along."""
    meeting, body = place
    what = f"“{decision.text}”" if shows_text and decision.text else f"Beslutning {decision.number}"
    return Card(
        f"Frist for opfølgning: beslutning {decision.number} fra {body.name}",
        (
            text(meeting_line(meeting, body)),
            text(what if shows_text else f"Beslutning {decision.number} ({_CLOSED_ITEM})"),
            text(follow_up_text(decision, names, now)),
            Actions((Button("Luk beslutningen", CLOSE, str(decision.id)), _list_button(meeting))),
        ),
    )


def which_authority(decision: Decision, view: View, profile: Profile) -> Answered:
    """The question which authority has approved, with a button for each that is missing."""
    missing = missing_approvals(decision, view.approvals) or decision.authorities
    where = typed_meeting(view.meeting, view.body)
    buttons = tuple(
        command_button(
            authority_name(key, profile),
            COMMAND,
            f"godkendt {decision.number} {_typed_authority(key)} {where}",
        )
        for key in missing[:5]
    )
    return Answered(
        "Hvilken myndighed har godkendt?" if missing else "Beslutningen kræver ingen godkendelse udefra.",
        text("Skriv `regionsrådet` eller `kommunalbestyrelse` og kommunens navn. Intet er gemt."),
        *((Actions(buttons),) if buttons else ()),
    )


def _typed_authority(key: str) -> str:
    return "regionsrådet" if key == "regionsraad" else f"kommunalbestyrelse {key.replace('_', ' ')}"


def _what(decision: Decision, view: View) -> list[Inline]:
    """The item and what was decided on it."""
    on = view.item_of(decision)
    title = f"Punkt {on.number}: {on.item.title}" if on else "Punktet står ikke længere på dagsordenen"
    said = f"\n“{decision.text}”" if decision.text else ""
    return [Bold(title), said]


def _entry(decision: Decision, view: View, profile: Profile, now: datetime) -> Text:
    if decision.is_closed_item and not view.sees_closed:
        return text(Bold(f"Nr. {decision.number}"), f" · {_CLOSED_ITEM}")
    head: list[Inline] = [Bold(f"Nr. {decision.number} · {writing.capitalised(decision.form.value)}"), "\n"]
    closed = f" ({_CLOSED_ITEM})" if decision.is_closed_item else ""
    lines: list[Inline] = [*_what(decision, view), closed, "\n", follow_up_text(decision, view.organisations, now)]
    missing = missing_approvals(decision, view.approvals)
    if missing:
        lines += ["\n", f"Afventer {authorities_text(missing, profile)}"]
    return text(*head, *lines)


def _earlier(earlier: Sequence[tuple[Decision, Meeting]], view: View, now: datetime) -> list[Block]:
    others = [(one, meeting) for one, meeting in earlier if meeting.id != view.meeting.id]
    if not others:
        return []
    lines = []
    for one, meeting in others[:_MOST_EARLIER]:
        is_hidden = one.is_closed_item and not view.sees_closed
        said = _CLOSED_ITEM if is_hidden else f"“{one.text}” · {follow_up_text(one, view.organisations, now)}"
        lines.append(f"• {day(meeting.starts, now)}, nr. {one.number}: {said}")
    if len(others) > _MOST_EARLIER:
        lines.append(f"… og {len(others) - _MOST_EARLIER} mere.")
    return [Divider(), text(Bold("Følges stadig op fra andre møder"), "\n", "\n".join(lines))]


def _approvals(decision: Decision, view: View, profile: Profile) -> list[Block]:
    """Which authorities have approved, and which are awaited."""
    if not decision.authorities:
        return []
    given = {one.authority: one for one in view.approvals if one.decision == decision.id}
    parts: list[Inline] = []
    for key in decision.authorities:
        if key not in given:
            continue
        parts += [f"Godkendt af {authority_name(key, profile)}"]
        parts += [" (", reference_text(given[key].reference), ")\n"] if given[key].reference else ["\n"]
    if missing := missing_approvals(decision, view.approvals):
        parts += [
            Bold("Økonomiske konsekvenser: "),
            f"Kan først lukkes, når {authorities_text(missing, profile)} har godkendt.",
        ]
    elif decision.form.decides:
        parts.append("Alle har godkendt, så beslutningen kan lukkes.")
    return [text(*parts)] if parts else []


def _mandate(body: Body) -> list[Block]:
    """A reminder on the level without an attendance rule: its members decide within their mandate."""
    if body.cluster is None or body.forum.attendance_rule is not AttendanceRule.NONE:
        return []
    word = body.forum.stand_in_word
    return [note(f"Har alle, også en {word}, mandat til at beslutte det? Ellers skal det hjem først.")]


def _attendance(view: View, profile: Profile) -> list[Block]:
    said = presence_verdict(view.attendance, view.body, is_written=view.is_written)
    counts = sector_counts(view.attendance, profile)
    if not said:
        return [text(Bold("Repræsentation: "), counts)]
    return [text(Bold("Fremmøde: "), *said, f"\n{counts}")]


def _list_button(meeting: Meeting) -> Button:
    return Button("Se beslutninger", LIST, str(meeting.id))

"""What people read about decisions: answers, the follow-up list, the reminder; closed items only where allowed."""

from collections.abc import Sequence
from datetime import datetime

from danish import writing
from domain.decisions import Decision, missing_approvals
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from handlers.beslutninger.acts import Done
from handlers.beslutninger.carried import to_mind, to_mind_there
from handlers.beslutninger.deciding import to_mind_of_deciding
from handlers.beslutninger.loading import View
from handlers.beslutninger.outdated import outdated
from handlers.beslutninger.unapproved import approval_buttons
from handlers.beslutninger.words import COMMAND
from handlers.case_text import case_stands
from handlers.decision_text import authorities_text, authority_name, follow_up_text
from handlers.meeting_text import meeting_line, sector_counts
from handlers.references import reference_text
from handlers.refusals import Answered
from handlers.retry import command_button
from handlers.task_text import Organisations, day, typed_meeting
from handlers.ui import Actions, Block, Bold, Button, Card, Inline, Text, note, text

WITHDRAW = "beslutninger.fortryd"
CLOSE = "beslutninger.luk"
LIST = "beslutninger.liste"
EDIT = "beslutninger.ret"
CLOSED_ITEM = "lukket punkt"


def recorded(done: Done, profile: Profile, now: datetime) -> Card:
    """The answer to whoever recorded a decision."""
    decision, view = done.decision, done.view
    blocks: list[Block] = [
        text(meeting_line(view.meeting, view.body)),
        text(*what(decision, view)),
        text(follow_up_text(decision, view.organisations, now)),
        *_approvals(decision, view, profile),
        *to_mind_of_deciding(decision, view),
        *_case(done, profile),
    ]
    has_presence = done.first_presence and bool(view.body.seats)
    if has_presence:
        blocks.append(
            text(
                Bold("Fremmødet er skrevet ned"),
                " efter afbuddene: ",
                sector_counts(view.attendance, profile),
                ". Passer det ikke, så ret det.",
            )
        )
    value = str(decision.id)
    where = f"fremmøde {typed_meeting(view.meeting, view.body)}"
    onward = command_button("Ret fremmødet", COMMAND, where) if has_presence else list_button(view.meeting)
    buttons = (Button("Ret", EDIT, value), Button("Fortryd", WITHDRAW, value), onward)
    title = f"Beslutning {decision.number} registreret: {decision.form.value}"
    return Card(title, (*blocks, Actions(buttons)))


def changed(done: Done, profile: Profile, now: datetime, *, shows_text: bool = True) -> Card:
    """The answer to whoever closed, reopened or withdrew a decision; without its words where others may read along."""
    decision, view = done.decision, done.view
    return Card(
        f"Beslutning {decision.number} er {decision.state.value}",
        (
            text(meeting_line(view.meeting, view.body)),
            text(*what(decision, view)) if shows_text else text(f"Beslutning {decision.number} ({CLOSED_ITEM})"),
            text(follow_up_text(decision, view.organisations, now)),
            *_approvals(decision, view, profile),
            *_case(done, profile),
            *(outdated(view) if not decision.stands else ()),
            Actions((list_button(view.meeting),)),
        ),
    )


def approved(done: Done, authority: str, profile: Profile) -> Card:
    """The answer to whoever recorded an authority's approval."""
    decision, view = done.decision, done.view
    is_ready = not missing_approvals(decision, view.approvals)
    buttons = [list_button(view.meeting)]
    if is_ready:
        buttons.insert(0, Button(f"Luk beslutning {decision.number}", CLOSE, str(decision.id)))
    return Card(
        f"Godkendelse registreret: {writing.capitalised(authority_name(authority, profile))}",
        (
            text(meeting_line(view.meeting, view.body)),
            text(*what(decision, view)),
            *_approvals(decision, view, profile),
            note("Noteret på vegne af myndigheden. Loggen viser, hvem der gjorde det."),
            Actions(tuple(buttons)),
        ),
    )


def edited(done: Done, before: Decision, profile: Profile, now: datetime) -> Card:
    """The answer to whoever set a decision right; approvals that were given to how it read before are pointed out."""
    decision, view = done.decision, done.view
    given = [one.authority for one in view.approvals if one.decision == decision.id]
    is_other = (decision.text, decision.form, decision.remarks) != (before.text, before.form, before.remarks)
    said = f"Godkendelsen fra {authorities_text(given, profile)} står ved magt. Gælder den ikke det nye, så skriv "
    blocks: list[Block] = [
        text(meeting_line(view.meeting, view.body)),
        text(*what(decision, view)),
        text(follow_up_text(decision, view.organisations, now)),
        *_approvals(decision, view, profile),
        *(to_mind_of_deciding(decision, view) if decision.form is not before.form else ()),
        *_case(done, profile),
        *([text(said, f"`/{COMMAND} fortryd godkendt {decision.number} …`.")] if given and is_other else []),
        *outdated(view),
        note(f"Det, der stod før, ses med `/{COMMAND} log {decision.number}`."),
        Actions((list_button(view.meeting), Button("Ret", EDIT, str(decision.id)))),
    ]
    return Card(f"Beslutning {decision.number} er rettet: {decision.form.value}", tuple(blocks))


def approval_taken_back(done: Done, before: Decision, authority: str, profile: Profile, now: datetime) -> Card:
    """The answer to whoever took an authority's approval back, with what that opened again."""
    decision, view = done.decision, done.view
    reopened = [text(f"Beslutning {decision.number} var lukket og er åben igen.")] if before != decision else []
    return Card(
        f"Fortrudt: Godkendelsen fra {authority_name(authority, profile)} gælder ikke",
        (
            text(meeting_line(view.meeting, view.body)),
            text(*what(decision, view)),
            *reopened,
            text(follow_up_text(decision, view.organisations, now)),
            *_approvals(decision, view, profile),
            Actions((list_button(view.meeting),)),
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
            f"Den er nu et punkt til drøftelse på mødet {day(coming.starts, now)}, med oprindelse og historie. "
            "Sekretariatet dér kan rette punktet."
        )
        said += " Dagsordenen dér er sendt ud uden punktet. Aftal, om den skal sendes igen." if done.is_late else ""
        title = f"Beslutning {decision.number} er overleveret: {receiver.name}"
    return Card(
        title,
        (
            text(meeting_line(view.meeting, view.body)),
            text(*what(decision, view)),
            text(said),
            *to_mind_there(done.closed),
            Actions((list_button(view.meeting),)),
        ),
    )


def reminder(
    decision: Decision,
    place: tuple[Meeting, Body],
    names: Organisations,
    now: datetime,
    buttons: Sequence[Button],
    *,
    shows_text: bool,
) -> Card:
    """A decision's deadline, for those who follow it up; without its words where others may read along."""
    meeting, body = place
    what = f"“{decision.text}”" if shows_text and decision.text else f"Beslutning {decision.number}"
    return Card(
        f"Frist for opfølgning: beslutning {decision.number} fra {body.name}",
        (
            text(meeting_line(meeting, body)),
            text(what if shows_text else f"Beslutning {decision.number} ({CLOSED_ITEM})"),
            text(follow_up_text(decision, names, now)),
            Actions(tuple(buttons)),
        ),
    )


def which_authority(decision: Decision, view: View, profile: Profile, *, is_taken_back: bool) -> Answered:
    """The question which authority has approved, or whose approval is taken back, with a button for each."""
    given = tuple(one.authority for one in view.approvals if one.decision == decision.id)
    missing = given if is_taken_back else missing_approvals(decision, view.approvals) or decision.authorities
    act = "fortryd godkendt" if is_taken_back else "godkendt"
    buttons = approval_buttons(act, decision.number, missing, view, profile)
    return Answered(
        _asked(missing, is_taken_back=is_taken_back),
        text("Skriv `regionsrådet` eller `kommunalbestyrelse` og kommunens navn. Intet er gemt."),
        *((Actions(buttons),) if buttons else ()),
    )


def _asked(authorities: Sequence[str], *, is_taken_back: bool) -> str:
    if is_taken_back:
        return "Hvis godkendelse skal fortrydes?" if authorities else "Der er ingen godkendelse at fortryde."
    return "Hvilken myndighed har godkendt?" if authorities else "Beslutningen kræver ingen godkendelse udefra."


def what(decision: Decision, view: View) -> list[Inline]:
    """The item and what was decided on it."""
    on = view.item_of(decision)
    title = f"Punkt {on.number}: {on.item.title}" if on else "Punktet står ikke længere på dagsordenen"
    said = f"\n“{decision.text}”" if decision.text else ""
    return [Bold(title), said, f"\nBemærkninger: {decision.remarks}" if decision.remarks else ""]


def _approvals(decision: Decision, view: View, profile: Profile) -> list[Block]:
    """Which authorities have approved, and which are awaited."""
    if not decision.authorities:
        return []
    given = {one.authority: one for one in view.approvals if one.decision == decision.id}
    parts: list[Inline] = []
    for key in (one for one in decision.authorities if one in given):
        parts += [f"Godkendt af {authority_name(key, profile)}"]
        parts += [" (", reference_text(given[key].reference), ")\n"] if given[key].reference else ["\n"]
    if missing := missing_approvals(decision, view.approvals):
        parts += [
            Bold("Økonomiske konsekvenser: "),
            f"Kan først lukkes, når {authorities_text(missing, profile)} har godkendt.",
        ]
    elif decision.form.decides:
        parts.append(f"Alle har godkendt{', så beslutningen kan lukkes' if decision.is_followed_up else ''}.")
    return [text(*parts)] if parts else []


def list_button(meeting: Meeting) -> Button:
    """Shows the meeting's decisions."""
    return Button("Se beslutninger", LIST, str(meeting.id))


def _case(done: Done, profile: Profile) -> list[Text]:
    """Where the case that the item is of stands after the act, and what to mind of what it carries on."""
    if done.case is None:
        return []
    shown = f"Se den med `/sagsflow status {done.case.case.id}`."
    stands = text(Bold(f"Sag {done.case.case.id}: "), case_stands(done.case, profile), f" {shown}")
    return [stands, *to_mind(done.closed, done.case)]

"""Answers `/beslutning` as it was typed; without a text it opens a form. What it does stands in `acts`."""

from dataclasses import replace
from datetime import date, datetime

from danish import names, reader
from danish.meaning import Ambiguous, Day, Moment, NotUnderstood, Span
from danish.writing import weekday_date
from domain.decisions import REGIONAL_COUNCIL, Decision, require_begun
from domain.meetings import Meeting
from domain.organisation import Body
from domain.ports import Repositories
from handlers.beslutninger import acts, cards, edit_form, forms, handing, history, presence
from handlers.beslutninger.form_meant import refuse_unsure_form
from handlers.beslutninger.listing import listed
from handlers.beslutninger.loading import DecisionDesk, decision_numbered, item_numbered, load_desk
from handlers.beslutninger.log_table import handed_out
from handlers.beslutninger.parts import counted_from
from handlers.beslutninger.presence_words import take_stand_in
from handlers.beslutninger.words import (
    COMMAND,
    LONGEST,
    REGIONAL,
    SMALL,
    Act,
    Reading,
    number_missing,
    read,
    refuse_unknown,
)
from handlers.date_questions import date_question, refuse_date
from handlers.desk import open_desk
from handlers.finding import Words, read_words, require_seats
from handlers.meant_days import without_hours
from handlers.meeting_choice import SeveralMeetings
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.questions import refuse_question, without_asking
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Typed
from handlers.typed_text import says_something, spelled_out
from handlers.ui import Card
from handlers.which_meeting import find_meeting
from handlers.word_taking import unknown_words

_PLAIN = {Act.CLOSE: acts.close, Act.WITHDRAW: acts.withdraw, Act.REOPEN: acts.reopen}
_OF_COUNCILS = frozenset({
    "kommune", "kommunes", "har", "region", "syddanmark", "beslutningen", "enstemmigt", "link", "linket",
})  # fmt: skip
"""Words that may stand beside an authority that has approved, and what a link is announced with."""
_MAY_HAVE_MORE = (Act.APPROVE, Act.TAKE_BACK, Act.PRESENCE)


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Records, lists, closes, hands over …, by what the words ask for."""
    context, profile = request.context, services.profile
    reading = read(request.text, profile, context.now)
    if reading.act not in (Act.LIST, Act.FILE, Act.LOG):
        refuse_question(COMMAND, request.text, f"/{COMMAND} liste")
    stand_in, typed = ("", reading.typed)
    if reading.act is Act.PRESENCE:
        stand_in, typed = take_stand_in(reading.typed)
    words = read_words(COMMAND, request.text, profile, context.now, part=typed)
    left = without_asking(request.text, words.rest) if reading.act is Act.LIST else words.rest
    if reading.act not in _MAY_HAVE_MORE and (unknown := unknown_words(left, SMALL)):
        raise refuse_unknown(request.text, unknown)

    def unit(repositories: Repositories) -> Outcome:
        base = open_desk(repositories, profile, context)
        base.require_insider()
        is_view = reading.act in (Act.LIST, Act.FILE)
        try:
            place = find_meeting(base, words, is_latest=True, is_view=is_view)
        except SeveralMeetings as several:
            place = _having(repositories, several, reading, words)
        desk = load_desk(base, place)
        if reading.act is Act.FILE:
            return handed_out(desk, reading.endings, is_closed=reading.is_closed)
        if is_view:
            return Reply(listed(desk, reading.page))
        desk.require_secretariat()
        match reading.act:
            case Act.RECORD:
                return _record(desk, reading, words)
            case Act.PRESENCE:
                return Reply(_presence(desk, words, stand_in))
            case _:
                return _on_decision(desk, reading, words)

    return await services.work.run(unit, delivery=context.delivery)


def _having(
    repositories: Repositories, several: SeveralMeetings, reading: Reading, words: Words
) -> tuple[Meeting, Body]:
    """The meeting with the decision that is acted on, where one of several has it; asked about where more have."""
    if reading.act in (Act.RECORD, Act.PRESENCE, Act.LIST, Act.FILE):
        raise several
    known = repositories.decisions.of_meetings(meeting.id for meeting, _ in several.found)
    having = [
        (meeting, body)
        for meeting, body in several.found
        if any(reading.number in (None, one.number) for one in known[meeting.id])
    ]
    if len(having) == 1:
        return having[0]
    raise SeveralMeetings(words, having) if having else several


def _record(desk: DecisionDesk, reading: Reading, words: Words) -> Outcome:
    require_begun(desk.view.meeting, desk.now)
    item = item_numbered(desk.view, reading.number) if reading.number is not None else None
    if item is None or not reading.text:
        if reading.text:
            raise _which_item()
        return OpenForm(forms.decision_form(desk.view, desk.profile, item=item, form=reading.form))
    if reading.form is None:
        refuse_unsure_form(words, reading.text, item, reading.remarks)
    forum, role = forms.split_responsible(reading.responsible)
    wanted = acts.Wanted(
        item,
        _said(desk, reading.text),
        reading.form,
        forum,
        role,
        _deadline(reading.deadline, words, desk),
        _said(desk, reading.remarks) if reading.remarks else "",
    )
    return Reply(cards.recorded(acts.record(desk, wanted), desk.profile, desk.now))


def _presence(desk: DecisionDesk, words: Words, stand_in: str) -> Card:
    require_begun(desk.view.meeting, desk.now)
    require_seats(desk.view.body)
    if not words.rest.strip():
        return presence.card(desk.view, desk.profile)
    corrected, has_reason = presence.correct_typed(desk, words, words.rest, stand_in)
    presence.save(desk, corrected)
    view = replace(desk.view, presence=corrected, is_written=True)
    return presence.card(view, desk.profile, is_new=True, has_reason=has_reason)


def _on_decision(desk: DecisionDesk, reading: Reading, words: Words) -> Outcome:
    """An act on a decision that is there."""
    if reading.number is None:
        raise number_missing(reading.act)
    decision, profile, now = decision_numbered(desk.view, reading.number), desk.profile, desk.now
    if reading.act is Act.EDIT and not reading.says_something:
        return OpenForm(edit_form.edit_form(desk, decision))
    match reading.act:
        case Act.EDIT:
            done = acts.change(desk, decision, _edited(desk, decision, reading, words))
            answer = cards.edited(done, decision, profile, now)
        case Act.LOG:
            answer = history.card(desk, decision)
        case Act.HAND_OVER:
            receiver = handing.receiver_meant(reading.receiver, desk.view.body, profile)
            done, coming = handing.hand_over(desk, decision, receiver)
            answer = cards.handed_over(done, receiver, coming, now)
        case Act.APPROVE:
            authority = _authority(desk, decision, reading, words)
            done = acts.approve(desk, decision, authority, reading.reference)
            answer = cards.approved(done, authority, profile)
        case Act.TAKE_BACK:
            authority = _authority(desk, decision, reading, words)
            done = acts.take_back_approval(desk, decision, authority)
            answer = cards.approval_taken_back(done, decision, authority, profile, now)
        case _:
            answer = cards.changed(_PLAIN[reading.act](desk, decision), profile, now)
    return Reply(answer)


def _edited(desk: DecisionDesk, decision: Decision, reading: Reading, words: Words) -> Decision:
    """The decision with what was given in the place of what it read, and what was named emptied."""
    forum, role = forms.split_responsible(reading.responsible)
    if not reading.responsible and "a" not in reading.emptied:
        forum, role = decision.forum, decision.role
    kept = None if "f" in reading.emptied else decision.deadline
    remarks = "" if "b" in reading.emptied else decision.remarks
    return replace(
        decision,
        text=_said(desk, reading.text) if reading.text else decision.text,
        form=reading.form or decision.form,
        forum=forum,
        role=role,
        deadline=_deadline(reading.deadline, words, desk) or kept,
        remarks=_said(desk, reading.remarks) if reading.remarks else remarks,
    )


def _said(desk: DecisionDesk, typed: str) -> str:
    """The words as they are kept; refused where they say nothing or too much."""
    said = spelled_out(desk.repositories, typed)
    if says_something(said) and len(said) <= LONGEST:
        return said
    raise Answered(
        "Beslutningens tekst er tom." if not says_something(said) else f"Teksten er for lang: {len(said)} tegn.",
        unsaved(f"Skriv højst {LONGEST} tegn."),
    )


def _authority(desk: DecisionDesk, decision: Decision, reading: Reading, words: Words) -> str:
    """The authority that the words mean; asked about where none or several are."""
    if reading.council == REGIONAL:
        _refuse_more(words, words.rest)
        return REGIONAL_COUNCIL
    known = {one.key: (one.name, one.full_name) for one in desk.profile.known_municipalities}
    found = names.find_names_in(words.rest, known)
    if isinstance(found.name, names.NameFound):
        _refuse_more(words, found.rest)
        return found.name.key
    raise cards.which_authority(decision, desk.view, desk.profile, is_taken_back=reading.act is Act.TAKE_BACK)


def _refuse_more(words: Words, left: str) -> None:
    """Raises the answer to words beside an authority that say something else: "ikke", a condition, a second one."""
    if unknown := unknown_words(left, SMALL | _OF_COUNCILS):
        raise refuse_unknown(words.typed, unknown)


def _deadline(phrase: str, words: Words, desk: DecisionDesk) -> date | None:
    """The day that the words after “frist” mean, the last one of several; None for none, asked about or refused."""
    if not phrase:
        return None
    meetings = desk.repositories.meetings.of_body(desk.view.body.key, begins=desk.view.meeting.day)
    meaning = without_hours(reader.read(counted_from(phrase, desk.view.meeting, meetings), desk.now))
    asked = replace(words, when=reader.Found(meaning, phrase, ""))
    match meaning:
        case Day(day):
            due = day
        case Moment(at):
            due = at.date()
        case Span(_, end):
            due = end.date() if isinstance(end, datetime) else end
        case Ambiguous():
            date_question(asked, meaning)
        case NotUnderstood():
            refuse_date(asked, meaning)
    if due < desk.today:
        raise Answered(
            f"Fristen {weekday_date(due)} er allerede passeret.", unsaved("Skriv en dag, der kommer, fx `frist 23/12`.")
        )
    return due


def _which_item() -> Answered:
    return Answered(
        "Hvilket punkt er beslutningen truffet på?",
        unsaved(f"Skriv punktets nummer, fx `/{COMMAND} 2 “teksten”`. Se punkterne med `/dagsorden status`."),
    )

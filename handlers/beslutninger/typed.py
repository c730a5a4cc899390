"""Answers `/beslutning` as it was typed; without a text it opens a form. What it does stands in `acts`."""

from dataclasses import replace
from datetime import date, datetime

from danish import names, reader
from danish.meaning import Ambiguous, Day, Moment, NotUnderstood, Span
from danish.writing import weekday_date
from domain.access import Actor, require_insider, require_secretariat
from domain.decisions import REGIONAL_COUNCIL, Decision, require_begun
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.beslutninger import acts, cards, forms, handing, presence
from handlers.beslutninger.loading import View, decision_numbered, item_numbered, load_view
from handlers.beslutninger.words import (
    COMMAND,
    LONGEST,
    REGIONAL,
    Act,
    Reading,
    number_missing,
    read,
    refuse_unknown,
    unknown_words,
)
from handlers.date_questions import date_question, refuse_date
from handlers.finding import Words, read_words
from handlers.loading import load_actor
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.registry import Services
from handlers.requests import Context, Typed
from handlers.typed_text import says_something, spelled_out
from handlers.ui import Card, text
from handlers.which_meeting import find_meeting

_MAY_HAVE_MORE = (Act.APPROVE, Act.PRESENCE)


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Records, lists, closes, hands over …, by what the words ask for."""
    context, profile = request.context, services.profile
    reading = read(request.text, profile, context.now)
    stand_in, typed = ("", reading.typed)
    if reading.act is Act.PRESENCE:
        stand_in, typed = presence.take_stand_in(reading.typed)
    words = read_words(COMMAND, request.text, profile, context.now, part=typed)
    if reading.act not in _MAY_HAVE_MORE and (unknown := unknown_words(words.rest)):
        raise refuse_unknown(request.text, unknown)

    def unit(repositories: Repositories) -> Outcome:
        actor = load_actor(repositories, context)
        require_insider(actor)
        is_view = reading.act is Act.LIST
        place = find_meeting(repositories, profile, context, actor, words, is_latest=True, is_view=is_view)
        view = load_view(repositories, profile, context, actor, place)
        match reading.act:
            case Act.LIST:
                return Reply(listed(repositories, profile, context, view))
            case Act.RECORD:
                return _record(repositories, profile, context, actor, view, reading, words)
            case Act.PRESENCE:
                return _presence(repositories, profile, context, actor, view, words, stand_in)
            case _:
                return _on_decision(repositories, profile, context, actor, view, reading, words)

    return await services.work.run(unit, delivery=context.delivery)


def listed(repositories: Repositories, profile: Profile, context: Context, view: View) -> Card:
    """The follow-up list of a meeting's body."""
    return cards.listed(view, repositories.decisions.followed_up([view.body.key]), profile, context.now)


def _record(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    actor: Actor,
    view: View,
    reading: Reading,
    words: Words,
) -> Outcome:
    require_secretariat(actor, view.body, context.now.date())
    require_begun(view.meeting, context.now)
    item = item_numbered(view, reading.number) if reading.number is not None else None
    if item is None or not reading.text:
        if reading.text:
            raise _which_item()
        return OpenForm(forms.decision_form(view, profile, item=item, form=reading.form))
    said = spelled_out(repositories, {"t": reading.text})["t"]
    if not says_something(said) or len(said) > LONGEST:
        raise Answered(
            "Beslutningens tekst er tom." if not says_something(said) else f"Teksten er for lang: {len(said)} tegn.",
            text(f"Skriv højst {LONGEST} tegn. ", NOTHING_SAVED),
        )
    forum, role = forms.split_responsible(reading.responsible)
    deadline = _deadline(reading.deadline, words, context) if reading.deadline else None
    wanted = acts.Wanted(item, said, reading.form, forum, role, deadline)
    return Reply(cards.recorded(acts.record(repositories, profile, context, actor, view, wanted), profile, context.now))


def _presence(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    actor: Actor,
    view: View,
    words: Words,
    stand_in: str,
) -> Outcome:
    require_secretariat(actor, view.body, context.now.date())
    require_begun(view.meeting, context.now)
    if not words.rest.strip():
        return Reply(presence.card(view, profile))
    corrected = presence.correct_typed(repositories, context, view, words, words.rest, stand_in)
    presence.save(repositories, context, actor, view, corrected)
    return Reply(presence.card(replace(view, presence=corrected, is_written=True), profile, is_new=True))


def _on_decision(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    actor: Actor,
    view: View,
    reading: Reading,
    words: Words,
) -> Outcome:
    """An act on a decision that is there."""
    require_secretariat(actor, view.body, context.now.date())
    if reading.number is None:
        raise number_missing(reading.act)
    decision, now = decision_numbered(view, reading.number), context.now
    match reading.act:
        case Act.CLOSE:
            return Reply(cards.changed(acts.close(repositories, context, actor, view, decision), profile, now))
        case Act.WITHDRAW:
            return Reply(cards.changed(acts.withdraw(repositories, context, actor, view, decision), profile, now))
        case Act.REOPEN:
            done = acts.reopen(repositories, profile, context, actor, view, decision)
            return Reply(cards.changed(done, profile, now))
        case Act.HAND_OVER:
            receiver = handing.receiver_meant(reading.receiver, view.body, profile)
            done, coming = handing.hand_over(repositories, context, actor, view, decision, receiver)
            return Reply(cards.handed_over(done, receiver, coming, now))
        case _:
            authority = _authority(reading, words, decision, view, profile)
            done = acts.approve(repositories, context, actor, view, decision, authority, reading.reference)
            return Reply(cards.approved(done, authority, profile))


def _authority(reading: Reading, words: Words, decision: Decision, view: View, profile: Profile) -> str:
    """The authority that the words mean; asked about where none or several are."""
    if reading.council == REGIONAL:
        return REGIONAL_COUNCIL
    known = {one.key: (one.name, one.full_name) for one in profile.municipalities}
    found = names.find_names_in(words.rest, known).name
    if isinstance(found, names.NameFound):
        return found.key
    raise cards.which_authority(decision, view, profile)


def _deadline(phrase: str, words: Words, context: Context) -> date:
    """The day that the words after “frist” mean, the last one of several; asked about or refused."""
    meaning = reader.read(phrase, context.now)
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
    if due < context.now.date():
        raise Answered(
            f"Fristen {weekday_date(due)} er allerede passeret.",
            text("Skriv en dag, der kommer, fx `frist 23/12`. ", NOTHING_SAVED),
        )
    return due


def _which_item() -> Answered:
    return Answered(
        "Hvilket punkt er beslutningen truffet på?",
        text(
            f"Skriv punktets nummer, fx `/{COMMAND} 2 “teksten”`. Se punkterne med `/dagsorden status`. ", NOTHING_SAVED
        ),
    )

"""Opens the form of an experience: empty, with a message's words, a draft, or what is shared; it saves nothing."""

from dataclasses import replace

from danish.cpr import contains_cpr
from domain.access import Actor
from domain.people import PersonId
from handlers.desk import Desk
from handlers.erfaringer import consent, form, looking, sharing
from handlers.loading import fingerprint
from handlers.outcomes import OpenForm, Outcome
from handlers.refusals import Answered, unsaved
from handlers.shared_message import SharedMessage
from handlers.typed_text import spelled_out


def open_form(desk: Desk, body: str = "") -> Outcome:
    """The form, with the cluster chosen where it can be told."""
    desk.require_insider()
    cluster = desk.cluster_here()
    known = {form.BODY: spelled_out(desk.repositories, body)}
    return OpenForm(form.experience_form(desk.profile, cluster, filled=known))


def open_for_message(desk: Desk, value: str) -> Outcome:
    """The form with the words of a message; refused if its writer can't be asked, or a CPR number is there."""
    message = SharedMessage.read(value)
    if contains_cpr(message.text):
        raise Answered(
            "Beskeden ser ud til at rumme et CPR-nummer, og den må ikke deles.",
            unsaved("Skriv erfaringen uden: `/erfaring`. Få beskeden slettet i Slack."),
        )
    desk.require_insider()
    cluster = desk.cluster_here()
    if message.writer is None:
        raise Answered(
            "Den besked er skrevet af en app, og den kan ikke sige ja til at blive delt.",
            unsaved("Skriv erfaringen med dine egne ord: `/erfaring`."),
        )
    writer(desk, message.writer)
    known = {form.BODY: spelled_out(desk.repositories, message.text)}
    hidden = f"{form.MESSAGE} {replace(message, text='').value}"
    return OpenForm(form.experience_form(desk.profile, cluster, filled=known, hidden=hidden))


def open_change(desk: Desk, number: str) -> Outcome:
    """The form with a shared experience, for those who may change it."""
    experience = sharing.known(desk.repositories, number)
    sharing.require_change_right(desk, experience)
    hidden = f"{form.EXPERIENCE} {experience.id} {fingerprint(experience)}"
    return OpenForm(form.experience_form(desk.profile, None, filled=form.filled_with(experience), hidden=hidden))


def open_draft(desk: Desk, number: str) -> Outcome:
    """The form with a draft."""
    draft = looking.own_draft(desk, number)
    hidden = f"{form.DRAFT} {draft.id}"
    return OpenForm(form.experience_form(desk.profile, None, filled=form.filled_with(draft.experience), hidden=hidden))


def writer(desk: Desk, writer: PersonId | None) -> Actor:
    """The person who wrote a message; refused where they can't be asked any more."""
    person = desk.repositories.people.person(writer) if writer is not None else None
    if person is None or person.is_deactivated:
        raise consent.writer_gone()
    return desk.repositories.people.actor(person.id, desk.today, is_administrator=False, is_outsider=False)

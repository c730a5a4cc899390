"""What administrators read of an organisation that ends: what is open where, and what was handed over or agreed."""

from dataclasses import replace
from datetime import datetime

from danish import writing
from domain.closing import Closing, closing, first_working_day, is_near
from domain.messages import Message
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.retry import command_button
from handlers.tovholder.closing_facts import Left, LeftOpen, load_all_given, load_left
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Block, Bold, Button, Card, note, text

ENDING = "tovholder.ophoerer"
"""The kind of message that tells administrators that the organisation ends."""
DONE = "tovholder.overdraget"
"""The kind of message that tells them that what was agreed was handed over."""
BODIES = "fora"
GIVE, TAKE_BACK, LIST = "overdragelse fra", "overdragelse tilbage", "overdragelse vis"


def overview(left: Left, now: datetime) -> Card:
    """A line for each body, and what can be pressed."""
    shown = _shown(left)
    blocks: list[Block] = [text(_intro(left.closing) if shown else _NOTHING)]
    for one in shown:
        blocks += [_line(one, left), Actions(_buttons(one, left))]
    kept = command_button("Hent alt som en fil", COMMAND, f"arkiv {left.closing.ending.key}")
    blocks += [note("Alt kan gemmes som en fil, der læses uden mig."), Actions((kept,))]
    return Card(_title(left.closing.ending, now), tuple(blocks))


def told(title: str, giver: Body, kept: int, why: str, *, is_given: bool) -> Card:
    """What was handed over or taken back, what stayed, and the way back."""
    blocks: list[Block] = [text(f"{writing.count(kept, 'ting', 'ting')} blev ikke flyttet: {why}")] if kept else []
    if is_given:
        blocks.append(text("De, der har sekretariatet hos modtageren, har det nu. Alle numre er de samme som før."))
    again = _back_button(giver) if is_given else command_button("Se, hvad der er åbent", COMMAND, "overdragelse")
    return Card(title, (*blocks, Actions((again,))))


def agreed(giver: Body, receiver: Body, profile: Profile) -> Card:
    """The answer once it is agreed beforehand who takes over; until then nothing moves."""
    when = writing.weekday_date(first_working_day(profile.following)) if profile.following else "når det nye begynder"
    return Card(
        f"Aftalt: {giver.name} overdrages til {receiver.name}.",
        (
            text(f"Det sker af sig selv den første hverdag i det nye: {when}. Indtil da har {giver.name} det hele."),
            Actions((_drop_button(giver), command_button("Se alle fora", COMMAND, "overdragelse"))),
        ),
    )


def given_up(giver: Body, receiver: str) -> Card:
    """The answer once what was agreed with that body, by its name, doesn't hold any more."""
    again = command_button("Se, hvad der er åbent", COMMAND, "overdragelse")
    return Card(f"Aftalen er fjernet: {giver.name} overdrages ikke til {receiver}.", (Actions((again,)),))


def ending_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to an administrator some weeks before, with what is open where; nothing once the day has passed."""
    found = closing(profile)
    if found is None or found.has_ended or not is_near(found.ending, message.due.date()):
        return None
    begins = f" {writing.weekday_date(found.following.valid_from)}" if found.following else ""
    following = f"Det nye begynder{begins}." if begins else "Der er ingen profil endnu for det, der kommer efter."
    left = load_left(repositories, found, message.due)
    lines = [_line(one, left) for one in _shown(left)]
    return Card(
        _title(found.ending, message.due),
        (
            text(f"{following} {'Det her er åbent i hvert forum:' if lines else _NOTHING}"),
            *lines,
            Actions((command_button("Se og overdrag", COMMAND, "overdragelse", is_primary=True),)),
        ),
    )


def done_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to an administrator that what was agreed has happened; nothing where all of it was taken back since."""
    names = {body.key: body.name for body in profile.known_bodies}
    givers = [profile.body(key) for key in str(message.subject[BODIES]).split(",")]
    lines = [
        f"• {names[key]} til {names.get(one.receiver, one.receiver)}: {one.words}"
        for key, given in load_all_given(repositories, givers).items()
        for one in given
    ]
    if not lines:
        return None
    return Card(
        "Overdraget, som det var aftalt",
        (text("\n".join(lines)), Actions((command_button("Se alle fora", COMMAND, "overdragelse"),))),
    )


def typed_body(body: Body) -> str:
    """The words that name the body in a command."""
    return body.key.replace("/", " ")


_NOTHING = "Der er hverken åbne opgaver, beslutninger, sager eller erfaringer."


def _title(ending: Profile, now: datetime) -> str:
    if ending.valid_to is None or now.date() <= ending.valid_to:
        return ending.end_notice.removesuffix(".") or "Organisationen bliver afløst af en ny"
    return f"Det, der stadig er åbent efter {writing.weekday_date(ending.valid_to)}"


def _intro(found: Closing) -> str:
    kept = "Det, der er lukket, bliver i klyngen."
    if found.has_ended:
        return f"Det åbne kan overdrages ét forum ad gangen og tages tilbage igen. {kept}"
    if found.following is None:
        return "Det her er åbent nu. Der er ingen profil endnu for det, der kommer efter."
    when = writing.weekday_date(first_working_day(found.following))
    return f"Det her er åbent nu. Aftal, hvem der overtager hvad, så sker det af sig selv {when}. {kept}"


def _shown(left: Left) -> list[LeftOpen]:
    return [one for one in left.bodies if one.words or one.given or one.chosen]


def _line(one: LeftOpen, left: Left) -> Block:
    names = {body.key: body.name for body in left.closing.following.bodies} if left.closing.following else {}
    went = [f"Overdraget til {names.get(given.receiver, given.receiver)}: {given.words}." for given in one.given]
    if one.chosen is not None and not went:
        went.append(f"Aftalt: overdrages til {one.chosen.name}.")
    if left.closing.following is not None and not went:
        taker = one.successor.name if one.successor else "ingen fundet, så skriv selv et forum"
        went.append(f"Foreslået efterfølger: {taker}.")
    is_open = f"{one.words or 'intet åbent'}."
    return text(Bold(f"{one.body.name}:"), f" {' '.join((is_open, *went))}")


def _buttons(one: LeftOpen, left: Left) -> tuple[Button, ...]:
    receiver, buttons = one.chosen or one.successor, []
    is_agreed = one.chosen is not None and not one.given
    if receiver is not None and one.words and (left.closing.has_ended or not is_agreed):
        buttons.append(_give_button(one.body, receiver, has_ended=left.closing.has_ended))
    if is_agreed:
        buttons.append(_drop_button(one.body))
    if one.given:
        buttons.append(_back_button(one.body))
    return (*buttons, command_button("Vis det åbne", COMMAND, f"{LIST} {typed_body(one.body)}"))


def _give_button(giver: Body, receiver: Body, *, has_ended: bool) -> Button:
    typed = f"{GIVE} {typed_body(giver)} til {typed_body(receiver)}"
    question = f"Alt åbent går fra {giver.name} til {receiver.name}. Det kan tages tilbage."
    label = f"{'Overdrag' if has_ended else 'Aftal overdragelse'} til {receiver.name}"
    return replace(command_button(label, COMMAND, typed), confirm=question)


def _back_button(giver: Body) -> Button:
    return command_button("Tag tilbage", COMMAND, f"{TAKE_BACK} {typed_body(giver)}")


def _drop_button(giver: Body) -> Button:
    return command_button("Fjern aftalen", COMMAND, f"{TAKE_BACK} {typed_body(giver)}")

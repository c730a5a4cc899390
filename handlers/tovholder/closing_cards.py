"""What administrators read of an organisation that ends: what is open where, and what was handed over."""

from dataclasses import replace
from datetime import datetime

from danish import writing
from domain.closing import closing, is_near
from domain.messages import Message
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.retry import command_button
from handlers.tovholder.closing_facts import Left, LeftOpen
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Block, Bold, Button, Card, note, text

ENDING = "tovholder.ophoerer"
"""The kind of message that tells administrators that the organisation ends."""
GIVE, TAKE_BACK = "overdragelse fra", "overdragelse tilbage"


def overview(left: Left, now: datetime) -> Card:
    """A line for each body, and what can be pressed."""
    found = left.closing
    shown = [one for one in left.bodies if one.words or one.given]
    blocks: list[Block] = [text(_intro(left))]
    for one in shown:
        blocks += _of_body(one, left)
    if not shown:
        blocks.append(text("Der er ingen åbne opgaver, beslutninger eller sager."))
    names = {cluster.key: cluster.name for cluster in found.ending.clusters}
    shared = [f"{names[key]} {number}" for key, number in sorted(left.experiences.items()) if key in names]
    if shared:
        blocks.append(note(f"Erfaringer: {writing.join(shared)}. De bliver stående og findes som før."))
    blocks.append(note("Alt kan gemmes som en fil, der læses uden mig. Den, der driver mig, laver den."))
    return Card(_title(found.ending, now), tuple(blocks))


def told(title: str, giver: Body, kept: int, why: str, *, is_given: bool) -> Card:
    """What was handed over or taken back, what stayed, and the way back."""
    blocks: list[Block] = [text(f"{writing.count(kept, 'ting', 'ting')} blev ikke flyttet: {why}")] if kept else []
    if is_given:
        blocks.append(text("De, der har sekretariatet hos modtageren, har dem nu. Alle numre er de samme som før."))
    again = _back_button(giver) if is_given else command_button("Se, hvad der er åbent", COMMAND, "overdragelse")
    return Card(title, (*blocks, Actions((again,))))


def ending_card(_repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to an administrator some weeks before; nothing once the day has passed."""
    day = message.due.date()
    found = closing(profile)
    if found is None or found.has_ended or not is_near(found.ending, day):
        return None
    begins = f" {writing.weekday_date(found.following.valid_from)}" if found.following else ""
    following = f"Det nye begynder{begins}." if begins else "Der er ingen profil endnu for det, der kommer efter."
    return Card(
        _title(found.ending, message.due),
        (
            text(f"{following} Se, hvad der er åbent i hvert forum, og hvem der kan tage over."),
            Actions((command_button("Se, hvad der er åbent", COMMAND, "overdragelse", is_primary=True),)),
        ),
    )


def _title(ending: Profile, now: datetime) -> str:
    if ending.valid_to is None or now.date() <= ending.valid_to:
        return ending.end_notice.removesuffix(".") or "Organisationen bliver afløst af en ny"
    return f"Det, der stadig er åbent efter {writing.weekday_date(ending.valid_to)}"


def _intro(left: Left) -> str:
    found = left.closing
    begun = "Møder gøres færdige, hvor de blev holdt, så deres opgaver bliver der."
    if found.has_ended:
        return f"Beslutninger og sager kan overdrages, ét forum ad gangen, og tages tilbage. {begun}"
    if found.following is None:
        return f"Det her er åbent nu. Der er ingen profil endnu for det, der kommer efter. {begun}"
    begins = writing.weekday_date(found.following.valid_from)
    return f"Det her er åbent nu. Beslutninger og sager kan overdrages fra {begins}. {begun}"


def _of_body(one: LeftOpen, left: Left) -> list[Block]:
    said = one.words or "intet åbent"
    names = {body.key: body.name for body in left.closing.following.bodies} if left.closing.following else {}
    went = [f"Overdraget til {names.get(given.receiver, given.receiver)}: {given.words}." for given in one.given]
    if left.closing.following is not None and not went:
        taker = one.successor.name if one.successor else "ingen fundet, så skriv selv et forum"
        went.append(f"Foreslået efterfølger: {taker}.")
    blocks: list[Block] = [text(Bold(f"{one.body.name}:"), f" {said}. {' '.join(went)}")]
    buttons = []
    if left.closing.has_ended and one.successor is not None and (one.decisions or one.cases):
        buttons.append(_give_button(one.body, one.successor))
    if one.given:
        buttons.append(_back_button(one.body))
    return [*blocks, Actions(tuple(buttons))] if buttons else blocks


def _give_button(giver: Body, receiver: Body) -> Button:
    typed = f"{GIVE} {_typed(giver)} til {_typed(receiver)}"
    question = f"Åbne beslutninger og sager går fra {giver.name} til {receiver.name}. Det kan tages tilbage."
    return replace(command_button(f"Overdrag til {receiver.name}", COMMAND, typed), confirm=question)


def _back_button(giver: Body) -> Button:
    return command_button("Tag tilbage", COMMAND, f"{TAKE_BACK} {_typed(giver)}")


def _typed(body: Body) -> str:
    return body.key.replace("/", " ")

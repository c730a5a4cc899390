"""The form of an agenda item: what it asks, and what was filled in as an item; it loads and saves nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.agenda import LONGEST_TITLE, ONLY_REGION, AgendaItem, Economy, ItemKind
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.rows import Row
from handlers.dagsorden.item_facts import MOST_MINUTES
from handlers.dagsorden.item_limits import LONG, LONGEST, SHORT, too_long
from handlers.ids import read_id
from handlers.keys import AGAIN, foreign, not_offered
from handlers.loading import fingerprint, meeting_mark
from handlers.references import take_reference
from handlers.task_text import of_meeting
from handlers.typed_text import one_line, readable, says_something
from handlers.ui import Choice, Form, Input, Option, PersonInput, Text, TextInput, note

ITEM = "dagsorden.punkt"
WRITER = "skriver"
_NUMBER = 20
_OPTION = 75
_OPEN, _CLOSED = "åbent", "lukket"
_ECONOMIES = {
    Economy.NONE: "Ingen",
    Economy.SHARED_FUNDS: "Kun fælles midler (forsøg og udvikling, ikke drift)",
    Economy.CONSEQUENCES: "Økonomiske konsekvenser for regionen eller kommuner",
}


def item_form(
    item: AgendaItem,
    place: tuple[Meeting, Body],
    profile: Profile,
    now: datetime,
    *,
    writer: str = "",
    asks_reason: bool = False,
) -> Form:
    """The form for an item that is there, or, with the id 0, for a new one that starts with these facts.

    `writer` is the name of who writes it by now.
    """
    meeting, body = place
    kinds = tuple(Option(kind.value, kind.value.capitalize()) for kind in ItemKind)
    economies = tuple(Option(economy.value, label) for economy, label in _ECONOMIES.items())
    fields: list[Input | Text] = [
        note(of_meeting(meeting, body, now)),
        TextInput("titel", "Titel", value=item.title, max_length=LONGEST_TITLE),
        Choice("type", "Hvad skal mødet med sagen?", kinds, value=item.kind.value),
        *_origin(item, body, profile),
        Choice("økonomi", "Økonomi", economies, value=item.economy.value),
        _municipalities(item, body, profile),
        Choice(
            "åbenhed",
            "Åbent eller lukket",
            (Option(_OPEN, "Åbent"), Option(_CLOSED, "Lukket")),
            hint="Det, der skrives her, kan være omfattet af aktindsigt, også i et lukket punkt.",
            value=_CLOSED if item.is_closed else _OPEN,
        ),
        TextInput(
            "hjemmel", "Hjemmel, hvis punktet er lukket", value=item.legal_basis, is_optional=True, max_length=SHORT
        ),
        TextInput("oplægsholder", "Oplægsholder", value=item.presenter, is_optional=True, max_length=SHORT),
        TextInput("minutter", "Tid i minutter", value=str(item.minutes or ""), is_optional=True, max_length=4),
        TextInput("sagsnr", "Sagsnr., fx 22/17744", value=item.case_number, is_optional=True, max_length=_NUMBER),
        TextInput("resumé", "Resumé", value=item.summary, is_multiline=True, is_optional=True, max_length=LONGEST),
        TextInput(
            "sagsfremstilling",
            "Sagsfremstilling",
            value=item.presentation,
            is_multiline=True,
            is_optional=True,
            max_length=LONGEST,
        ),
        TextInput(
            "indstilling",
            "Indstilling",
            value=item.recommendation,
            is_multiline=True,
            is_optional=True,
            max_length=LONG,
        ),
        *_involvement(item, body, profile),
        PersonInput(WRITER, f"Ny skriver (nu {writer})" if writer else "Skriver (ellers rollerne)", is_optional=True),
        *_annexes(item),
    ]
    if asks_reason or item.late_reason:
        hint = "Sagen kommer efter fristen for punkter. Skriv om sagen, ikke om personer."
        fields.append(
            TextInput("begrundelse", "Hvorfor kommer sagen nu?", hint, value=item.late_reason, max_length=LONG)
        )
    hidden = f"{meeting_mark(meeting)} {item.id} {fingerprint(item)}"
    return Form(ITEM, "Ret punkt" if item.id else "Nyt punkt", "Gem", tuple(fields), hidden)


def filled(item: AgendaItem, values: Mapping[str, str]) -> AgendaItem:
    """The item as it was filled in, over what isn't asked about or didn't come back."""
    known = {name: one_line(value) for name, value in values.items()}
    minutes, writer = known.get("minutter", str(item.minutes or "")), known.get(WRITER, "")
    number = known.get("sagsnr", item.case_number)
    kept = set(values.get("bilag", "").split())
    return replace(
        item,
        title=known.get("titel", item.title),
        kind=ItemKind(values.get("type") or item.kind.value),
        origin=values.get("oprindelse", item.origin),
        economy=Economy(values.get("økonomi") or item.economy.value),
        municipalities=tuple(values["kommuner"].split()) if "kommuner" in values else item.municipalities,
        is_closed=values.get("åbenhed") == _CLOSED,
        legal_basis=known.get("hjemmel", item.legal_basis),
        presenter=known.get("oplægsholder", item.presenter),
        minutes=int(minutes) if minutes.isdecimal() else None,
        case_number=_case_number(number),
        summary=readable(values.get("resumé", item.summary)),
        presentation=readable(values.get("sagsfremstilling", item.presentation)),
        recommendation=readable(values.get("indstilling", item.recommendation)),
        patient_involvement=readable(values.get("inddragelse", item.patient_involvement)),
        late_reason=known.get("begrundelse", item.late_reason),
        writer=read_id(writer) if writer else item.writer,
        annexes=tuple(one for place, one in enumerate(item.annexes) if "bilag" not in values or str(place) in kept),
    )


def mistakes(values: Mapping[str, str]) -> dict[str, str]:
    """What can't be kept as it was filled in, by field."""
    kinds: dict[str, frozenset[str]] = {"type": frozenset(ItemKind), "økonomi": frozenset(Economy)}
    wrong = {field: AGAIN for field, offered in kinds.items() if foreign(values, field, offered)}
    if values.get("åbenhed") not in (_OPEN, _CLOSED):
        wrong["åbenhed"] = "Vælg, om punktet er åbent eller lukket."
    if not says_something(values.get("titel", "")):
        wrong["titel"] = "Skriv punktets titel."
    if not says_something(values.get("begrundelse", "-1")):
        wrong["begrundelse"] = "Skriv, hvorfor sagen kommer nu."
    affected = values.get("kommuner", "").split()
    if len(affected) > 1 and set(ONLY_REGION).intersection(affected):
        wrong["kommuner"] = "Vælg kommunerne, eller at det kun er regionen."
    minutes = one_line(values.get("minutter", ""))
    if minutes and not (minutes.isdecimal() and 1 <= int(minutes) <= MOST_MINUTES):
        wrong["minutter"] = f"Skriv et tal fra 1 til {MOST_MINUTES}."
    if (number := one_line(values.get("sagsnr", ""))) and not _case_number(number):
        wrong["sagsnr"] = "Skriv et sagsnummer som 22/17744."
    return wrong | too_long(values)


def open_with_basis(item: AgendaItem, wanted: AgendaItem) -> dict[str, str]:
    """What stands at the choice where a legal basis was filled in and the item is to be open all the same."""
    is_told = says_something(wanted.legal_basis) and wanted.legal_basis != item.legal_basis
    return {"åbenhed": "Nedenfor står en hjemmel. Vælg “Lukket”, eller slet hjemlen."} if is_told else {}


def foreign_choices(item: AgendaItem, body: Body, profile: Profile, values: Mapping[str, str]) -> dict[str, str]:
    """What was chosen in the item's form, or a new one's, that it doesn't offer, by field."""
    choices = (*_origin(item, body, profile), _municipalities(item, body, profile), *_annexes(item))
    return not_offered(choices, values)


def _case_number(typed: str) -> str:
    """The number as it is kept ("22/17744"); "" for what is none."""
    number, rest = take_reference(f"sagsnr {typed}")
    return "" if rest or number.startswith("http") else number


def _origin(item: AgendaItem, body: Body, profile: Profile) -> tuple[Choice, ...]:
    keys = [key for step in body.forum.steps if step.number == Row.ITEMS for key in step.origins]
    options = tuple(Option(key, profile.origins[key]) for key in keys)
    return (Choice("oprindelse", "Sagen kommer fra", options, value=item.origin, is_optional=True),) if options else ()


def _municipalities(item: AgendaItem, body: Body, profile: Profile) -> Choice:
    """Whom economic consequences touch: of the cluster's municipalities, above the clusters of all.

    Of another cluster's municipalities, or an earlier organisation's, those stay to choose that the item touches.
    """
    own = body.cluster.municipalities if body.cluster else profile.municipalities
    keys = {one.key for one in own}
    others = (one for one in profile.known_municipalities if one.key in item.municipalities and one.key not in keys)
    options = (
        *(Option(key, "Ingen kommuner, kun regionen") for key in ONLY_REGION),
        *(Option(one.key, one.full_name) for one in (*own, *others)),
    )
    value = "\n".join(item.municipalities)
    hint = "Kun de kommuner, som sagen har økonomiske konsekvenser for."
    return Choice("kommuner", "Berørte kommuner", options, hint=hint, value=value, is_multiple=True, is_optional=True)


def _annexes(item: AgendaItem) -> tuple[Choice, ...]:
    """The annexes that are there, all chosen; one that is left out is removed."""
    options = tuple(Option(str(place), (one.name or one.link)[:_OPTION]) for place, one in enumerate(item.annexes))
    if not options:
        return ()
    value = "\n".join(option.value for option in options)
    hint = "Fjern dem, der ikke skal med. Nye tilføjes med /dagsorden bilag."
    return (Choice("bilag", "Bilag", options, hint=hint, value=value, is_multiple=True, is_optional=True),)


def _involvement(item: AgendaItem, body: Body, profile: Profile) -> tuple[Input, ...]:
    """A note for each sector that has no seat in the body but is to be involved."""
    seated = {seat.sector for seat in body.seats}
    absent = [sector for sector in profile.sectors if sector.key not in seated]
    if not seated or not absent:
        return ()
    label = f"Inddragelse af {absent[0].definite}"
    value = item.patient_involvement
    return (TextInput("inddragelse", label[:75], value=value, is_multiline=True, is_optional=True, max_length=LONG),)

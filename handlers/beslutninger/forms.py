"""The form that records a decision, and what is wrong with what was filled in; it saves nothing."""

from collections.abc import Mapping
from datetime import date

from domain.agenda import AgendaItem
from domain.decisions import DecisionForm
from domain.organisation import Profile
from handlers.beslutninger.acts import Wanted
from handlers.beslutninger.loading import View, no_items
from handlers.beslutninger.parts import FORUM, ROLE, responsible_names
from handlers.beslutninger.words import LONGEST
from handlers.decision_text import presence_verdict
from handlers.loading import meeting_mark
from handlers.meeting_text import meeting_line
from handlers.typed_text import one_line, says_something
from handlers.ui import Choice, DateInput, Form, Input, Option, Text, TextInput, note

NAME = "beslutninger.registrer"
ITEM, TEXT, KIND, RESPONSIBLE, DEADLINE = "punkt", "tekst", "form", "ansvarlig", "frist"
_OPTION = 75


class FormMistakes(Exception):  # noqa: N818 - answered in the form, not a fault
    """What was filled in can't be kept; `errors` says by field name why. Raised so that nothing is saved."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(*errors)
        self.errors = errors


def decision_form(view: View, profile: Profile, *, item: AgendaItem | None, form: DecisionForm | None) -> Form:
    """Asks what was decided on which item, by whom it is followed up and until when."""
    if not view.items:
        raise no_items(view)
    verdict = "".join(
        part if isinstance(part, str) else str(getattr(part, "text", ""))
        for part in presence_verdict(view.attendance, view.body, is_written=view.is_written)
    )
    items = tuple(Option(str(one.item.id), f"{one.number}. {one.item.title}"[:_OPTION]) for one in view.items)
    known = responsible_names(profile)
    fields: list[Input | Text] = [
        note(meeting_line(view.meeting, view.body)),
        *([note(f"Punkter til beslutning: {verdict}")] if verdict else []),
        Choice(ITEM, "Punkt", items, value=str(item.id) if item else ""),
        TextInput(TEXT, "Hvad blev besluttet?", is_multiline=True, max_length=LONGEST),
        Choice(
            KIND,
            "Form",
            tuple(Option(one.value, one.value) for one in DecisionForm),
            hint="Tom: det sædvanlige for punktets type",
            value=form.value if form else "",
            is_optional=True,
        ),
        Choice(
            RESPONSIBLE,
            "Ansvarlig for opfølgning",
            tuple(Option(key, names[1][:_OPTION]) for key, names in known.items()),
            is_optional=True,
        ),
        DateInput(DEADLINE, "Frist", is_optional=True),
    ]
    return Form(NAME, "Registrér beslutning", "Registrér", tuple(fields), hidden=meeting_mark(view.meeting))


def wanted_of(values: Mapping[str, str], view: View, today: date) -> Wanted:
    """The decision that was filled in; raises FormMistakes."""
    wrong: dict[str, str] = {}
    items = {str(one.item.id): one.item for one in view.items}
    item = items.get(values.get(ITEM, ""))
    if item is None:
        wrong[ITEM] = "Punktet står ikke længere på dagsordenen. Vælg et andet."
    said = one_line(values.get(TEXT, ""))
    if not says_something(said):
        wrong[TEXT] = "Skriv, hvad der blev besluttet."
    elif len(said) > LONGEST:
        wrong[TEXT] = f"Højst {LONGEST} tegn; her er {len(said)}."
    chosen = values.get(DEADLINE, "")
    deadline = date.fromisoformat(chosen) if chosen else None
    if deadline is not None and deadline < today:
        wrong[DEADLINE] = "Fristen er allerede passeret."
    if wrong or item is None:
        raise FormMistakes(wrong)
    forum, role = split_responsible(values.get(RESPONSIBLE, ""))
    form = next((one for one in DecisionForm if one.value == values.get(KIND, "")), None)
    return Wanted(item, said, form, forum, role, deadline)


def split_responsible(key: str) -> tuple[str, str]:
    """The keys of the responsible forum and role; at most one of them is given."""
    return (key.removeprefix(FORUM) if key.startswith(FORUM) else ""), (
        key.removeprefix(ROLE) if key.startswith(ROLE) else ""
    )

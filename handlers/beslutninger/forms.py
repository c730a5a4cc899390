"""The form that records a decision, and what is wrong with what was filled in; it saves nothing."""

from collections.abc import Mapping
from datetime import date

from danish import writing
from domain.agenda import AgendaItem, ItemKind
from domain.decisions import Decision, DecisionForm
from domain.organisation import Profile
from handlers.beslutninger.acts import Wanted, usual_form
from handlers.beslutninger.form_meant import unsure_form
from handlers.beslutninger.loading import View, no_items
from handlers.beslutninger.parts import FORUM, ROLE, responsible_names
from handlers.beslutninger.words import LONGEST
from handlers.decision_text import presence_verdict
from handlers.keys import foreign
from handlers.loading import meeting_mark
from handlers.meeting_text import meeting_line
from handlers.refusals import WrongFields
from handlers.typed_text import one_line, says_something
from handlers.ui import Choice, DateInput, Form, Input, Option, Text, TextInput, note

NAME = "beslutninger.registrer"
ITEM, TEXT, KIND, RESPONSIBLE, DEADLINE = "punkt", "tekst", "form", "ansvarlig", "frist"
REMARKS = "bemaerkninger"
_OPTION = 75


def decision_form(view: View, profile: Profile, *, item: AgendaItem | None, form: DecisionForm | None) -> Form:
    """Asks what was decided on which item, by whom it is followed up and until when."""
    if not view.items:
        raise no_items(view)
    items = tuple(Option(str(one.item.id), f"{one.number}. {one.item.title}"[:_OPTION]) for one in view.items)
    fields: list[Input | Text] = [
        note(meeting_line(view.meeting, view.body)),
        *_verdict(view, item),
        Choice(ITEM, "Punkt", items, value=str(item.id) if item else ""),
        text_input(),
        kind_choice(form),
        remarks_input(),
        responsible_choice(profile),
        deadline_input(),
    ]
    return Form(NAME, "Registrer beslutning", "Registrer", tuple(fields), hidden=meeting_mark(view.meeting))


def text_input(value: str = "") -> TextInput:
    """What was decided."""
    return TextInput(TEXT, "Hvad blev besluttet?", value=value, is_multiline=True, max_length=LONGEST)


def kind_choice(form: DecisionForm | None) -> Choice:
    """The form of the decision; it may stay open where none is known yet."""
    options = tuple(Option(one.value, writing.capitalised(one.value)) for one in DecisionForm)
    if form is not None:
        return Choice(KIND, "Form", options, value=form.value)
    return Choice(
        KIND, "Form", options, hint="Står feltet tomt, gælder det sædvanlige for punktets type.", is_optional=True
    )


def remarks_input(value: str = "") -> TextInput:
    """The remarks that something was approved with."""
    return TextInput(REMARKS, "Bemærkninger", value=value, is_multiline=True, is_optional=True, max_length=LONGEST)


def responsible_choice(profile: Profile, value: str = "") -> Choice:
    """Who follows it up."""
    known = responsible_names(profile, value)
    options = tuple(Option(key, writing.capitalised(names[1][:_OPTION])) for key, names in known.items())
    return Choice(RESPONSIBLE, "Ansvarlig for opfølgning", options, value=value, is_optional=True)


def deadline_input(deadline: date | None = None) -> DateInput:
    """The day until which it is followed up."""
    return DateInput(DEADLINE, "Frist", value=deadline.isoformat() if deadline else "", is_optional=True)


def deadline_of(values: Mapping[str, str]) -> date | None:
    """The deadline that was chosen; raises WrongFields for what is no day."""
    chosen = values.get(DEADLINE, "")
    try:
        return date.fromisoformat(chosen) if chosen else None
    except ValueError:
        raise WrongFields({DEADLINE: "Vælg en dag."}) from None


def form_of(values: Mapping[str, str]) -> DecisionForm | None:
    """The form of the decision that was chosen; None where it was left open."""
    return next((one for one in DecisionForm if one.value == values.get(KIND, "")), None)


def wanted_of(values: Mapping[str, str], view: View, profile: Profile, today: date) -> Wanted:
    """The decision that was filled in; raises WrongFields."""
    items = {str(one.item.id): one.item for one in view.items}
    item = items.get(values.get(ITEM, ""))
    deadline = deadline_of(values)
    wrong = mistakes(values, deadline, profile, today)
    form, said, remarks = form_of(values), kept(values, TEXT), kept(values, REMARKS)
    if item is not None and form is None:
        wrong = refused_form(said, usual_form(item, remarks)) | wrong
    if item is None:
        wrong[ITEM] = "Punktet står ikke længere på dagsordenen. Vælg et andet."
    if wrong or item is None:
        raise WrongFields(wrong)
    forum, role = split_responsible(values.get(RESPONSIBLE, ""))
    return Wanted(item, said, form, forum, role, deadline, remarks)


def refused_form(said: str, usual: DecisionForm) -> dict[str, str]:
    """What stands at the form's field where it was left open and the words don't say the usual one."""
    return {KIND: f"Vælg en form. {why}"} if (why := unsure_form(said, usual)) else {}


def mistakes(
    values: Mapping[str, str], deadline: date | None, profile: Profile, today: date, standing: str = ""
) -> dict[str, str]:
    """What can't be kept of the words, the deadline and what was chosen, by field.

    `standing` is who is responsible by now.
    """
    wrong: dict[str, str] = {}
    if not says_something(kept(values, TEXT)):
        wrong[TEXT] = "Skriv, hvad der blev besluttet."
    for field in (TEXT, REMARKS):
        if len(said := kept(values, field)) > LONGEST:
            wrong[field] = f"Højst {LONGEST} tegn; her er {len(said)}."
    if deadline is not None and deadline < today:
        wrong[DEADLINE] = "Fristen er allerede passeret."
    if foreign(values, KIND, {one.value for one in DecisionForm}):
        wrong[KIND] = "Vælg beslutningens form."
    if foreign(values, RESPONSIBLE, responsible_names(profile, standing)):
        wrong[RESPONSIBLE] = "Vælg, hvem der skal følge op."
    return wrong


def kept(values: Mapping[str, str], field: str) -> str:
    """A field's words as they are kept."""
    return one_line(values.get(field, ""))


def responsible_key(decision: Decision) -> str:
    """The choice that stands for who follows the decision up; "" where nobody was named."""
    if decision.forum:
        return f"{FORUM}{decision.forum}"
    return f"{ROLE}{decision.role}" if decision.role else ""


def split_responsible(key: str) -> tuple[str, str]:
    """The keys of the responsible forum and role; at most one of them is given."""
    return (key.removeprefix(FORUM) if key.startswith(FORUM) else ""), (
        key.removeprefix(ROLE) if key.startswith(ROLE) else ""
    )


def _verdict(view: View, item: AgendaItem | None) -> tuple[Text, ...]:
    """Whether the items til beslutning can be decided, or the one that is meant; nothing where there is no rule."""
    said = presence_verdict(view.attendance, view.body, is_written=view.is_written)
    if not said or (item is not None and item.kind is not ItemKind.DECISION):
        return ()
    words = "".join(part if isinstance(part, str) else str(getattr(part, "text", "")) for part in said)
    about = "Punktet er til beslutning" if item else "Punkter til beslutning"
    return (note(f"{about}: {words}"),)

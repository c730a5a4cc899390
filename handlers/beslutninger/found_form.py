"""The form that sets a decision found in minutes right before it is recorded; it saves nothing."""

from collections.abc import Mapping
from datetime import date

from domain.decisions import DecisionForm
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from handlers.beslutninger import forms
from handlers.beslutninger.acts import usual_form
from handlers.beslutninger.found import Offered, Worded, as_found
from handlers.beslutninger.found_cards import OPEN_HERE, WILL_CLOSE
from handlers.beslutninger.words import LONGEST
from handlers.found_text import doubts_text, title_line
from handlers.meeting_text import meeting_line
from handlers.refusals import WrongFields
from handlers.ui import Bold, Form, Text, note, text

NAME = "beslutninger.ret_fundet"


def found_form(one: Offered, place: tuple[Meeting, Body], profile: Profile, mark: str, today: date) -> Form:
    """The decision as it was found, to be set right; `mark` says of which file, meeting and place it is."""
    said = as_found(one, today)
    return Form(
        NAME,
        "Ret, og registrer",
        "Registrer",
        (
            note(meeting_line(*place)),
            text(Bold(title_line(one.point))),
            *((note(f"{OPEN_HERE} {WILL_CLOSE}"),) if one.is_open_here else ()),
            *_unsure(one, today),
            forms.text_input(said.text[:LONGEST]),
            forms.kind_choice(said.form),
            forms.remarks_input(said.remarks[:LONGEST]),
            forms.responsible_choice(profile, said.responsible),
            forms.deadline_input(said.deadline),
        ),
        hidden=mark,
    )


def filled(values: Mapping[str, str], one: Offered, profile: Profile, today: date) -> Worded:
    """The decision as it was filled in; raises WrongFields."""
    deadline = forms.deadline_of(values)
    wrong = forms.mistakes(values, deadline, profile, today)
    said, form, remarks = forms.kept(values, forms.TEXT), forms.form_of(values), forms.kept(values, forms.REMARKS)
    if form is None:
        usual = usual_form(one.item, remarks) if one.item else DecisionForm.APPROVED
        wrong = forms.refused_form(said, usual) | wrong
    if wrong:
        raise WrongFields(wrong)
    return Worded(said, form, values.get(forms.RESPONSIBLE, ""), deadline, remarks)


def _unsure(one: Offered, today: date) -> tuple[Text, ...]:
    """What is unsure, and what the fields below can't hold of what the minutes say."""
    left = []
    if one.decision.responsible and not one.responsible:
        left.append(f"Ansvarlig i referatet: {one.decision.responsible}.")
    if one.decision.deadline is not None and one.decision.deadline < today:
        left.append("Fristen i referatet er passeret.")
    if len(one.decision.text) > LONGEST:
        left.append(f"Kun de første {LONGEST} tegn af teksten er med.")
    doubts = (text(Bold(doubts_text(one.doubts))),) if one.doubts else ()
    return (*doubts, *((note(" ".join(left)),) if left else ()))

"""The form that sets a recorded decision right: what it asks, and what was filled in; it saves nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.decisions import Decision, require_followed_up
from domain.organisation import Profile
from handlers.beslutninger import forms
from handlers.beslutninger.loading import DecisionDesk
from handlers.loading import fingerprint, meeting_mark
from handlers.meeting_text import meeting_line
from handlers.refusals import WrongFields
from handlers.ui import Form, note

NAME = "beslutninger.ret"


def edit_form(desk: DecisionDesk, decision: Decision) -> Form:
    """The form with the decision as it reads now; raises DecisionNotOpen."""
    require_followed_up(decision)
    view = desk.view
    on = view.item_of(decision)
    return Form(
        NAME,
        f"Ret beslutning {decision.number}",
        "Gem",
        (
            note(meeting_line(view.meeting, view.body)),
            *((note(f"Punkt {on.number}: {on.item.title}"),) if on else ()),
            forms.text_input(decision.text),
            forms.kind_choice(decision.form),
            forms.remarks_input(decision.remarks),
            forms.responsible_choice(desk.profile, forms.responsible_key(decision)),
            forms.deadline_input(decision.deadline),
        ),
        hidden=f"{meeting_mark(view.meeting)} {decision.id} {fingerprint(decision)}",
    )


def filled(decision: Decision, values: Mapping[str, str], profile: Profile, today: date) -> Decision:
    """The decision as it was filled in; raises WrongFields. A deadline that stands may have passed.

    What the form didn't give back stays as it is.
    """
    values = {**_shown(decision), **values}
    deadline = forms.deadline_of(values)
    standing = forms.responsible_key(decision)
    wrong = forms.mistakes(values, None if deadline == decision.deadline else deadline, profile, today, standing)
    if wrong:
        raise WrongFields(wrong)
    forum, role = forms.split_responsible(values.get(forms.RESPONSIBLE, ""))
    return replace(
        decision,
        text=forms.kept(values, forms.TEXT),
        form=forms.form_of(values) or decision.form,
        forum=forum,
        role=role,
        deadline=deadline,
        remarks=forms.kept(values, forms.REMARKS),
    )


def _shown(decision: Decision) -> dict[str, str]:
    """What the form shows of the decision, by field."""
    return {
        forms.TEXT: decision.text,
        forms.REMARKS: decision.remarks,
        forms.RESPONSIBLE: forms.responsible_key(decision),
        forms.DEADLINE: decision.deadline.isoformat() if decision.deadline else "",
    }

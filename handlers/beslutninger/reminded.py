"""What can be done from a reminder of a decision: put it off, let somebody else follow it up; the message changes.

In a digest the buttons' values are marked, and the answer is the digest as it is then.
"""

from dataclasses import replace
from datetime import date

from domain.access import Actor, may_serve, require_secretariat
from domain.decisions import Decision, require_followed_up
from domain.following_up import follows_up
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.reminder_plans import of_decision
from domain.reminding import responsible_body
from handlers import snoozing
from handlers.beslutninger import acts, forms
from handlers.beslutninger.cards import CLOSE
from handlers.beslutninger.loading import DecisionDesk, known_decision, load_desk
from handlers.beslutninger.parts import responsible_names
from handlers.decision_text import deadline_text, follow_up_text, responsible_text
from handlers.desk import open_desk
from handlers.digest import acted
from handlers.digest_entries import MOST_BUTTONS, read_marked
from handlers.loading import load_meeting
from handlers.meeting_text import meeting_line
from handlers.outcomes import OpenForm, Outcome
from handlers.refusals import Answered, WrongFields, unsaved
from handlers.registry import Services
from handlers.requests import Context, Pressed, Submitted
from handlers.ui import Button, Card, Form, note, text

LATER, HAND_OVER = "beslutninger.senere", "beslutninger.overdrag"


def concerns(actor: Actor, decision: Decision, profile: Profile, body: Body, today: date) -> bool:
    """Whether the person follows the decision up, or serves the secretariat of those who do, or of its body."""
    served = (body, responsible_body(decision, body, profile))
    follows = follows_up(actor, decision, body, profile, today)
    return follows or any(may_serve(actor, one, today) for one in served)


def person_buttons(value: str, shown: Button, *, serves: bool, may_close: bool = True) -> tuple[Button, ...]:
    """What a person may do about a decision, the likely first; `value` comes back, `shown` shows the decisions.

    `serves`: they are in the secretariat of the decision's body.
    """
    closing = (Button("Luk beslutningen", CLOSE, value),) if serves and may_close else ()
    giving = (Button("Overdrag", HAND_OVER, value),) if serves else ()
    return (*closing, Button(snoozing.SNOOZE, LATER, value), *giving, shown)[:MOST_BUTTONS]


def channel_buttons(value: str, shown: Button) -> tuple[Button, ...]:
    """What a secretariat may do in its channel; when to be reminded again is each reader's own affair."""
    return (Button("Luk beslutningen", CLOSE, value), Button("Overdrag", HAND_OVER, value), shown)


def later_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks when to remind of the decision again."""
    context = request.context
    _, _, what = _reminded(repositories, services.profile, context, request.value)
    return OpenForm(snoozing.form(LATER, " · ".join(what), request.value, context.now))


def later_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Plans the reminder that was asked for."""
    context, profile = request.context, services.profile
    until = snoozing.chosen(request.values, context.now)
    desk, decision, what = _reminded(repositories, profile, context, request.hidden)
    acts.log(desk, snoozing.ACT, decision, {"til": until.isoformat()})
    said = snoozing.plan_snoozed(desk, of_decision(decision.id), until, what)
    return acted(desk, services.registry, said, in_digest=read_marked(request.hidden)[1])


def hand_over_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks who is to follow the decision up."""
    context, profile = request.context, services.profile
    desk, decision = _desk(repositories, profile, context, request.value)
    desk.require_secretariat()
    require_followed_up(decision)
    choice = forms.responsible_choice(profile, forms.responsible_key(decision))
    return OpenForm(
        Form(
            HAND_OVER,
            "Overdrag opfølgningen",
            "Overdrag",
            (
                note(f"Beslutning {decision.number} · {meeting_line(desk.view.meeting, desk.view.body)}"),
                replace(choice, label="Hvem skal følge op?", is_optional=False),
            ),
            hidden=request.value,
        )
    )


def hand_over_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Lets the forum or role that was chosen follow the decision up; everything else of it stays as it is."""
    context, profile = request.context, services.profile
    chosen = request.values.get(forms.RESPONSIBLE, "")
    if chosen not in responsible_names(profile):
        raise WrongFields({forms.RESPONSIBLE: "Vælg, hvem der skal følge op."})
    forum, role = forms.split_responsible(chosen)
    desk, decision = _desk(repositories, profile, context, request.hidden)
    given = acts.change(desk, decision, replace(decision, forum=forum, role=role)).decision
    names = desk.view.organisations
    said = Card(
        f"Overdraget til {responsible_text(given, names)}: opfølgning på beslutning {given.number}",
        (
            text(meeting_line(desk.view.meeting, desk.view.body)),
            text(follow_up_text(given, names, context.now)),
            text("Påmindelserne går fra nu af dertil."),
        ),
    )
    return acted(desk, services.registry, said, in_digest=read_marked(request.hidden)[1])


def _reminded(
    repositories: Repositories, profile: Profile, context: Context, value: str
) -> tuple[DecisionDesk, Decision, tuple[str, str]]:
    """A decision that still is to be followed up, for somebody it concerns, with its name and where it belongs."""
    desk, decision = _desk(repositories, profile, context, value)
    view, today = desk.view, context.now.date()
    if not concerns(desk.actor, decision, profile, view.body, today):
        require_secretariat(desk.actor, view.body, today)
    if not decision.is_followed_up or decision.deadline is None:
        raise Answered("Beslutningen venter ikke på nogen.", unsaved("Der er ikke noget at minde om."))
    where = f"{meeting_line(view.meeting, view.body)} · {deadline_text(decision, context.now)}"
    return desk, decision, (f"Opfølgning på beslutning {decision.number}", where)


def _desk(repositories: Repositories, profile: Profile, context: Context, value: str) -> tuple[DecisionDesk, Decision]:
    """The decision that a button or form named, and its meeting's desk; who may do what is asked afterwards."""
    number, _ = read_marked(value)
    decision = known_decision(repositories, str(number))
    place = load_meeting(repositories, decision.meeting, profile)
    return load_desk(open_desk(repositories, profile, context), place), decision

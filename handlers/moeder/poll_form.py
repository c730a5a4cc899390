"""The form that asks for a date; what is submitted is read and started elsewhere."""

from danish import writing
from domain import access
from domain.organisation import Body, Cluster, Forum, Profile
from domain.ports import Repositories
from handlers.loading import load_actor
from handlers.meeting_text import KINDS
from handlers.moeder.new_day import opened_at
from handlers.moeder.place import LONGEST_PLACE
from handlers.refusals import Answered
from handlers.requests import Context
from handlers.ui import Choice, Form, Option, TextInput, text

FIND = "moeder.find"
_KINDS = tuple(Option(kind.value, writing.capitalised(name)) for kind, name in KINDS.items())


def form_for(
    repositories: Repositories, profile: Profile, context: Context, forum: Forum | None, cluster: Cluster | None
) -> Form:
    """The form that asks for a date, with the bodies the person serves; one is chosen where it can be told.

    Refused where the body that was named isn't among them.
    """
    actor, today = load_actor(repositories, context), context.now.date()
    served = [body for body in profile.bodies if access.may_serve(actor, body, today)]
    if not served:
        raise Answered(
            "Du har ingen rolle i et sekretariat, så du kan ikke finde en dato for et møde.",
            text("En administrator giver roller med `/tovholder rolle tildel`."),
        )
    named = [one for one in profile.bodies if _is_named(one, forum, cluster)]
    fitting = [one for one in named if one in served]
    if named and not fitting:
        access.require_secretariat(actor, named[0], today)
    chosen = fitting[0].key if len(fitting) == 1 else ""
    return Form(
        FIND,
        "Find en dato",
        "Spørg",
        (
            Choice("forum", "Forum", tuple(Option(body.key, body.name) for body in served), value=chosen),
            TextInput(
                "forslag",
                "Forslag, et på hver linje",
                hint="Fx: onsdag den 2. december 2026 kl. 15-17",
                is_multiline=True,
                max_length=1000,
            ),
            TextInput("sted", "Sted", is_optional=True, max_length=LONGEST_PLACE),
            Choice("art", "Mødets art", _KINDS, hint="Et ordinært møde, hvis intet er valgt.", is_optional=True),
        ),
        opened_at(context.now),
    )


def _is_named(body: Body, forum: Forum | None, cluster: Cluster | None) -> bool:
    is_forum = forum is None or body.forum.key == forum.key
    return is_forum and (cluster is None or (body.cluster is not None and body.cluster.key == cluster.key))

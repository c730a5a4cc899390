"""`/tovholder start` and its buttons: leads administrators through setting up, by the acts of the other commands.

Each form changes only what was changed in it, so that two who set up at once don't undo each other's choices.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain import access
from domain.messages import Message
from domain.organisation import Cluster, Profile
from domain.people import ChannelPurpose, ChannelUse, PersonId, Place, RoleAssignment
from domain.ports import Repositories
from handlers.ids import read_id
from handlers.keys import foreign, known_cluster, read_parts, unreadable
from handlers.loading import load_actor
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import WrongFields
from handlers.registry import Services
from handlers.requests import Channel, Context, Pressed, Reach, Submitted, Typed
from handlers.setup import Setup, load_setup
from handlers.tovholder import role_cards, setup_cards
from handlers.tovholder.administrator_cards import not_appointed
from handlers.tovholder.administrators import appoint
from handlers.tovholder.channel_cards import chosen_line
from handlers.tovholder.channels import both_asked, choose_channel
from handlers.tovholder.roles import active_person, give_to
from handlers.tovholder.setup_cards import EXPERIENCES, MUNICIPALITY, PERSON
from handlers.tovholder.words import refuse_left_over
from handlers.ui import Card

INVITATION = "tovholder.start"
_NOT_THERE = f"Jeg kan ikke skrive i den kanal. {setup_cards.INVITE}".replace("`", "")
_CHANGED = "Den er imens valgt af en anden. Luk formularen, og åbn den igen."
_SHARED = "Den kanal deles med en anden organisations Slack. Vælg en, der er jeres egen."
_WHICH_MUNICIPALITY = "Vælg den kommune, som personen kommer fra."
_CHOOSE_SOMEBODY = "Vælg mindst én person, eller luk formularen."


def start(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """All steps; while nobody is administrator, how to become one."""
    refuse_left_over(typed)
    if not has_no_administrator(repositories, request.context):
        access.require_administrator(load_actor(repositories, request.context))
    return Reply(_steps(repositories, services.profile, request.context))


def first_card(repositories: Repositories, services: Services, request: Typed) -> Card | None:
    """The steps, for whoever sets up, as long as nothing was begun; else None."""
    context = request.context
    actor = load_actor(repositories, context)
    leads = actor.is_administrator or has_no_administrator(repositories, context)
    if actor.is_outsider or not leads:
        return None
    setup = _load(repositories, services.profile, context)
    return None if setup.is_begun else _card(setup, context)


def has_no_administrator(repositories: Repositories, context: Context) -> bool:
    """Whether nobody at all is administrator, so that the first to ask becomes one."""
    known = context.has_platform_administrators or context.is_administrator or context.is_outsider
    return not known and not repositories.people.administrators()


def channels_asked(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form in which channels are chosen."""
    setup = _for_administrator(repositories, services.profile, request.context)
    if not request.channels:
        return Reply(setup_cards.no_channels())
    return OpenForm(setup_cards.channels_form(setup, request.channels))


def channels_chosen(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Chooses the channels that were changed in the form, all or none; asks first where one is to serve both."""
    context, profile = request.context, services.profile
    setup = _for_administrator(repositories, profile, context)
    shown = dict(read_parts(word, 2, "=") for word in request.hidden.split())
    now = dict(word.split("=", 1) for word in setup_cards.shown_channels(setup).split())
    if set(shown) != set(now):
        raise unreadable()
    wanted = {name: one for name, one in request.values.items() if name in now and one and one != shown.get(name)}
    known = {one.conversation: one for one in request.channels}
    errors = {
        name: error
        for name, one in wanted.items()
        if (error := _channel_error(name, known.get(one), is_changed=now[name] not in (shown.get(name), one)))
    }
    if errors:
        raise WrongFields(errors)
    uses = {name: _use(context, name, one) for name, one in wanted.items() if now[name] != one}
    both = _serving_both(now, {name: use.place.conversation for name, use in uses.items()})
    chosen = [choose_channel(repositories, context, use, profile) for name, use in uses.items() if name not in both]
    asked = [card for name in both if (card := both_asked(repositories, uses[name], profile))]
    told = [chosen_line(one, profile) for one in chosen] or ([] if asked else ["Ingen kanal er ændret."])
    return Replace(_steps(repositories, profile, context, *told, asked=asked))


def roles_asked(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form in which a cluster's roles are given, or those above the clusters."""
    setup = _for_administrator(repositories, services.profile, request.context)
    cluster = _cluster(services.profile, request.value or setup_cards.ABOVE)
    return OpenForm(setup_cards.roles_form(setup, cluster, setup_cards.roles_to_give(services.profile, cluster)))


def roles_given(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Gives the roles to the persons who were chosen, all or none; who holds a role already keeps it."""
    context, profile = request.context, services.profile
    _for_administrator(repositories, profile, context)
    cluster = _cluster(profile, request.hidden)
    roles = {role.key: role for role in setup_cards.roles_to_give(profile, cluster)}
    chosen = {key: request.values.get(key, "") for key in roles if request.values.get(key, "")}
    municipality = request.values.get(MUNICIPALITY, "")
    errors = _role_errors(chosen, municipality, {key for key, role in roles.items() if role.is_municipal})
    if cluster and foreign(request.values, MUNICIPALITY, {one.key for one in cluster.municipalities}):
        errors[MUNICIPALITY] = _WHICH_MUNICIPALITY
    if errors:
        raise WrongFields(errors)
    today, told = context.now.date(), []
    for key, number in chosen.items():
        person = active_person(repositories, read_id(number))
        its = municipality if roles[key].is_municipal else None
        wanted = RoleAssignment(0, key, cluster.key if cluster else None, None, person, its or None, valid_from=today)
        said = "har nu rollen" if give_to(repositories, context, wanted, today) else "havde allerede rollen"
        told.append(f"{person.name} {said} {role_cards.organisation(wanted, profile)}.")
    if cluster:
        told += role_cards.split_warnings(repositories.people.roles(today), profile, cluster.key, today)
    return Replace(_steps(repositories, profile, context, *told))


def administrator_asked(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form to make somebody an administrator."""
    _for_administrator(repositories, services.profile, request.context)
    return OpenForm(setup_cards.administrator_form())


def administrator_chosen(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Makes the person who was chosen an administrator."""
    context = request.context
    _for_administrator(repositories, services.profile, context)
    if not request.values.get(PERSON):
        raise WrongFields({PERSON: "Vælg en person, der er i dette Slack."})
    person = appoint(repositories, context, read_id(request.values[PERSON]))
    return Replace(_steps(repositories, services.profile, context, f"{person.name} er nu administrator."))


def invitation(person: PersonId, install: str, now: datetime) -> Message:
    """The message that invites a person to set a workspace up, once."""
    return Message(INVITATION, person, {}, now, install, key=f"{INVITATION}:{install}:{person}")


def invitation_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The steps as they are when it is sent; nothing where all is set up."""
    setup = load_setup(repositories, profile, message.install, message.due.date())
    return None if setup.is_complete else setup_cards.invited(setup)


def _for_administrator(repositories: Repositories, profile: Profile, context: Context) -> Setup:
    access.require_administrator(load_actor(repositories, context))
    return _load(repositories, profile, context)


def _load(repositories: Repositories, profile: Profile, context: Context) -> Setup:
    return load_setup(repositories, profile, context.place.install, context.now.date())


def _steps(
    repositories: Repositories, profile: Profile, context: Context, *told: str, asked: Sequence[Card] = ()
) -> Card:
    return _card(_load(repositories, profile, context), context, told, asked)


def _card(setup: Setup, context: Context, told: Sequence[str] = (), asked: Sequence[Card] = ()) -> Card:
    has_others = context.has_platform_administrators or context.is_administrator
    return setup_cards.steps(setup, others=not_appointed(context) if has_others else "", told=told, asked=asked)


def _cluster(profile: Profile, key: str) -> Cluster | None:
    return None if key == setup_cards.ABOVE else known_cluster(profile, key)


def _use(context: Context, field: str, conversation: str) -> ChannelUse:
    """What a channel chosen in that field serves as."""
    place = Place(context.place.platform, context.place.install, conversation)
    if field == EXPERIENCES:
        return ChannelUse(ChannelPurpose.EXPERIENCES, None, place)
    return ChannelUse(ChannelPurpose.SECRETARIAT, field, place)


def _serving_both(now: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """The wanted fields whose channel would serve a secretariat and experiences both, once all else is as wanted."""
    after = {**now, **wanted}
    both = []
    if EXPERIENCES in wanted and list(after.values()).count(after[EXPERIENCES]) > 1:
        both, after[EXPERIENCES] = [EXPERIENCES], now[EXPERIENCES]
    return both + [name for name in wanted if name not in (*both, EXPERIENCES) and after[name] == after[EXPERIENCES]]


def _channel_error(field: str, channel: Channel | None, *, is_changed: bool) -> str:
    """Why a channel can't be chosen for a field, "" if it can."""
    if channel is None:
        return _NOT_THERE
    if field != EXPERIENCES and channel.reach is Reach.SHARED:
        return _SHARED
    return _CHANGED if is_changed else ""


def _role_errors(chosen: dict[str, str], municipality: str, municipal: set[str]) -> dict[str, str]:
    """What is wrong with a filled in form of roles, by field."""
    if not chosen:
        return {"": _CHOOSE_SOMEBODY}
    is_municipal = bool(municipal & set(chosen))
    if is_municipal and not municipality:
        return {MUNICIPALITY: _WHICH_MUNICIPALITY}
    if municipality and not is_municipal:
        return {MUNICIPALITY: "Vælg også personen, eller fjern kommunen."}
    return {}

"""`/tovholder leder`: whether a body's leading role is told the day after a deadline; an administrator decides."""

from danish.names import fold
from domain import access
from domain.local import NO, YES, LocalKind, LocalSetting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.loading import load_here, load_insider
from handlers.outcomes import Outcome, Reply
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Typed
from handlers.tovholder.local_rules import choose
from handlers.tovholder.local_words import BodyReader
from handlers.tovholder.words import refuse_left_over
from handlers.ui import Card, text

LEADER = "leder"
_YES, _NO = frozenset({"ja", "til"}), frozenset({"nej", "fra", "ikke", "ingen"})
_SMALL = _YES | _NO | {"besked", "beskeder", "faar", "skal", "have"}


def told(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Lets the leading role be told, or not; without a word for it, says how it is."""
    actor = load_insider(repositories, request.context)
    said = {fold(word) for word in typed.split()}
    searched = " ".join(word for word in typed.split() if fold(word) not in _SMALL)
    here = tuple(load_here(repositories, request.context))
    body, rest = BodyReader(services.profile, here, actor).read(LEADER, typed, searched)
    refuse_left_over(rest)
    leader = leading_role(body, services.profile)
    if leader is None:
        raise Answered(f"{body.name} har ingen ledende rolle.", unsaved())
    if not said & (_YES | _NO):
        return Reply(_shown(body, leader))
    access.require_administrator(actor)
    value = NO if said & _NO else YES
    setting = LocalSetting(body.key, LocalKind.LEADER, "", value)
    return choose(repositories, services, request.context, body, setting, None)


def leading_role(body: Body, profile: Profile) -> str | None:
    """The organisation that leads the body's steps; None where no role does."""
    leaders = [step.leader for step in body.forum.steps if step.leader is not None]
    return profile.role(leaders[0]).name_in(body.cluster_key) if leaders else None


def _shown(body: Body, leader: str) -> Card:
    gets = "får" if body.forum.tells_leader else "får ikke"
    cluster = f" {body.cluster.name.lower()}" if body.cluster else ""
    answer = "nej" if body.forum.tells_leader else "ja"
    return Card(
        f"{leader} {gets} besked dagen efter en overskredet frist i {body.name}.",
        (text(f"En administrator ændrer det med `/tovholder {LEADER} besked {answer} {body.forum.key}{cluster}`."),),
    )

"""Reads which bodies `/tovholder overdragelse` means, in the organisation that ends and in the one that follows."""

from domain.closing import Closing, closing, suggested_successor
from domain.organisation import Body, Profile
from handlers.clusters import take_cluster, take_forum
from handlers.refusals import Answered, unsaved


def closing_now(profile: Profile) -> Closing:
    """The closing that concerns the organisation in force; answered where there is none."""
    found = closing(profile)
    if found is None:
        raise Answered("Organisationen har ingen slutdato.", unsaved("Der er intet at overdrage."))
    return found


def body_meant(typed: str, profile: Profile) -> Body:
    """The organisation's body that the words name; asked for where they name none."""
    forum, rest = take_forum(typed, profile)
    cluster = take_cluster(rest, profile)[0]
    for body in profile.bodies:
        if forum is not None and body.forum.key == forum.key and (body.cluster is None or body.cluster == cluster):
            return body
    listed = " · ".join(body.name for body in profile.bodies if body.seats)
    raise Answered("Hvilket forum mener du?", unsaved(f"Skriv forum og klynge, fx `politisk fyn`. Fora er {listed}."))


def receiver_name(key: str, following: Profile | None) -> str:
    """What the body of that key is called inside a sentence; the organisation that follows may have it no more."""
    names = {one.key: one.name for one in following.bodies} if following else {}
    return names.get(key, "et forum, der ikke findes")


def receiver_meant(typed: str, giver: Body, following: Profile) -> Body:
    """The body of the organisation in force that the words after “til” name; without any, the one suggested."""
    if typed.strip():
        return body_meant(typed, following)
    if (found := suggested_successor(giver, following)) is None:
        listed = " · ".join(body.name for body in following.bodies)
        raise Answered(f"Hvem skal have det fra {giver.name}?", unsaved(f"Skriv `til` og forummet. Fora er {listed}."))
    return found

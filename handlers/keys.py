"""Keys as they come back in buttons and forms: each is looked up, and refused in words where nothing has it any more.

A form's choice comes back as one of the options that it offered; any other is refused at its field.
"""

from collections.abc import Collection, Iterable, Mapping

from domain.organisation import Body, Cluster, Profile, Seat
from handlers.ids import read_id
from handlers.refusals import Answered, WrongFields, unsaved
from handlers.ui import Choice

AGAIN = "Vælg igen."
"""What stands at a form's field in which something was chosen that it doesn't offer."""
_TYPE_AGAIN = unsaved("Skriv kommandoen igen.")


def unreadable() -> Answered:
    """The answer to a button or form that isn't as we made it."""
    return Answered("Knappen eller formularen virker ikke længere.", _TYPE_AGAIN)


def read_parts(said: str, number: int, between: str | None = None) -> list[str]:
    """So many parts of a button's or form's value, separated by that (None: blanks); raises Answered for others."""
    parts = said.split(between)
    if len(parts) != number:
        raise unreadable()
    return parts


def read_number(said: str) -> int:
    """A number of ours that 0 is too, as an id or a place in a list; raises Answered for any other.

    As `read_id`, but for where a foreign number may not be taken for 0.
    """
    number = read_id(said)
    if str(number) != said:
        raise unreadable()
    return number


def known_cluster(profile: Profile, key: str) -> Cluster:
    """The cluster with that key; raises Answered where there is none."""
    try:
        return profile.cluster(key)
    except KeyError:
        raise Answered("Den klynge findes ikke her.", _TYPE_AGAIN) from None


def known_seat(body: Body, key: str) -> Seat:
    """The body's seat with that key; raises Answered where there is none."""
    try:
        return body.seat(key)
    except KeyError:
        raise Answered(f"Den plads findes ikke længere: {body.name}.", _TYPE_AGAIN) from None


def chosen_body(values: Mapping[str, str], profile: Profile) -> Body:
    """The body that was chosen in a form's field `forum`; raises WrongFields."""
    try:
        return profile.body(values.get("forum", ""))
    except KeyError:
        raise WrongFields({"forum": "Vælg et forum."}) from None


def foreign(values: Mapping[str, str], field: str, offered: Collection[str]) -> bool:
    """Whether something was chosen in a form that it didn't offer; nothing at all is the field's own affair."""
    return not set(values.get(field, "").splitlines()) <= set(offered)


def not_offered(choices: Iterable[Choice], values: Mapping[str, str]) -> dict[str, str]:
    """The fields in which something was chosen that they don't offer, with what stands there."""
    return {one.name: AGAIN for one in choices if foreign(values, one.name, {option.value for option in one.options})}

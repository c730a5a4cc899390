"""How the owners of a step read: organisations, never persons; who owns what, the profile says."""

from danish import writing
from domain.organisation import Body, Owners, Profile


def owners(owned: Owners, body: Body, profile: Profile) -> str:
    """The owners of a step in that body: "OUH og/eller Psykiatrisygehuset + Kommunal tovholder"."""
    either = " og/eller ".join(roles(owned.one_of, body, profile))
    return " + ".join([*([either] if either else []), *roles(owned.all_of, body, profile)])


def roles(keys: tuple[str, ...], body: Body, profile: Profile) -> list[str]:
    """Role keys as the organisations people read, as they are called in the body's cluster."""
    cluster = body.cluster.key if body.cluster else None
    return [profile.role(key).name_in(cluster) for key in keys]


def roles_joined(keys: tuple[str, ...], body: Body, profile: Profile) -> str:
    """Role keys as a list: "Regionshuset og Kommunal tovholder"."""
    return writing.join(roles(keys, body, profile))

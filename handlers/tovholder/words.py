"""Reads what `/tovholder rolle` is told: whose role, which, where; it refuses what it can't tell and never guesses."""

import re
from dataclasses import dataclass

from danish import names, writing
from domain.organisation import Cluster, Forum, Municipality, Profile, Role
from domain.people import PersonId
from domain.roles import fora_of_role
from handlers.clusters import ask_cluster, take_cluster, take_forum
from handlers.refusals import Answered, unsaved
from handlers.requests import take_channels, take_persons
from handlers.retry import retry_button
from handlers.task_text import lowered
from handlers.ui import Actions, Block

COMMAND = "tovholder"
_BOTH = frozenset({"begge", "niveauer"})
_LONGEST_ECHO = 40
_ASKED = {
    "medlem vis": r"(?:sidder (?:i|på)|er medlem(?:mer)? af|er med i)\b",
    "rolle vis": r"(?:har rolle[nr]?|er tovholder|er (?:i )?sekretariat(?:et)?)\b",
    "ansvar": r"(?:har ansvar(?:et)?\b(?: for\b)?|(?=(?:skriver|udsender|genererer|indkalder|kvalitetssikrer)\b))",
}
"""What is asked with “hvem”, by what shows it."""
_OWN_ABSENCE = re.compile(r"^\s*jeg (?:er på|har|holder) (?=ferie|pause)", re.IGNORECASE)
_SMALL = frozenset({"i", "paa", "for", "som", "rollen", "klynge", "klyngen", "kommune"})


def as_asked(typed: str) -> str:
    """The text with what shows it in the place of a question who it is, and one's own absence without who has it."""
    typed = _OWN_ABSENCE.sub("", typed)
    for act, asking in _ASKED.items():
        if found := re.match(rf"\s*hvem {asking}", typed, re.IGNORECASE):
            return f"{act} {typed[found.end() :].strip(' ?')}"
    return typed


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A role as it was typed. `forum` None means both levels; `cluster` None a role above the clusters."""

    person: PersonId
    role: Role
    cluster: Cluster | None
    forum: Forum | None
    municipality: Municipality | None


@dataclass(frozen=True, slots=True)
class RoleReader:
    """Reads the text after `act` ("rolle tildel"); `implied` is the cluster where none is said."""

    profile: Profile
    act: str
    implied: Cluster | None

    def read(self, typed: str, *, asks_municipality: bool, part: str | None = None) -> RoleWords:
        """The role that was typed, or that the `part` of it names which is about the role; raises Answered."""
        person, rest = one_person(typed if part is None else part, "Hvem gælder rollen?")
        forum, rest = take_forum(rest, self.profile)
        cluster, rest = take_cluster(rest, self.profile)
        cluster = cluster or self._cluster_of_hospital(rest)
        role, rest = self._role(typed, rest, cluster)
        fora = self._fora(role, forum, cluster)
        municipality, rest = self._municipality(role, rest, cluster)
        refuse_left_over(" ".join(word for word in rest.split() if names.fold(word) not in _BOTH))
        if not fora[0].is_per_cluster:
            return RoleWords(person, role, None, forum, None)
        place = cluster or self._cluster_of(municipality) or self.implied
        if place is None:
            again = {one.key: self._again(typed, one.key) for one in self.profile.clusters}
            raise ask_cluster(self.profile, COMMAND, again, f"{role.name} findes i hver klynge.")
        if asks_municipality and role.is_municipal and municipality is None:
            raise self._which_municipality(typed, role, place)
        return RoleWords(person, role, place, forum, municipality)

    def role_named(self, typed: str, cluster: Cluster | None) -> tuple[Role | None, str]:
        """The role that the words name, if they name one for sure, and the words that remain."""
        roles = {role.key: role for role in self.profile.roles if self._is_given(role)}
        found = names.find_names_in(typed, {key: self._labels(role, cluster) for key, role in roles.items()})
        return (roles[found.name.key], found.rest) if isinstance(found.name, names.NameFound) else (None, typed)

    def _role(self, typed: str, rest: str, cluster: Cluster | None) -> tuple[Role, str]:
        roles = {role.key: role for role in self.profile.roles if self._is_given(role)}
        found = names.find_names_in(rest, {key: self._labels(role, cluster) for key, role in roles.items()})
        blocks: tuple[Block, ...] = ()
        match found.name:
            case names.NameFound(key):
                return roles[key], found.rest
            case names.NameAmbiguous(keys):
                again = {key: self._again(typed.replace(found.words, "", 1), key) for key in keys}
                blocks = (Actions(tuple(retry_button(roles[key].name, COMMAND, again[key]) for key in keys)),)
        self._refuse_roles_not_given(rest)
        listed = writing.join([role.name for role in roles.values()])
        raise Answered("Hvilken rolle mener du?", unsaved(f"Rollerne er {listed}."), *blocks)

    def _refuse_roles_not_given(self, rest: str) -> None:
        others = {role.key: role for role in self.profile.roles if not self._is_given(role)}
        found = names.find_names_in(rest, {key: (key, role.name, *role.aliases) for key, role in others.items()}).name
        if isinstance(found, names.NameFound):
            name = writing.capitalised(others[found.key].name)
            raise Answered(f"{name} er ikke en rolle, der gives her.", unsaved("De findes sag for sag."))

    def _is_given(self, role: Role) -> bool:
        return any(role.key in forum.secretariat_roles for forum in self.profile.fora)

    def _labels(self, role: Role, cluster: Cluster | None) -> tuple[str, ...]:
        """All that a role may be called: the somatic hospital's by the hospital's names, too."""
        hospitals = [
            label
            for one in self.profile.clusters
            if cluster in (one, None) and role.in_cluster.get(one.key) == one.hospital
            for label in (one.hospital, *one.hospital_aliases)
        ]
        return (role.key, role.name, *role.aliases, *hospitals)

    def _fora(self, role: Role, forum: Forum | None, cluster: Cluster | None) -> tuple[Forum, ...]:
        """The fora the role is meant for; raises Answered where it has none there."""
        if forum is None:
            inside = fora_of_role(self.profile, role.key, is_per_cluster=True)
            return inside or fora_of_role(self.profile, role.key, is_per_cluster=False)
        if role.key not in forum.secretariat_roles:
            others = writing.join([self.profile.role(key).name for key in forum.secretariat_roles])
            raise Answered(
                f"{role.name} er ikke med i sekretariatet for {inside_sentence(forum)}.",
                unsaved(f"Det består af {others}."),
            )
        if cluster and not forum.is_per_cluster:
            raise Answered(f"{forum.name} ligger over klyngerne.", unsaved("Skriv rollen uden klynge."))
        return (forum,)

    def _municipality(self, role: Role, rest: str, cluster: Cluster | None) -> tuple[Municipality | None, str]:
        if not role.is_municipal:
            return None, rest
        known = {one.key: one for one in (cluster.municipalities if cluster else self.profile.municipalities)}
        found = names.find_names_in(rest, {key: (key, one.name, one.full_name) for key, one in known.items()})
        return (known[found.name.key], found.rest) if isinstance(found.name, names.NameFound) else (None, rest)

    def _cluster_of(self, municipality: Municipality | None) -> Cluster | None:
        its = [one for one in self.profile.clusters if municipality in one.municipalities]
        return its[0] if len(its) == 1 else None

    def _cluster_of_hospital(self, rest: str) -> Cluster | None:
        """The cluster whose hospital is named; its name says where, as a municipality's does."""
        hospitals = {one.key: (one.hospital, *one.hospital_aliases) for one in self.profile.clusters}
        found = names.find_names_in(rest, hospitals).name
        return self.profile.cluster(found.key) if isinstance(found, names.NameFound) else None

    def _which_municipality(self, typed: str, role: Role, cluster: Cluster) -> Answered:
        where = "" if take_cluster(typed, self.profile)[0] else f"{cluster.key} "
        buttons = tuple(
            retry_button(one.full_name, COMMAND, self._again(typed, f"{where}{one.name}"))
            for one in cluster.municipalities
        )
        return Answered(
            f"Hvilken kommune er {lowered(role.name)} {cluster.where}?",
            unsaved("Det aftaler kommunerne lokalt. Vælg den her, eller skriv den i kommandoen."),
            Actions(buttons),
        )

    def _again(self, typed: str, addition: str) -> str:
        return f"{self.act} {typed} {addition}"


def one_person(typed: str, question: str) -> tuple[PersonId, str]:
    """The one person named in a text, and the text without; raises Answered for none or several."""
    persons, rest = take_persons(typed)
    if len(set(persons)) == 1:
        return persons[0], rest
    if persons:
        raise Answered("Én person ad gangen.", unsaved("Skriv kommandoen igen for hver person."))
    raise Answered(question, unsaved("Skriv @, og vælg personen, så jeg ved, hvem det er."))


def refuse_left_over(left: str) -> None:
    """Raises Answered for words that were not understood; a small one alone ("i fyn") says nothing."""
    if any(names.fold(word) not in _SMALL for word in left.split()):
        hint = "Skriv kommandoen igen uden det, eller se, hvad jeg kan, med `/tovholder`."
        raise Answered(f"Jeg forstod ikke {quoted(left)}.", unsaved(hint))


def quoted(typed: str) -> str:
    """Typed words in quotation marks, as much of them as an answer repeats; persons and channels aren't repeated."""
    words = " ".join(take_channels(take_persons(typed)[1])[1].split())
    if not words:
        return "det"
    return f"“{words}”" if len(words) <= _LONGEST_ECHO else f"“{words[: _LONGEST_ECHO - 1]}…”"


def inside_sentence(forum: Forum) -> str:
    """A forum's name inside a sentence: "det politiske niveau", but "Sundhedssamarbejdsudvalget"."""
    return lowered(forum.name) if forum.is_per_cluster else forum.name

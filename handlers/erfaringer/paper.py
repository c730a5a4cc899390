"""Puts an experience together as a document, in its author's words; of who asked about it nothing stands there."""

from collections.abc import Sequence
from datetime import datetime

from danish import writing
from domain.experiences import Experience
from domain.organisation import Profile
from domain.papers import Entry, Paper, Part, Point
from handlers.erfaringer.cards import cluster_name


def experience_paper(one: Experience, profile: Profile, trying: Sequence[str], now: datetime) -> Paper:
    """The experience; `trying` are the keys of the clusters that try it as well."""
    names = {cluster.key: cluster.name for cluster in profile.known_clusters}
    facts = (
        ("Delt", writing.weekday_date(one.shared_at)),
        ("Emner", ", ".join(one.topics)),
        ("Kontakt", one.contact),
        ("Prøves også af", writing.join([names.get(key, key) for key in trying])),
    )
    said = (("Hvad", one.body), ("Effekt", one.effect), ("Det kræver", one.requires))
    points = [Point(heading, parts=(Part("", (words,)),)) for heading, words in said if words]
    if one.link:
        points.append(Point("Først skrevet her", parts=(Part("", (), (Entry("Den oprindelige besked", one.link),)),)))
    about = tuple((label, words) for label, words in facts if words)
    return Paper(one.title, f"Erfaring nr. {one.id} · {cluster_name(one, profile)}", profile.name, now, about,
                 tuple(points))  # fmt: skip

"""Makes the gallery: every feature's examples, acted out in its office and drawn as Slack would get them."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.archive.apart import ArchivesApart
from bot.features import FEATURES, build_registry
from bot.gallery import general
from bot.gallery.drawing import draw_example, told_act
from bot.gallery.office import BEGINS, INSTALL, Office, external, open_scene
from bot.gallery.sample_year import make_sample_year
from bot.gallery.second_office import make_second_office
from bot.gallery.sending import SceneClock
from bot.gallery.shown import NotShown
from bot.gallery.stage import Stage
from bot.observe import get_log
from bot.profiles import SHIPPED, load_profile
from danish.writing import capitalised, moment
from handlers.examples import Arranges, Elsewhere, Scene
from handlers.registry import Registry

Json = dict[str, Any]
_PROFILE = "syddanmark.toml"


@dataclass(frozen=True, slots=True)
class Offices:
    """Where scenes are played: in the sample year, and what that doesn't come to elsewhere."""

    year: Office
    elsewhere: Office


@dataclass(frozen=True, slots=True)
class Chapter:
    """A feature's examples."""

    key: str
    title: str
    scenes: Sequence[Scene]


def chapters() -> tuple[Chapter, ...]:
    """The features' examples in the features' order, then those of no feature."""
    told = [import_module(f"{feature.__name__.rpartition('.')[0]}.examples") for feature in FEATURES]
    own = [Chapter(one.__name__.split(".")[1], one.TITLE, one.SCENES) for one in told]
    return (*own, Chapter("alment", general.TITLE, general.SCENES))


async def make_gallery() -> Json:
    """The gallery as JSON: `names` of people and channels by id, and `features` with examples.

    Raises NotShown for a scene that no longer fits the product.
    """
    profile, registry = load_profile(SHIPPED / _PROFILE), build_registry()
    with TemporaryDirectory(prefix="tovholder-galleri-") as folder:
        scene = open_scene(Path(folder))
        year = await make_sample_year(Path(folder), scene, profile)
        offices = Offices(year, await make_second_office(Path(folder), scene, profile))
        features = [
            {"key": one.key, "title": one.title, "examples": await _examples(one, offices, registry)}
            for one in chapters()
        ]
    people = [*year.people.values(), *offices.elsewhere.people.values()]
    names = {external(person.id): person.name for person in people if person.install == INSTALL}
    names |= {conversation: name for name, conversation in year.channels.items()}
    return {"names": names, "features": features}


async def _examples(chapter: Chapter, offices: Offices, registry: Registry) -> list[Json]:
    examples: list[Json] = []
    for number, scene in enumerate(chapter.scenes):
        try:
            examples += await _played(scene, offices, registry)
        except (NotShown, KeyError) as wrong:
            wrong.add_note(f"{chapter.key}, scene {number}: {scene}")
            raise
    return [{"id": f"{chapter.key}-{number}", **one} for number, one in enumerate(examples, 1)]


async def _played(scene: Scene, offices: Offices, registry: Registry) -> list[Json]:
    acts, office = (scene.acts, offices.elsewhere) if isinstance(scene, Elsewhere) else (scene, offices.year)
    examples: list[Json] = []
    clock = SceneClock(BEGINS)
    async with office.copied(clock) as work:
        archives = ArchivesApart(database_url=office.address, profiles=SHIPPED, log=get_log())
        stage = Stage(work=work, office=office, registry=registry, clock=clock, archives=archives)
        for act in acts:
            doing = stage.resolved(act)
            shown = await stage.play(doing)
            if shown is not None and not isinstance(doing, Arranges) and doing.caption:
                told = {
                    "caption": doing.caption,
                    "act": told_act(doing, shown, office),
                    "at": capitalised(moment(clock.now())),
                }
                examples.append({**told, **draw_example(shown, office)})
    return examples

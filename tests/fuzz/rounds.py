"""Rounds of made-up acts by everybody on a filled office: each answer is checked, and the database at each round's end.

A round depends on its seed alone, so that one that failed can be run again: `make fuzz ONLY=<seed>`.
"""

from dataclasses import dataclass
from pathlib import Path

from bot.archive.apart import ArchivesApart
from bot.features import build_registry
from bot.observe import get_log
from bot.profiles import SHIPPED
from danish.cpr import contains_cpr
from documents.meeting_plan import read_plan
from documents.minutes.reading import read_minutes
from documents.people_list import read_file
from domain.people import Person
from handlers.outcomes import FormErrors, OpenForm, Outcome, Replace, Reply
from handlers.refusals import NOTHING_SAVED
from handlers.registry import Services
from storage.work import open_work
from tests.fuzz import corpus, facts
from tests.fuzz.typist import Typist
from tests.support.answers import said
from tests.support.everybody import SECRET, STAND_IN, everybody
from tests.support.office import Office

ACTS = 250
"""In a round."""
KINDS = (
    *("regionshus",) * 6,
    *("kommune", "somatik", "psykiatri", "medlem", "administrator", "over klyngerne", "anden klynge", "uden rolle"),
    "udefra",
)
_SECRETARIAT = frozenset({"regionshus", "kommune", "somatik", "psykiatri"})
_MOST_PRESSES = 4
_LONGEST_VALUE = 2_000


class Broken(Exception):  # noqa: N818 - it tells what broke a promise
    """An act after which a promise was broken; the text says how to do it again."""


@dataclass(slots=True)
class Round:
    """One office, its people, and who makes up what they do."""

    seed: str
    office: Office
    people: dict[str, Person]
    typist: Typist

    async def play(self, acts: int) -> None:
        """Lets them act; raises Broken with the seed, the number of the act and what was done."""
        for number in range(acts):
            self.office.now += self.typist.wait()
            kind = self.typist.person(KINDS)
            name, text = self.typist.command()
            try:
                await self._act(kind, name, text)
                if number % 25 == 0:
                    await self._deliver()
            except Exception as error:
                raise Broken(f"round {self.seed}, act {number}: {kind} typed /{name} {text!r}") from error
        await self._deliver()
        try:
            facts.check(self.office.work, self.office.profile, self.office.now.date())
        except AssertionError as error:
            raise Broken(f"round {self.seed}, after {acts} acts") from error

    async def _act(self, kind: str, name: str, text: str) -> None:
        """A command and what its answers lead on to."""
        person, is_administrator, is_outsider = self.people[kind], kind == "administrator", kind == "udefra"
        before = facts.mark(self.office)
        outcome = await self.office.types(
            person, f"/{name} {text}", is_administrator=is_administrator, is_outsider=is_outsider
        )
        self._check(kind, outcome, before)
        for _ in range(_MOST_PRESSES):
            before = facts.mark(self.office)
            if isinstance(outcome, OpenForm):
                values = self.typist.values(outcome.form)
                outcome = await self.office.submits(
                    person, outcome.form, values, is_administrator=is_administrator, is_outsider=is_outsider
                )
            elif isinstance(outcome, Reply | Replace) and (button := self.typist.button(outcome.card)):
                assert len(button.value) <= _LONGEST_VALUE, button
                outcome = await self.office.presses(
                    person, button, is_administrator=is_administrator, is_outsider=is_outsider
                )
            else:
                return
            self._check(kind, outcome, before)

    def _check(self, kind: str, outcome: Outcome, before: facts.Mark) -> None:
        """What holds for every answer: no CPR number, nothing closed to others, and no saving where it says so."""
        words = said(outcome)
        assert words.strip(), outcome
        assert not contains_cpr(words), words
        if kind not in _SECRETARIAT and not facts.has_role_in(self.office, self.people[kind].id, "fyn"):
            assert STAND_IN not in words, words
            assert SECRET not in words or SECRET not in facts.closed_titles(self.office), words
        if isinstance(outcome, FormErrors) or NOTHING_SAVED in words:
            assert facts.mark(self.office) == before, f"something was saved: {words}"
        facts.check_new_decisions(self.office, before)

    async def _deliver(self) -> None:
        """Sends what is due; nothing closed may reach others, and no reason anybody."""
        closed = facts.closed_titles(self.office)
        for told in await self.office.reminded():
            assert not contains_cpr(told.words), told
            assert facts.is_secretariats(self.office, told.message) or not any(one in told.words for one in closed), (
                told
            )
            assert not any(reason in told.words.casefold() for reason in corpus.TELLING), told


async def new_round(seed: str, url: str) -> Round:
    """A round on a database with nothing but its schema, which is filled first. Its `office.work` must be closed."""
    work = open_work(url, clock=lambda: office.now)
    archives = ArchivesApart(database_url=url, profiles=SHIPPED, log=get_log())
    services = Services(work, corpus.profile(), build_registry(), read_file, read_minutes, read_plan, archives)
    office = Office(work, Path(), services)
    await office.channel("C1", "fyn")
    people = await everybody(office)
    return Round(seed, office, people, Typist(seed, [one.id for one in people.values()]))

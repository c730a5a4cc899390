"""`/tovholder start`: administrators are led through channels and roles, by forms, at their own pace."""

from dataclasses import dataclass

import pytest

from domain.installs import Install
from domain.people import ChannelPurpose, ChannelUse, Person, Place
from domain.ports import Repositories
from handlers.outcomes import FormErrors, Outcome
from handlers.requests import Channel, Reach
from handlers.tovholder.setup import invitation
from handlers.ui import Card, Choice, Form, PersonInput
from tests.support.office import INSTALL, PLATFORM, Office, button_of, card_of, form_of, said

FYN = Channel("C7", "sekretariat-fyn", Reach.OWN)
LILLEBAELT = Channel("C8", "sekretariat-lillebælt", Reach.OWN)
EXPERIENCES = Channel("C9", "gode-erfaringer", Reach.SHARED)
CHANNELS = (FYN, LILLEBAELT, EXPERIENCES)


@dataclass(slots=True)
class Guide:
    """The steps as one administrator takes them; `channels` are those to choose from."""

    office: Office
    person: Person
    channels: tuple[Channel, ...] = CHANNELS

    async def types(self, typed: str = "start") -> Outcome:
        """What `/tovholder` answers."""
        return await self.office.types(self.person, f"/tovholder {typed}", is_administrator=True)

    async def presses(self, outcome: Outcome | Card, label: str) -> Outcome:
        """What a button answers."""
        button = button_of(outcome, label)
        return await self.office.presses(self.person, button, is_administrator=True, channels=self.channels)

    async def submits(self, form: Form, **values: str) -> Outcome:
        """What a form answers, filled in so."""
        return await self.office.submits(self.person, form, values, is_administrator=True, channels=self.channels)

    async def form(self, label: str) -> Form:
        """The form behind one of the steps' buttons."""
        return form_of(await self.presses(await self.types(), label))

    async def channel(self, cluster: str) -> list[str]:
        """The conversations chosen for a cluster's secretariat."""
        uses = await self.office.work.read(
            lambda store: list(store.channels.of_purpose(ChannelPurpose.SECRETARIAT, cluster))
        )
        return [use.place.conversation for use in uses]


@pytest.fixture
async def guide(office: Office) -> Guide:
    """An administrator in an office where nothing is set up."""
    return Guide(office, await office.person("Anne Eksempel"))


async def test_the_steps_say_what_is_done_and_what_is_missing(guide: Guide) -> None:
    """The first line counts, each step says in words whether it is done, and the next one's button stands out."""
    answer = await guide.types()
    assert card_of(answer).title == "Kom godt i gang: 1 af 3 trin er klaret"
    told = said(answer)
    assert "1. Administrator: klaret" in told
    assert "2. Klynger og kanaler: mangler" in told
    assert "• Sekretariatet på Fyn: ikke valgt" in told
    assert "3. Roller: mangler" in told
    assert (
        "• Fyn: mangler Regionshuset, OUH Odense Universitetshospital, Psykiatrisygehuset og Kommunal tovholder" in told
    )
    assert button_of(answer, "Vælg kanaler").is_primary
    assert not button_of(answer, "Roller på Fyn").is_primary


async def test_the_first_words_of_an_administrator_are_answered_with_the_steps(guide: Guide) -> None:
    """`/tovholder` alone begins with the steps while nothing is set up, for administrators; later it is the help."""
    assert card_of(await guide.types("")).title.startswith("Kom godt i gang")
    member = await guide.office.person("Bo Prøvesen")
    assert card_of(await guide.office.types(member, "/tovholder")).title.startswith("Jeg holder trådene")
    await guide.submits(await guide.form("Vælg kanaler"), fyn="C7")
    assert card_of(await guide.types("")).title.startswith("Jeg holder trådene")


async def test_all_is_set_up_by_forms_alone(guide: Guide) -> None:
    """Channels, roles and one more administrator come by forms; each answer is the steps as they are then."""
    office = guide.office
    keys = ("regionshus", "somatik", "psykiatri", "kommune", "sundhedssekretariat", "koordinationsgruppe")
    people = {key: str((await office.person(f"Person {key}")).id) for key in keys}
    steps = await guide.submits(await guide.form("Vælg kanaler"), fyn="C7", erfaringer="C9")
    assert "Kanal for sekretariatet på Fyn er valgt.\nKanal for erfaringer er valgt." in said(steps)
    assert card_of(steps).title == "Kom godt i gang: 2 af 3 trin er klaret"
    assert "Lillebælt: mangler" not in said(steps)
    in_fyn = {key: people[key] for key in ("regionshus", "somatik", "psykiatri", "kommune")}
    steps = await guide.submits(
        form_of(await guide.presses(steps, "Roller på Fyn")), **in_fyn, hvilken_kommune="nyborg"
    )
    assert "Person somatik har nu rollen OUH Odense Universitetshospital." in said(steps)
    assert "Person kommune har nu rollen Kommunal tovholder (Nyborg Kommune)." in said(steps)
    assert "• Fyn: alle er besat" in said(steps)
    across = form_of(await guide.presses(steps, "Roller på tværs"))
    labels = [one.label for one in across.fields if isinstance(one, PersonInput)]
    assert labels[0] == "Regionshuset (i dag: ingen)"
    steps = await guide.submits(across, **{key: people[key] for key in ("regionshus", *keys[4:])})
    assert card_of(steps).title == "Alt er sat op. Nu kan I bruge mig"
    assert "`/dagsorden status politisk fyn`" in said(steps)
    steps = await guide.submits(form_of(await guide.presses(steps, "Tilføj administrator")), person=people["somatik"])
    assert "Person somatik er nu administrator." in said(steps)
    assert [one.act for one in await office.audit(f"person:{people['somatik']}")] == [
        "rolle.tildelt",
        "administrator.tilføjet",
    ]
    assert [one.act for one in await office.audit("cluster:fyn")] == ["kanal.valgt"]


async def test_what_goes_out_at_once_is_told(guide: Guide) -> None:
    """Experiences shared before there was a channel are put there, and the answer counts them as the command's does."""
    anne = await guide.office.with_role("Anne Eksempel", "somatik", "fyn")
    await guide.office.shares(anne, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
    steps = said(await guide.submits(await guide.form("Vælg kanaler"), erfaringer="C9"))
    assert "Kanal for erfaringer er valgt. Jeg lægger 1 erfaring, der allerede er delt, ind nu." in steps


async def test_a_form_left_empty_changes_nothing(guide: Guide) -> None:
    """Nothing is chosen by sending a form as it was opened; a role needs somebody."""
    await guide.submits(await guide.form("Vælg kanaler"), fyn="C7")
    audited = guide.office.rows()["audit"]
    again = await guide.form("Vælg kanaler")
    assert [one.value for one in again.fields if isinstance(one, Choice) and one.name == "fyn"] == ["C7"]
    assert "\nIngen kanal er ændret.\n" in said(await guide.submits(again))
    assert "2. Klynger og kanaler" in said(await guide.submits(again))
    assert said(await guide.submits(await guide.form("Roller på Fyn"))).startswith("Vælg mindst én person")
    assert guide.office.rows()["audit"] == audited


@pytest.mark.parametrize(
    ("first", "then", "question", "chosen"),
    [
        ({}, {"fyn": "C7", "erfaringer": "C7"}, "alle klyngers erfaringer også", {"fyn": "C7"}),
        (
            {"fyn": "C7"},
            {"erfaringer": "C7", "lillebaelt": "C8"},
            "alle klyngers erfaringer også",
            {"lillebaelt": "C8"},
        ),
        ({"erfaringer": "C7"}, {"fyn": "C7", "lillebaelt": "C8"}, "sekretariatet på Fyn bruge", {"lillebaelt": "C8"}),
    ],
)
async def test_one_channel_for_both_is_asked_about(
    guide: Guide, first: dict[str, str], then: dict[str, str], question: str, chosen: dict[str, str]
) -> None:
    """In whatever order; the rest of the form is saved, the steps say what isn't, and one press chooses it."""
    await guide.submits(await guide.form("Vælg kanaler"), **first)
    steps = await guide.submits(await guide.form("Vælg kanaler"), **then)
    assert question in said(steps)
    assert "Kanalen er ikke valgt endnu." in said(steps)
    held = {"erfaringer", "fyn"} - {*chosen, *first}
    shown = {"fyn": "Sekretariatet på Fyn", "lillebaelt": "Sekretariatet i Lillebælt", "erfaringer": "Erfaringer"}
    assert all(f"• {shown[one]}: {'ikke valgt' if one in held else 'valgt'}" in said(steps) for one in (*chosen, *held))
    assert "er valgt" in said(await guide.presses(steps, "Ja, vælg kanalen"))
    after = said(await guide.types())
    assert all(f"• {shown[one]}: valgt" in after for one in (*chosen, *held))


async def test_channels_that_change_places_are_not_asked_about(guide: Guide) -> None:
    """What counts is how it will be once the form is saved."""
    guide.channels = (FYN, LILLEBAELT)
    await guide.submits(await guide.form("Vælg kanaler"), fyn="C7", erfaringer="C8")
    steps = said(await guide.submits(await guide.form("Vælg kanaler"), fyn="C8", erfaringer="C7"))
    assert "ikke valgt endnu" not in steps
    assert await guide.channel("fyn") == ["C8"]


@pytest.mark.parametrize(
    ("field", "chosen", "error"),
    [
        ("fyn", "C666", "Gå ind i kanalen, og skriv /invite @Tovholder."),
        ("erfaringer", "C666", "Gå ind i kanalen, og skriv /invite @Tovholder."),
        ("fyn", "C9", "Den kanal deles med en anden organisations Slack."),
    ],
)
async def test_a_channel_that_can_not_serve_is_refused_in_the_form(
    guide: Guide, field: str, chosen: str, error: str
) -> None:
    """One that the bot was taken out of meanwhile is told with how to invite it; a shared one is no secretariat's."""
    answer = await guide.submits(await guide.form("Vælg kanaler"), **{"lillebaelt": "C8", field: chosen})
    assert isinstance(answer, FormErrors)
    assert list(answer.errors) == [field]
    assert error in answer.errors[field]
    assert await guide.channel("lillebaelt") == []


async def test_without_a_channel_it_is_told_how_to_invite(guide: Guide) -> None:
    """Where the bot is in no channel there is nothing to choose from; the answer says what to do, and to try again."""
    guide.channels = ()
    answer = await guide.presses(await guide.types(), "Vælg kanaler")
    assert card_of(answer).title == "Jeg er ikke med i nogen kanal endnu."
    assert "`/invite @Tovholder`" in said(answer)
    guide.channels = CHANNELS
    assert form_of(await guide.presses(answer, "Prøv igen")).title == "Vælg kanaler"


async def test_two_administrators_do_not_undo_each_others_choices(guide: Guide) -> None:
    """What one left as it was stays as the other chose it; the same field changed by both is asked about again."""
    other = Guide(guide.office, await guide.office.person("Bo Prøvesen"))
    first, second = await guide.form("Vælg kanaler"), await other.form("Vælg kanaler")
    await guide.submits(first, fyn="C7")
    steps = await other.submits(second, lillebaelt="C8")
    assert "Sekretariatet på Fyn: valgt" in said(steps)
    assert await guide.channel("fyn") == ["C7"]
    conflict = await other.submits(second, fyn="C8")
    assert said(conflict) == "Den er imens valgt af en anden. Luk formularen, og åbn den igen."
    assert await guide.channel("fyn") == ["C7"]
    somebody = str((await guide.office.person("Ida Testesen")).id)
    forms = [await one.form("Roller på Fyn") for one in (guide, other)]
    assert "Ida Testesen har nu rollen Regionshuset." in said(await guide.submits(forms[0], regionshus=somebody))
    assert "Ida Testesen havde allerede rollen Regionshuset." in said(
        await other.submits(forms[1], regionshus=somebody)
    )


@pytest.mark.parametrize(
    ("filled", "error"),
    [
        ({"kommune": "1"}, "Vælg den kommune, som personen kommer fra."),
        ({"regionshus": "1", "hvilken_kommune": "nyborg"}, "Vælg også personen, eller fjern kommunen."),
        ({"regionshus": "666"}, "Den person kender jeg ikke."),
    ],
)
async def test_a_role_that_can_not_be_given_is_refused_in_the_form(
    guide: Guide, filled: dict[str, str], error: str
) -> None:
    """A municipal role needs its municipality, and nobody unknown gets one; nothing is given then."""
    answer = await guide.submits(await guide.form("Roller på Fyn"), **filled)
    assert isinstance(answer, FormErrors)
    assert error in said(answer)
    assert await guide.office.work.read(lambda store: store.people.roles(guide.office.now.date())) == []


async def test_a_cluster_of_another_workspace_is_none_of_this_ones_concern(guide: Guide) -> None:
    """A cluster whose secretariat has its channel in another workspace is shown so, and its roles aren't asked for.

    Where the program was removed from that one, it may be this one's again.
    """

    def unit(store: Repositories) -> None:
        store.installs.connect(Install(PLATFORM, "T2", "Vardes Slack", guide.office.now, sealed="x"))
        place = Place(PLATFORM, "T2", "C20")
        store.channels.choose(ChannelUse(ChannelPurpose.SECRETARIAT, "sydvestjylland", place))

    await guide.office.work.run(unit)
    told = said(await guide.types())
    assert "• Sekretariatet i Sydvestjylland: valgt i et andet Slack" in told
    assert "Roller i Sydvestjylland" not in told
    assert "Roller på Fyn" in told
    await guide.office.work.run(lambda store: store.installs.remove("T2", guide.office.now))
    assert "• Sekretariatet i Sydvestjylland: ikke valgt" in said(await guide.types())


async def test_only_administrators_are_led_and_the_first_becomes_one(office: Office) -> None:
    """Others are told who may; while nobody is administrator, a press makes the first who asks one."""
    anne = await office.person("Anne Eksempel")
    assert said(await office.types(anne, "/tovholder start")).startswith("Det kan kun en administrator gøre.")
    for typed in ("/tovholder", "/tovholder start"):
        answer = await office.types(anne, typed, has_platform_administrators=False)
        assert card_of(answer).title == "Kom godt i gang: 0 af 3 trin er klaret"
        assert "[Vælg kanaler]" not in said(answer)
        assert button_of(answer, "Bliv administrator").value == "tovholder\nadministrator"
    became = await office.types(anne, "/tovholder administrator", has_platform_administrators=False)
    assert button_of(became, "Sæt mig op trin for trin").value == "tovholder\nstart"
    form = await Guide(office, anne).form("Vælg kanaler")
    bo = await office.person("Bo Prøvesen")
    refused = await office.submits(bo, form, {"fyn": "C7"}, channels=CHANNELS)
    assert "Det kan kun en administrator gøre." in said(refused)
    outsider = await office.types(bo, "/tovholder start", is_outsider=True, has_platform_administrators=False)
    assert "Kom godt i gang" not in said(outsider)


async def test_an_invitation_says_what_is_missing_when_it_is_sent(guide: Guide) -> None:
    """A person is invited once, with the steps as they are then; where all is set up nothing is sent."""
    office, message = guide.office, invitation(guide.person.id, INSTALL, guide.office.now)
    for _ in range(2):
        await office.work.run(lambda store: store.outbox.post([message]))
    (told,) = await office.delivers()
    assert "Jeg er ny i jeres Slack." in told.words
    assert button_of(told.card, "Vælg kanaler")


async def test_who_is_invited_later_reads_that_it_is_in_use(guide: Guide) -> None:
    """Who installs the program anew, or administers it later, isn't told that it is new once channels are chosen."""
    office = guide.office
    await guide.submits(await guide.form("Vælg kanaler"), fyn="C7")
    later = await office.person("Senere Administrator")
    await office.work.run(lambda store: store.outbox.post([invitation(later.id, INSTALL, office.now)]))
    (told,) = await office.delivers()
    assert "I bruger mig allerede, men jeg er ikke sat helt op." in told.words
    assert "Jeg er ny" not in told.words
    assert "• Fyn: mangler Regionshuset" in told.words

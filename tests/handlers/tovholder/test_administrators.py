"""`/tovholder administrator`: what is given in chat is taken in chat, and what is said of who administers is true."""

import pytest

from domain.people import Person
from handlers.requests import Administrator
from tests.support.office import Office, button_of, mark, said

_OPERATOR = "de personer, som driften har peget på med indstillingen TOVHOLDER_ADMINS"


async def _appoints_first(office: Office, name: str = "Anne Eksempel") -> Person:
    """The first to ask, where the platform has nobody in charge."""
    first = await office.person(name)
    await office.types(first, "/tovholder administrator", has_platform_administrators=False)
    return first


async def _appointed(office: Office) -> list[str]:
    return [one.name for one in await office.work.read(lambda store: store.people.administrators("T1"))]


@pytest.mark.parametrize("word", ["administrator fjern", "admin slet", "administratorer fjern"])
async def test_what_was_given_in_chat_is_taken_again(office: Office, word: str) -> None:
    """Another administrator takes it; it is logged, and whoever had it has no more rights than others."""
    anne, bo = await _appoints_first(office), await office.person("Bo Prøvesen")
    await office.types(anne, f"/tovholder administrator tilføj {mark(bo)}")
    told = said(await office.types(bo, f"/tovholder {word} {mark(anne)}", has_platform_administrators=False))
    assert told.startswith("Anne Eksempel er ikke længere administrator.")
    assert await _appointed(office) == ["Bo Prøvesen"]
    acts = [(one.act, one.person) for one in await office.audit(f"person:{anne.id}")]
    assert acts[-1] == ("administrator.fjernet", bo.id)
    refused = await office.types(anne, f"/tovholder rolle tildel {mark(bo)} regionshus fyn")
    assert "Det kan kun en administrator gøre." in said(refused)


async def test_it_is_taken_from_those_who_have_left_too(office: Office) -> None:
    """Whoever is deactivated is no administrator for ever."""
    anne, bo = await _appoints_first(office), await office.person("Bo Prøvesen")
    await office.types(anne, f"/tovholder administrator tilføj {mark(bo)}")
    await office.work.run(lambda store: store.people.set_deactivated(bo.id, is_deactivated=True))
    await office.types(anne, f"/tovholder administrator fjern {mark(bo)}", has_platform_administrators=False)
    assert await _appointed(office) == ["Anne Eksempel"]


async def test_administrators_leave_but_not_the_last_of_them(office: Office) -> None:
    """One takes it from themself while another is left; the last is told to appoint somebody first."""
    anne, bo = await _appoints_first(office), await office.person("Bo Prøvesen")
    leaves = f"/tovholder administrator fjern {mark(anne)}"
    before = office.rows()
    told = said(await office.types(anne, leaves, has_platform_administrators=False))
    assert told.startswith("Du er den sidste administrator.\nGør en anden til det først: `/tovholder administrator til")
    assert "Intet er gemt." in told
    named_elsewhere = said(await office.types(anne, leaves, has_named_administrators=True))
    assert "Du er den sidste administrator." in named_elsewhere
    assert office.rows() == before
    await office.types(anne, f"/tovholder administrator tilføj {mark(bo)}")
    told = said(await office.types(anne, leaves, has_platform_administrators=False))
    assert told.startswith("Du er ikke længere administrator.")
    assert await _appointed(office) == ["Bo Prøvesen"]


async def test_the_last_may_leave_where_the_platform_has_others(office: Office) -> None:
    """The workspace's owners administer too, so that nobody is needed beside them."""
    anne = await _appoints_first(office)
    told = said(await office.types(anne, f"/tovholder administrator fjern {mark(anne)}"))
    assert told.startswith("Du er ikke længere administrator.")
    assert await _appointed(office) == []


@pytest.mark.parametrize(
    ("is_named", "told", "own"),
    [
        (False, "Olga Ejer er ejer eller administrator af jeres Slack. Det ændres i Slack af en ejer.", "Du er ejer"),
        (
            True,
            "Driften har peget på Olga Ejer med indstillingen TOVHOLDER_ADMINS. Det kan kun driften ændre.",
            "Driften har peget på dig",
        ),
    ],
)
async def test_what_was_not_given_in_chat_is_not_taken_in_chat(
    office: Office, told: str, own: str, *, is_named: bool
) -> None:
    """Who administers by Slack or by the setting stays, and the answer says where that is changed."""
    anne, owner = await _appoints_first(office), await office.person("Olga Ejer")
    above = (Administrator(owner.name, owner.id), Administrator("Ida Testesen"))

    async def takes(whose: Person, by: Person = anne) -> str:
        return said(
            await office.types(
                by,
                f"/tovholder administrator fjern {mark(whose)}",
                is_administrator=by == owner,
                has_named_administrators=is_named,
                platform_administrators=above,
            )
        )

    before = office.rows()
    assert await takes(owner) == f"Olga Ejer er ikke gjort til administrator i chatten.\n{told} Intet er gemt."
    assert (await takes(owner, owner)).startswith(f"Du er ikke gjort til administrator i chatten.\n{own}")
    bo = await takes(await office.person("Bo Prøvesen"))
    assert bo.startswith("Bo Prøvesen er ikke gjort til administrator i chatten.\nSkriv `/tovholder administrator`")
    assert office.rows() == {**before, "persons": before["persons"] + 1}
    await office.types(anne, f"/tovholder administrator tilføj {mark(owner)}")
    assert await takes(owner) == f"Olga Ejer er stadig administrator.\nDet, der var givet i chatten, er taget. {told}"
    assert await _appointed(office) == ["Anne Eksempel"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Hvem skal ikke længere være administrator?"),
        ("Hans", "Hvem skal ikke længere være administrator?"),
        ("@navn blåbær", "Jeg forstod ikke “blåbær”."),
    ],
)
async def test_bad_words_take_nothing(office: Office, typed: str, told: str) -> None:
    """Without a person, or with words left over, nothing is taken, and the answer says what is missing."""
    anne = await _appoints_first(office)
    before = office.rows()
    answer = said(await office.types(anne, f"/tovholder administrator fjern {typed.replace('@navn', mark(anne))}"))
    assert told in answer
    assert "Intet er gemt." in answer
    assert office.rows() == before


async def test_those_whom_slack_makes_administrators_are_named(office: Office) -> None:
    """Where nobody was appointed in chat there are names all the same, also of whoever never used the bot."""
    anne, owner = await office.person("Anne Eksempel"), await office.person("Olga Ejer")
    above = (Administrator("Olga Ejer", owner.id), Administrator("Ida Testesen"))
    told = said(await office.types(anne, "/tovholder administrator", platform_administrators=above))
    assert told == (
        "Du er ikke administrator.\nDet er Slack-arbejdsområdets ejere og administratorer: @Olga Ejer, Ida Testesen."
    )
    many = tuple(Administrator(f"Nr. {number}") for number in range(1, 13))
    told = said(await office.types(anne, "/tovholder administrator", platform_administrators=many))
    assert told.endswith("Nr. 9, Nr. 10 og 2 til.")
    assert said(await office.types(anne, "/tovholder administrator")).endswith("ejere og administratorer.")


async def test_where_the_setting_names_them_nobody_is_sent_to_the_owners(office: Office) -> None:
    """The workspace's owner reads that the setting decides, whom it names, and who was appointed in chat besides."""
    anne, owner = await office.person("Anne Eksempel"), await office.person("Olga Ejer")
    above = (Administrator("Ida Testesen"),)

    async def asks() -> str:
        return said(
            await office.types(
                owner, "/tovholder administrator", has_named_administrators=True, platform_administrators=above
            )
        )

    by_setting = "Når den er sat, er Slack-arbejdsområdets ejere og administratorer det ikke af sig selv."
    assert await asks() == f"Du er ikke administrator.\nDet er {_OPERATOR}: Ida Testesen.\n{by_setting}"
    await office.work.run(lambda store: store.people.add_administrator("T1", anne.id))
    assert f"\nAdministratorer: @Anne Eksempel\nDesuden {_OPERATOR}: Ida Testesen.\n" in await asks()


@pytest.mark.parametrize(
    ("is_named", "others"), [(False, "Slack-arbejdsområdets ejere og administratorer"), (True, _OPERATOR)]
)
async def test_the_first_step_says_who_administers(office: Office, others: str, *, is_named: bool) -> None:
    """Whether the setting or Slack decides, and who was appointed in chat."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")

    async def starts() -> str:
        return said(
            await office.types(anne, "/tovholder start", is_administrator=True, has_named_administrators=is_named)
        )

    assert f"1. Administrator: klaret\n{others[0].upper()}{others[1:]}.\n" in await starts()
    await office.work.run(lambda store: store.people.add_administrator("T1", bo.id))
    assert f"1. Administrator: klaret\n@Bo Prøvesen og {others}.\n" in await starts()


async def test_a_guest_is_not_sent_where_guests_are_refused(office: Office) -> None:
    """Whoever is from outside is told that, and whom to ask, by each act for administrators."""
    guest = await office.person("Gæst")
    steps = await office.types(await office.person("Anne Eksempel"), "/tovholder start", is_administrator=True)
    pressed = await office.presses(guest, button_of(steps, "Vælg kanaler"), is_outsider=True)
    for answer in (await office.types(guest, "/tovholder start", is_outsider=True), pressed):
        told = said(answer)
        assert told.startswith("Det kan kun folk fra dette Slack-arbejdsområde gøre.")
        assert "der er administrator, gøre det for dig." in told
        assert "/tovholder administrator" not in told


async def test_a_person_alone_is_asked_about(office: Office) -> None:
    """The word and a person may make them one or be about taking it; the answer asks, and a press does it."""
    anne, bo = await _appoints_first(office), await office.person("Bo Prøvesen")
    before = office.rows()
    asked = await office.types(anne, f"/tovholder administrator {mark(bo)}")
    assert said(asked).startswith("Skal personen gøres til administrator eller holde op med at være det?")
    assert office.rows() == before
    await office.presses(anne, button_of(asked, "Gør til administrator"))
    assert sorted(await _appointed(office)) == ["Anne Eksempel", "Bo Prøvesen"]
    await office.presses(anne, button_of(asked, "Fjern som administrator"))
    assert await _appointed(office) == ["Anne Eksempel"]

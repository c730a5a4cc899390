"""The form of `/afbud` where more meetings come than a choice holds."""

from dataclasses import replace
from datetime import timedelta

from domain.people import Person
from domain.ports import Repositories
from handlers.ui import Card, Text
from tests.support.office import Office, form_of, words_of


async def test_later_meetings_can_be_typed_and_the_form_says_so(office: Office, consultant: Person) -> None:
    """The first hundred are offered; the rest were left out without a word."""

    def unit(repositories: Repositories) -> None:
        (first, *_) = repositories.meetings.of_body("politisk/sydvestjylland")
        for day in range(1, 110):
            starts, ends = first.starts + timedelta(days=day), first.ends + timedelta(days=day)
            repositories.meetings.add(replace(first, id=0, starts=starts, ends=ends))

    await office.work.run(unit)
    form = form_of(await office.types(consultant, "/afbud"))
    told = words_of(Card("", tuple(one for one in form.fields if isinstance(one, Text))))
    assert (
        "Listen har de første 100 møder. Skriv selv et senere, fx `/afbud politisk sydvestjylland 17. februar 2027`."
        in told
    )

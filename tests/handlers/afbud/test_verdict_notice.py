"""What the secretariat's channel is told when absences turn what a meeting can decide."""

from datetime import datetime

from danish.zone import COPENHAGEN
from domain.people import Person, Place
from tests.handlers.afbud.conftest import MEETING, absent
from tests.support.office import Office, said


async def test_the_channel_is_told_when_the_verdict_turns_and_only_then(office: Office, consultant: Person) -> None:
    """Three absences make one notice; it names no seat."""
    await office.channel("C-SVJ", "sydvestjylland")
    await absent(office, consultant, "borgmester esbjerg", "borgmester varde", "borgmester vejen")
    told = await office.delivers()
    assert [one.message.kind for one in told] == ["afbud.udfald"]
    assert isinstance(told[0].message.recipient, Place)
    assert told[0].words.startswith("Der kan ikke længere træffes beslutninger")
    assert "Borgmester" not in told[0].words


async def test_of_a_held_meeting_nothing_is_foreseen_and_the_channel_is_told_nothing(
    office: Office, consultant: Person
) -> None:
    """A late absence changes who was there, and not what can be decided."""
    await office.channel("C-SVJ", "sydvestjylland")
    office.now = datetime(2026, 11, 11, 9, tzinfo=COPENHAGEN)
    meeting = "politisk sydvestjylland 10/11"
    seats = ("plo 1", "plo 2", "borgmester esbjerg")
    answers = [said(await office.types(consultant, f"/afbud {meeting} {seat}")) for seat in seats]
    answers.append(said(await office.types(consultant, f"/afbud fortryd {meeting} plo 2")))
    answers.append(said(await office.types(consultant, f"/afbud liste {meeting}")))
    for answer in answers:
        assert "Mødet er holdt. Fremmøde efter afbud: Region 4 af 4" in answer
        assert "Som det ser ud nu" not in answer
        assert "Ét afbud mere" not in answer
    assert await office.delivers() == []


async def test_once_the_presence_is_written_down_absences_foresee_nothing(office: Office, consultant: Person) -> None:
    """While the meeting goes on too: that a mayor came after all is said by a command of its own."""
    await office.channel("C-SVJ", "sydvestjylland")
    meeting = "politisk sydvestjylland 10/11"
    await office.types(consultant, f'/dagsorden punkt "Akutpladser" til drøftelse {meeting}')
    await absent(office, consultant, "borgmester esbjerg", "borgmester varde", "borgmester vejen")
    await office.delivers()
    office.now = datetime(2026, 11, 10, 15, 30, tzinfo=COPENHAGEN)
    assert "Fremmødet er skrevet ned" in said(await office.types(consultant, f'/beslutning 2 "Drøftet" {meeting}'))
    answer = said(await office.types(consultant, f"/afbud fortryd {meeting} borgmester varde"))
    assert "Fremmødet er skrevet ned. Passer det ikke, så ret det med `/beslutning fremmøde`." in answer
    assert "Der kan træffes beslutninger" not in answer
    assert await office.delivers() == []
    status = said(await office.types(consultant, f"/dagsorden status {meeting}"))
    assert "Fremmøde: Region 4 af 4 (mindst 2) · Kommuner 2 af 5 (mindst 3)" in status
    assert "få et afbud trukket tilbage" not in status
    await office.types(consultant, f"/beslutning fremmøde {meeting} borgmester varde var der")
    assert "I dag · Der kan træffes beslutninger" in said(
        await office.types(consultant, f"/dagsorden status {meeting}")
    )


async def test_a_notice_that_waits_until_the_presence_is_written_down_is_not_sent(
    office: Office, consultant: Person
) -> None:
    """By then it foresees what has happened."""
    await office.channel("C-SVJ", "sydvestjylland")
    meeting = "politisk sydvestjylland 10/11"
    await absent(office, consultant, "borgmester esbjerg", "borgmester varde", "borgmester vejen")
    office.now = datetime(2026, 11, 10, 15, 30, tzinfo=COPENHAGEN)
    await office.types(consultant, f"/beslutning fremmøde {meeting} borgmester varde var der ikke")
    assert await office.delivers() == []


async def test_a_notice_whose_verdict_has_turned_back_is_not_sent(office: Office, consultant: Person) -> None:
    """What is told is true when it is told."""
    await office.channel("C-SVJ", "sydvestjylland")
    await absent(office, consultant, "plo 1", "plo 2")
    await office.types(consultant, f"/afbud fortryd {MEETING} plo 2")
    told = await office.delivers()
    assert [one.words.splitlines()[0] for one in told] == [
        "Der kan igen træffes beslutninger: Politisk niveau, Sydvestjylland"
    ]

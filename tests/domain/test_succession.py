from dataclasses import replace
from datetime import date

import pytest

from danish.zone import copenhagen
from domain.errors import MeetingAfterProfileEnd
from domain.local import LocalKind, LocalSetting, with_local_settings
from domain.meetings import plan_meeting
from domain.organisation import Body, Profile
from domain.succession import in_force, in_succession, organisation
from tests.domain.support import body, meeting, syddanmark

NEW_YEAR = date(2027, 1, 1)
COUNCIL = replace(body("politisk/fyn"), key="raad/fyn", forum=replace(body("politisk/fyn").forum, key="raad"))


def following(*bodies: Body) -> Profile:
    """The organisation of 2027, with these bodies, after the one of 2026."""
    new = replace(
        syddanmark(),
        key="raad",
        valid_from=NEW_YEAR,
        valid_to=None,
        bodies=bodies,
        fora=tuple(one.forum for one in bodies),
        roles=(),
        chairs=(),
    )
    return in_succession([new, syddanmark()])


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (date(2020, 1, 1), "syddanmark"),
        (date(2026, 12, 31), "syddanmark"),
        (NEW_YEAR, "raad"),
        (date(2030, 1, 1), "raad"),
    ],
)
def test_the_clock_says_which_organisation_is_in_force(on: date, key: str) -> None:
    """The new one from its first day, the old one until then."""
    assert in_force(following(COUNCIL), on).key == key


def test_one_organisation_alone_is_always_in_force() -> None:
    """Before its first day and after its last there is no other."""
    assert in_force(in_succession([syddanmark()]), date(2040, 1, 1)) == syddanmark()
    with pytest.raises(ValueError, match="no profiles"):
        in_succession([])


def test_an_organisation_is_found_by_its_key() -> None:
    """It knows none that came after it; without a key it is the one in force today, and an unknown one is refused."""
    profiles = [replace(following(COUNCIL), predecessor=None), syddanmark()]
    assert organisation(profiles, "syddanmark", NEW_YEAR) == (syddanmark(), syddanmark().valid_from)
    new, on = organisation(profiles, "raad", date(2026, 11, 1))
    assert (new, on) == (following(COUNCIL), NEW_YEAR)
    last, today = organisation(profiles, "", date(2026, 11, 1))
    assert in_force(last, today).key == "syddanmark"
    with pytest.raises(KeyError):
        organisation(profiles, "findes ikke", NEW_YEAR)


def test_what_ended_is_still_known_by_its_key() -> None:
    """Bodies, fora, roles and chairs of the old organisation are found, but not listed among the new one's."""
    now = following(COUNCIL)
    assert now.body("politisk/fyn") == body("politisk/fyn")
    assert now.forum("politisk").key == "politisk"
    assert now.role("regionshus").key == "regionshus"
    assert now.chairs == syddanmark().chairs
    assert [one.key for one in now.bodies] == ["raad/fyn"]
    assert now.having("ssu").key == "syddanmark"
    with pytest.raises(KeyError):
        now.body("findes ikke")
    with pytest.raises(KeyError):
        now.having("findes ikke")


def test_the_new_ones_body_comes_before_the_old_ones_of_the_same_key() -> None:
    """A body that goes on is the new organisation's."""
    kept = replace(body("politisk/fyn"), name="Sundhedsråd Fyn")
    now = following(kept)
    assert now.body("politisk/fyn").name == "Sundhedsråd Fyn"
    assert now.having("politisk/fyn").key == "raad"


def test_no_meeting_is_made_in_what_has_ended() -> None:
    """An old body's meeting is refused with its own organisation's sentence; a new body's is made."""
    late = copenhagen(2027, 1, 12, 9)
    with pytest.raises(MeetingAfterProfileEnd) as refusal:
        plan_meeting(meeting(late), following(COUNCIL), copenhagen(2027, 1, 4, 9))
    assert refusal.value.notice == "Sundhedsklyngerne ophører den 31. december 2026"
    made = replace(meeting(late), body="raad/fyn")
    assert plan_meeting(made, following(COUNCIL), copenhagen(2027, 1, 4, 9)) == made


def test_what_a_body_had_decided_holds_until_its_work_is_done() -> None:
    """Local settings lie over the old organisation's bodies too."""
    setting = LocalSetting("politisk/fyn", LocalKind.SEAT_NAME, "borgmester_odense", "Rådmand, Odense")
    now = with_local_settings(following(COUNCIL), [setting])
    assert now.body("politisk/fyn").seat("borgmester_odense").label == "Rådmand, Odense"

"""Whose consent a draft needs, and how long it is waited for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from danish.zone import copenhagen
from domain.experience_drafts import CONSENT_LASTS, Draft, reminded_at
from domain.experiences import Experience, withdrawn

NOW = copenhagen(2026, 10, 29, 14, 30)
SAID = Experience(0, "Opkald", "Vi ringer.", "fyn", 1, NOW, contact="Anne")


def test_only_anothers_words_need_consent() -> None:
    """One's own words need none, and neither does a change of what is shared already."""
    assert not Draft(0, 1, SAID).needs_consent
    assert Draft(0, 2, SAID).needs_consent
    assert not Draft(0, 2, replace(SAID, id=7)).needs_consent


def test_a_consent_lapses() -> None:
    """It can be given from the moment it was asked for until two weeks later, to the second."""
    draft = Draft(0, 2, SAID, asked_at=NOW)
    assert draft.awaits_consent(NOW)
    assert draft.awaits_consent(NOW + CONSENT_LASTS - timedelta(seconds=1))
    assert not draft.awaits_consent(NOW + CONSENT_LASTS)
    assert not Draft(0, 2, SAID).awaits_consent(NOW)


def test_the_reminder_comes_after_three_working_days() -> None:
    """At the hour at which it was asked, and before the consent lapses."""
    assert reminded_at(NOW) == copenhagen(2026, 11, 3, 14, 30)
    assert reminded_at(NOW) < NOW + CONSENT_LASTS


def test_a_naive_time_is_refused() -> None:
    """A draft knows when somebody was asked, and in which zone."""
    with pytest.raises(ValueError, match="without a zone"):
        Draft(0, 2, SAID, asked_at=NOW.replace(tzinfo=None))


def test_nothing_is_left_to_read_of_what_was_withdrawn() -> None:
    """The number, the cluster and the author stay; every word goes."""
    gone = withdrawn(replace(SAID, id=7, topics=("Data",), link="https://local.example"), NOW)
    assert (gone.title, gone.body, gone.contact, gone.topics, gone.link) == ("", "", "", (), "")
    assert (gone.id, gone.cluster, gone.is_withdrawn) == (7, "fyn", True)

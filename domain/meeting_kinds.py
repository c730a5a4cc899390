"""The kinds of meetings a body holds; which steps a kind does without is the profile's to say, not said here.

Virtual is no kind: it says how a meeting is held, and any kind may be.
"""

from enum import StrEnum


class MeetingKind(StrEnum):
    """What a meeting is.

    THEME and SEMINAR widen the circle. PRE_MEETING is where
    the chairs settle the agenda of another meeting. WITH_PATIENTS is the yearly one with the patients' committee.
    """

    ORDINARY = "ordinaert"
    EXTRAORDINARY = "ekstraordinaert"
    THEME = "temamoede"
    SEMINAR = "seminar"
    PRE_MEETING = "formoede"
    WITH_PATIENTS = "med_patientinddragelsesudvalget"


USUALLY_COUNTED = frozenset({MeetingKind.ORDINARY, MeetingKind.EXTRAORDINARY})
"""The kinds that are among the meetings a body must hold in a year, where a profile says nothing else."""

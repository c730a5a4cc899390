import tomllib
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.profile_toml.mistakes import ProfileMistake, ProfileMistakes
from bot.profiles import SHIPPED, load_profile, load_profiles, profile_on
from domain.attendance import Absence, Verdict, attendance
from domain.deciding import AttendanceRule, DecisionMode
from domain.meeting_kinds import MeetingKind
from domain.people import PersonId
from domain.steps import StepDeadline
from tests.support.council import council_profile
from tests.support.moment import NOW

SHIPPED_TEXT = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8")
ROW_6 = '  { nr = 6, alle = ["regionshus"] },\n'


def written(folder: Path, text: str, name: str = "profil.toml") -> Path:
    """A file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def changed(old: str, new: str) -> str:
    """The shipped profile's text with its first `old` replaced."""
    assert old in SHIPPED_TEXT
    return SHIPPED_TEXT.replace(old, new, 1)


def test_a_profile_as_windows_writes_it_is_read(tmp_path: Path) -> None:
    """The mark before UTF-8 is no part of the first field, and lines are counted as ever."""
    path = written(tmp_path, f"\ufeff{SHIPPED_TEXT}")
    assert load_profile(path) == load_profile(SHIPPED / "syddanmark.toml")
    text = "\ufeff" + changed("hverdage = -40", 'hverdage = "før"')
    assert mistakes_of(written(tmp_path, text))[0].line == line_with(text, '"før"')


def mistakes_of(path: Path) -> tuple[ProfileMistake, ...]:
    """What is wrong in the file."""
    with pytest.raises(ProfileMistakes) as refusal:
        load_profile(path)
    return refusal.value.mistakes


def line_with(text: str, words: str) -> int:
    """The first line, from 1, that holds the words."""
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


# Each has `old`, `new`, `place`, `found` and `expected`, all text.
BROKEN = tomllib.loads((Path(__file__).parent / "broken_profiles.toml").read_text(encoding="utf-8"))["broken"]


@pytest.mark.parametrize("broken", BROKEN, ids=[case["place"] for case in BROKEN])
def test_each_mistake_names_its_place_what_is_there_and_what_is_expected(
    tmp_path: Path, broken: dict[str, str]
) -> None:
    """A broken profile is refused with a sentence that lets a person put it right."""
    path = written(tmp_path, changed(broken["old"], broken["new"]))
    mistakes = {mistake.place: mistake for mistake in mistakes_of(path)}
    assert broken["place"] in mistakes
    assert broken["found"] in mistakes[broken["place"]].found
    assert broken["expected"] in mistakes[broken["place"]].expected


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('alle = ["regionshus"] },', 'alle = ["regionhus"] },', 'alle = ["regionhus"] }'),
        ("mindst_moeder = 2", "mindst_moeder = 0", "mindst_moeder = 0"),
        ('fase = "Opfølgning"', 'fase = "Opfølgningen"', '"Opfølgningen"'),
        ('navn = "PLO 2"', "navn = 2", "navn = 2"),
        ('assens = { navn = "Assens" }', "assens = { nvn = 1 }", "assens = { nvn"),
    ],
)
def test_the_line_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    """A mistake says on which line of the file it stands, and the sentence begins with file and line."""
    text = changed(old, new)
    mistake = mistakes_of(written(tmp_path, text))[0]
    assert mistake.line == line_with(text, words)
    assert str(mistake).startswith(f"{tmp_path / 'profil.toml'}, linje {mistake.line}: ")


def test_lines_are_told_in_tables_with_headers_of_their_own(tmp_path: Path) -> None:
    """Rows written as tables of their own are found as rows in a list are."""
    text = changed(ROW_6, "") + '\n[[organ]]\nforum = "ssu"\n\n[[organ.trin]]\nnr = 9\n\n[[organ.trin]]\nnr = "ti"\n'
    mistakes = {mistake.place: mistake for mistake in mistakes_of(written(tmp_path, text))}
    assert mistakes["organ[ssu].trin[ti].nr"].line == line_with(text, 'nr = "ti"')


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """One start of the program tells all that is wrong, in a text a person can read."""
    text = changed('leder = "somatik"', 'leder = "sygehus"').replace('fase = "Referat"', 'fase = "Referatet"')
    with pytest.raises(ProfileMistakes) as refusal:
        load_profile(written(tmp_path, text))
    assert [mistake.place for mistake in refusal.value.mistakes] == [
        "trin[11].fase",
        "trin[12].fase",
        "trin[13].fase",
        "forum[fagligt].leder",
    ]
    assert "fandt: »sygehus«\n    forventede: en rolle" in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "found", "line"),
    [
        ('navn = "Et"\nnavn = "To"\n', "allerede har en værdi", 2),
        ("navn = Syddanmark\n", "anførselstegn", 1),
        ("\n\nnavn\n", "lighedstegn", 3),
        ('emner = ["Data"', "uden ]", None),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, text: str, found: str, line: int | None) -> None:
    """A slip in the file's syntax is told in Danish with its line."""
    (mistake,) = mistakes_of(written(tmp_path, text))
    assert found in mistake.found
    assert mistake.line == line


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file, a folder and another encoding are mistakes like others."""
    (tmp_path / "latin.toml").write_bytes('navn = "Ærø"'.encode("latin-1"))
    assert mistakes_of(tmp_path / "ingen.toml")[0].found == "ingen fil"
    assert "ikke kan læses" in mistakes_of(tmp_path)[0].found
    assert "UTF-8" in mistakes_of(tmp_path / "latin.toml")[0].found


BODY = '\n[[organ]]\nforum = "politisk"\nklynge = "sydvestjylland"\n'


def test_one_body_may_differ_from_its_forum(tmp_path: Path) -> None:
    """A cluster's own chairs, stand-ins, deadlines and owners hold for its body and no other."""
    own = (
        'formaend = ["borgmester_varde"]\nstedfortraeder_taeller = true\n'
        'trin = [{ nr = 9, frister = [{ hverdage = -8 }], alle = ["regionshus"] }]\n'
    )
    profile = load_profile(written(tmp_path, SHIPPED_TEXT + BODY + own))
    body, other = profile.body("politisk/sydvestjylland"), profile.body("politisk/fyn")
    assert [seat.label for seat in body.seats if seat.is_chair] == ["Regionsrådsformanden", "Borgmester, Varde"]
    assert (body.forum.counts_stand_ins, other.forum.counts_stand_ins) == (True, False)
    assert body.forum.step(9).deadlines == (StepDeadline(-8),)
    assert body.forum.step(9).owners.roles == ("regionshus",)
    assert (other.forum.step(9).deadlines, body.forum.step(8)) == ((StepDeadline(-5),), other.forum.step(8))


@pytest.mark.parametrize(
    ("tail", "place", "found"),
    [
        (BODY + 'formaend = ["borgmester_odense"]\n', "organ[politisk/sydvestjylland].formaend", "borgmester_odense"),
        (BODY + 'trin = [{ nr = 9, alle = ["bud"] }]\n', "organ[politisk/sydvestjylland].trin[9].alle", "bud"),
        (BODY + "trin = [{ nr = 99 }]\n", "organ[politisk/sydvestjylland].trin[99].nr", "99"),
        (BODY + BODY, "organ[politisk/sydvestjylland]", "to gange"),
        ('\n[[organ]]\nforum = "politisk"\n', "organ[politisk].klynge", "ingenting"),
        ('\n[[organ]]\nforum = "ssu"\nklynge = "fyn"\n', "organ[ssu/fyn].klynge", "fyn"),
        ('\n[[organ]]\nforum = "ssv"\n', "organ[ssv].forum", "ssv"),
    ],
)
def test_what_holds_for_one_body_is_checked_too(tmp_path: Path, tail: str, place: str, found: str) -> None:
    """A body's own settings are checked against its forum, cluster and seats."""
    (mistake,) = mistakes_of(written(tmp_path, SHIPPED_TEXT + tail))
    assert mistake.place == place
    assert found in mistake.found


def test_a_kommune_may_sit_in_two_clusters_and_on_one_level_only(tmp_path: Path) -> None:
    """A kommune written in a second cluster gets seats there, on the levels it takes part in."""
    own = '"haderslev", "soenderborg", "toender", "aabenraa", "vejen"]\nkun_i = { vejen = ["fagligt"] }'
    text = changed('"haderslev", "soenderborg", "toender", "aabenraa"]', own)
    profile = load_profile(written(tmp_path, text))
    assert "direktoer_vejen" in [seat.key for seat in profile.body("fagligt/soenderjylland").seats]
    assert "borgmester_vejen" not in [seat.key for seat in profile.body("politisk/soenderjylland").seats]
    assert len(profile.municipalities) == 22
    (mistake,) = mistakes_of(written(tmp_path, text.replace('vejen = ["fagligt"]', 'vejen = ["ssu"]')))
    assert mistake.place == "klynge[soenderjylland].kun_i.vejen"


def test_another_rule_is_a_change_of_data(tmp_path: Path) -> None:
    """The rule of attendance and the way of deciding are read from the file."""
    text = changed('fremmoede = "halvdel_pr_sektor"', 'fremmoede = "halvdel_i_alt"')
    assert load_profile(written(tmp_path, text)).forum("politisk").attendance_rule is AttendanceRule.HALF_IN_ALL


def successor() -> str:
    """A profile that follows the shipped one, without an end."""
    text = changed('noegle = "syddanmark"', 'noegle = "efter"').replace("2022-07-01", "2027-01-01", 1)
    return text.replace("gyldig_til = 2026-12-31\n", "", 1)


def test_how_meetings_are_planned_is_a_change_of_data(tmp_path: Path) -> None:
    """Another length, other hours of a seminar, other weeks, months and kinds of meetings are a change of the file."""
    text = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8")
    for old, new in (
        ("moede_minutter = 120", "moede_minutter = 90"),
        ("seminar_fra = 09:00:00", "seminar_fra = 10:00:00"),
        ("forslag_hoejst = 8", "forslag_hoejst = 4"),
        ("uger = [7], saetning", "uger = [8], saetning"),
        ("maaneder = [8, 9, 10]", "maaneder = [9]"),
        ("aarsplan_fra_maaned = 11", "aarsplan_fra_maaned = 6"),
        ('taeller_med = ["ordinaert", "ekstraordinaert"]', 'taeller_med = ["ordinaert", "temamoede"]'),
    ):
        assert old in text, old
        text = text.replace(old, new, 1)
    path = tmp_path / "anden.toml"
    path.write_text(text, encoding="utf-8")
    profile = load_profile(path)
    assert (profile.planning.usual_length, profile.planning.seminar_begins) == (timedelta(minutes=90), time(10))
    assert (profile.planning.most_proposals, profile.reminding.lacking_from_month) == (4, 6)
    assert profile.planning.to_mind(date(2027, 2, 17)) == ()
    assert [one.weeks for one in profile.planning.to_mind(date(2027, 2, 24))] == [(8,)]
    assert profile.planning.to_mind(date(2026, 8, 5)) == ()
    assert profile.forum("politisk").counted_kinds == {MeetingKind.ORDINARY, MeetingKind.THEME}
    assert profile.forum("fagligt").counted_kinds == {MeetingKind.ORDINARY, MeetingKind.EXTRAORDINARY}


def test_the_profile_of_a_day_is_the_valid_one_else_the_latest(tmp_path: Path) -> None:
    """A folder's profiles are told apart by their days; a day that none covers gets the latest."""
    written(tmp_path, SHIPPED_TEXT, "a.toml")
    written(tmp_path, successor(), "b.toml")
    profiles = load_profiles(tmp_path)
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2040, 1, 1), date(2020, 1, 1)]
    assert [profile_on(profiles, day).key for day in days] == ["syddanmark", "efter", "efter", "efter"]


def test_a_folder_without_profiles_or_with_two_of_a_name_is_refused(tmp_path: Path) -> None:
    """The program can't start without a profile, nor where two can't be told apart."""
    with pytest.raises(ProfileMistakes, match="ingen profiler"):
        load_profiles(tmp_path)
    written(tmp_path, SHIPPED_TEXT, "a.toml")
    written(tmp_path, SHIPPED_TEXT, "b.toml")
    with pytest.raises(ProfileMistakes, match="i to filer"):
        load_profiles(tmp_path)


def test_mistakes_of_all_files_are_told(tmp_path: Path) -> None:
    """A folder with two broken files tells of both."""
    for name in ("a.toml", "b.toml"):
        written(tmp_path, changed('leder = "somatik"', 'leder = "sygehus"'), name)
    with pytest.raises(ProfileMistakes) as refusal:
        load_profiles(tmp_path)
    assert [mistake.file.name for mistake in refusal.value.mistakes] == ["a.toml", "b.toml"]


def test_the_template_for_a_sundhedsraad_asks_for_what_is_to_be_filled_in(tmp_path: Path) -> None:
    """The template is no profile yet: each empty field is asked for, and nothing else is wrong in it."""
    text = (SHIPPED / "sundhedsraad.toml.skabelon").read_text(encoding="utf-8")
    mistakes = mistakes_of(written(tmp_path, text))
    assert {mistake.found for mistake in mistakes} == {"en tom tekst", "en tom liste"}
    assert {"navn", "klynge[1].navn", "trin[14].frister"} <= {mistake.place for mistake in mistakes}


def test_the_template_filled_in_decides_by_majority_with_other_seats(tmp_path: Path) -> None:
    """Filled in, it is a profile: half of all are enough, a majority decides, and its seats are its own."""
    profile = council_profile(tmp_path)
    (fyn, _) = profile.bodies
    assert (fyn.key, fyn.name) == ("raad/fyn", "Sundhedsråd Fyn")
    assert (fyn.forum.attendance_rule, fyn.forum.decision_mode) == (AttendanceRule.HALF_IN_ALL, DecisionMode.MAJORITY)
    assert [seat.key for seat in fyn.seats] == ["formand", "region_2", "region_3", "medlem_nyborg", "medlem_odense"]
    verdicts = {
        there: attendance(fyn, [Absence(0, 1, seat.key, PersonId(1), NOW) for seat in fyn.seats[there:]]).verdict
        for there in (2, 3)
    }
    assert verdicts == {2: Verdict.CANNOT_DECIDE, 3: Verdict.CAN_DECIDE}

"""The command line answers who owns what and by when, of any profile, and explains itself."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.profiles import SHIPPED
from bot.settings import read_settings
from tests.support.command_line import MEETING, Capture, answered, answered_json


def test_without_a_forum_both_levels_are_answered(capsys: Capture) -> None:
    """There are 28 rows, the political level's first, each with all its facts."""
    rows = answered_json(capsys, "ansvar")
    assert [(row["forum"], row["nr"]) for row in rows] == [
        (forum, number) for forum in ("politisk", "fagligt") for number in range(1, 15)
    ]
    assert rows[1] == {
        "nr": 2,
        "opgave": "Indkald til mødet, og book lokale",
        "fase": "Mødeplanlægning",
        "forum": "politisk",
        "alle": ["kommune"],
        "mindst_en_af": ["somatik", "psykiatri"],
        "leder": None,
        "oprindelser": {},
        "kun_ved_rettelser": False,
        "godkendere": [],
        "offset_hverdage": -40,
    }


def test_special_rows_say_what_is_special(capsys: Capture) -> None:
    """Row 4 tells its origins, 7 its approvers, 8 its condition and 11 both its deadlines."""
    rows = {row["nr"]: row for row in answered_json(capsys, "ansvar", "--forum", "fagligt")}
    assert rows[4]["alle"] == ["sagsbehandler"]
    assert rows[4]["oprindelser"] == {
        "implementering": {"alle": ["kommuner"], "mindst_en_af": ["somatik", "psykiatri"]},
        "politisk": {"alle": ["regionshus", "kommune"], "mindst_en_af": []},
        "ssu": {"alle": ["sagsbehandler", "koordinationsgruppe"], "mindst_en_af": []},
    }
    assert rows[7]["godkendere"] == ["administrative"]
    assert [number for number, row in rows.items() if row["kun_ved_rettelser"]] == [8]
    assert rows[11]["offset_hverdage"] == {"udkast": 2, "godkendt": 5}
    assert {row["leder"] for row in rows.values()} == {"somatik"}


def test_the_table_names_the_clusters_own_organisations(capsys: Capture) -> None:
    """For a cluster, people read the hospital's own name, and who holds the professional level together."""
    table = answered(capsys, "ansvar", "--klynge", "Lillebælt", "--forum", "fagligt")
    assert "Sygehus Lillebælt, Psykiatrisygehuset og Kommunal tovholder" in table
    assert "Sygehus Lillebælt er primær tovholder på alle trin." in table
    assert "First Agenda" in table
    assert "Det somatiske sygehus" in answered(capsys, "ansvar")


def test_deadlines_of_a_meeting(capsys: Capture) -> None:
    """Each step has its deadline in Copenhagen's wall time, the minutes two, and its owners by key."""
    rows = answered_json(capsys, *MEETING)
    assert len(rows) == 15
    assert rows[8] == {
        "nr": 9,
        "opgave": "Send dagsordenen ud",
        "ansvarlige": ["regionshus", "kommune"],
        "frist": "2026-12-02T12:00",
    }
    assert rows[9]["frist"] == "2026-12-09T15:00"
    assert [(row["trin"], row["frist"]) for row in rows if row["nr"] == 11] == [
        ("udkast", "2026-12-11T12:00"),
        ("godkendt", "2026-12-16T12:00"),
    ]
    assert rows[1]["ansvarlige"] == ["somatik", "psykiatri", "kommune"]


def test_past_meetings_have_planned_deadlines_too(capsys: Capture) -> None:
    """A meeting of the past is computed like any other."""
    rows = answered_json(capsys, "frister", "--forum", "ssu", "--moede", "2023-04-20 09:30")
    assert rows[8]["frist"] == "2023-04-13T12:00"


def test_the_table_of_deadlines_writes_dates_out(capsys: Capture) -> None:
    """People read dates with weekday and week."""
    assert "onsdag den 2. december 2026 kl. 12.00 (uge 49)" in answered(capsys, *MEETING)


def test_an_offset_is_understood(capsys: Capture) -> None:
    """A moment given in another zone is the same moment in Copenhagen."""
    rows = answered_json(capsys, *MEETING[:-1], "2026-12-09T14:00Z")
    assert rows[9]["frist"] == "2026-12-09T15:00"


@pytest.mark.parametrize(
    ("moment", "words"), [("2027-01-12T15:00", "ophører den 31. december 2026"), ("2022-01-12T15:00", "1. juli 2022")]
)
def test_a_meeting_outside_the_profiles_days_is_only_warned_of(capsys: Capture, moment: str, words: str) -> None:
    """A mere computation goes beyond the organisation's days, with a warning beside the answer."""
    assert main([*MEETING[:-1], moment, "--json"]) == 0
    told = capsys.readouterr()
    assert len(json.loads(told.out)) == 15
    assert words in told.err


def test_another_profile_can_be_tried(capsys: Capture, tmp_path: Path) -> None:
    """A profile of one's own is read from its file."""
    text = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8").replace("hverdage = -40", "hverdage = -41", 1)
    (tmp_path / "egen.toml").write_text(text, encoding="utf-8")
    rows = answered_json(capsys, "ansvar", "--profil", str(tmp_path / "egen.toml"))
    assert rows[1]["offset_hverdage"] == -41


def test_a_profile_without_the_two_levels_shows_what_it_has(capsys: Capture, tmp_path: Path) -> None:
    """An organisation with other fora is answered for all that have steps."""
    text = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8")
    for level in ("politisk", "fagligt"):
        text = text.replace(f'noegle = "{level}"', f'noegle = "{level}-raad"').replace(f'"{level}"', f'"{level}-raad"')
    (tmp_path / "andre.toml").write_text(text, encoding="utf-8")
    rows = answered_json(capsys, "ansvar", "--profil", str(tmp_path / "andre.toml"))
    assert [row["forum"] for row in rows[::14]] == ["politisk-raad", "fagligt-raad", "ssu", "sss"]


@pytest.mark.parametrize("words", [("--help",), ("ansvar", "--hjælp"), ("frister", "-h")])
def test_help_is_danish_and_an_answer(capsys: Capture, words: tuple[str, ...]) -> None:
    """Asking for help is no mistake; its headings are Danish."""
    text = answered(capsys, *words)
    assert text.startswith("Brug: python -m bot")
    assert "vis denne hjælp" in text
    assert "usage" not in text
    assert "options" not in text


def test_a_new_key_is_one_the_settings_take(capsys: Capture) -> None:
    """What `noegle` prints can stand in TOVHOLDER_NOEGLE, and no two are alike."""
    keys = [answered(capsys, "noegle").strip() for _ in range(2)]
    told = {
        "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "x",
        "TOVHOLDER_NOEGLE": ",".join(keys),
        "TOVHOLDER_WORKSPACES": "T1",
    }
    oauth = read_settings(told).oauth
    assert oauth is not None
    assert oauth.keys == tuple(keys)
    assert len(set(keys)) == 2

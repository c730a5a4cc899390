"""An organisation ends: what it left open goes to a council and back, by signed requests on both databases."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.features import build_registry
from bot.profiles import SHIPPED
from bot.slack.manifest import build_manifest
from tests.support.chat import Chat, bot_on
from tests.support.council import council_profile
from tests.support.sandbox import ESBJERG, LILLEBAELT, REGION, VARDE, running_workspace, until
from tests.support.story import tell

WHO = {"Regionshuset": REGION, "Sygehuset": ESBJERG, "Koordination": VARDE}

HALF = f"""
Regionshuset: /tovholder rolle tildel <@{REGION}> regionshus lillebælt
    givet
Regionshuset: /tovholder rolle tildel <@{ESBJERG}> somatik lillebælt
    givet
Regionshuset: /tovholder rolle tildel <@{VARDE}> koordinationsgruppen
    givet
Sygehuset: /moede opret politisk lillebælt onsdag den 9. december 2026 kl. 15-17
    oprettet
Sygehuset: /dagsorden punkt "Akutteam" til beslutning fra lokal økonomi ingen politisk 9/12
    Punkt 2 er tilføjet
Koordination: /sagsflow ny "Følge hjem" skalering lillebælt
    er begyndt
Koordination: /sagsflow overlever 1 til politisk lillebælt
    overleveret
@ 2026-12-10T09:00
Sygehuset: /beslutning 2 "Teamet begynder 1. marts" godkendt politisk 9/12
    Beslutning 1 registreret
Regionshuset: /tovholder overdragelse
    Sundhedsklyngerne ophører den 31. december 2026
    Politisk niveau, Lillebælt: 6 opgaver, 1 beslutning, 1 sag og 1 erfaring
    Foreslået efterfølger: Sundhedsråd Trekanten
Regionshuset: /tovholder overdragelse fra politisk lillebælt
    Aftalt: Politisk niveau, Lillebælt overdrages til Sundhedsråd Trekanten.
@ 2027-01-04T09:05
"""

OVER_AND_BACK = f"""
Regionshuset: /tovholder overdragelse
    Overdraget til Sundhedsråd Trekanten: 6 opgaver, 1 beslutning, 1 sag og 1 erfaring
Regionshuset: /tovholder rolle tildel <@{VARDE}> kommune vejle trekanten
    givet
Koordination: /opgaver alle
    Politisk niveau, Lillebælt → Sundhedsråd Trekanten
Sygehuset: /opgaver udført 1
    Politisk niveau, Lillebælt er overdraget til Sundhedsråd Trekanten.
    Intet er gemt.
Sygehuset: /beslutning liste politisk lillebælt 9/12
    Afventer møde: Sundhedsråd Trekanten
Sygehuset: /sagsflow status 1
    Sundhedsråd Trekanten
Sygehuset: /erfaring vis 1
    Sundhedsklynge Lillebælt (nu Sundhedsråd Trekanten)
Sygehuset: /dagsorden status politisk lillebælt 9/12
    er overdraget til Sundhedsråd Trekanten
Regionshuset: /tovholder overdragelse tilbage politisk lillebælt
    Taget tilbage til Politisk niveau, Lillebælt: 6 opgaver, 1 beslutning, 1 sag og 1 erfaring.
Regionshuset: /tovholder overdragelse
    Politisk niveau, Lillebælt: 6 opgaver, 1 beslutning, 1 sag og 1 erfaring. Foreslået
Koordination: /opgaver alle
    !Politisk niveau, Lillebælt
Regionshuset: /opgaver alle
    Politisk niveau, Lillebælt, mødet onsdag den 9. december
Sygehuset: /beslutning historik 1 politisk lillebælt 9/12
    Overleveret til Sundhedsråd Trekanten
    Taget tilbage fra Sundhedsråd Trekanten
"""


@pytest.fixture
async def chat(empty_database_url: str, tmp_path: Path) -> AsyncIterator[Chat]:
    """The program on an empty database of each kind, with a council's profile beside the shipped one."""
    profiles = tmp_path / "organisationer"
    profiles.mkdir()
    shutil.copy(SHIPPED / "syddanmark.toml", profiles)
    council_profile(profiles)
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest) as workspace,
        bot_on(workspace, empty_database_url, is_http=True, profiles=profiles),
    ):
        yield Chat(workspace, LILLEBAELT)


async def test_all_that_is_open_goes_over_by_agreement_and_comes_back(chat: Chat) -> None:
    """Tasks, decisions, cases and experiences: counts are equal before and after, and old words say where it is.

    What the old organisation leaves behind is handed out as one file.
    """
    await chat.says("/tovholder kanal sekretariat lillebælt", user=REGION)
    first, _, rest = HALF.partition("@ 2026-12-10")
    await tell(chat, first, WHO)
    await chat.shares("/erfaring del Tavle: Vi har en fælles tavle om hver borger.")
    await tell(chat, f"@ 2026-12-10{rest}", WHO)
    await until(lambda: _has_gone(chat), seconds=60)
    await tell(chat, OVER_AND_BACK, WHO)
    await chat.workspace.command("/tovholder arkiv syddanmark", user=REGION)
    direct = await chat.workspace.direct_message(user=REGION)
    await until(lambda: _has_archive(chat, direct), seconds=120)


async def _has_gone(chat: Chat) -> bool:
    return "Overdraget til" in await chat.says("/tovholder overdragelse", user=REGION)


async def _has_archive(chat: Chat, direct: str) -> bool:
    files = [file for one in await chat.workspace.messages(channel=direct) for file in one["files"]]
    return [file["name"] for file in files] == ["arkiv-syddanmark-2027-01-04.zip"]

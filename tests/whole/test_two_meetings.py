"""Two meetings from date to follow-up, in the secretariat's own words, through signed requests on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import ESBJERG, LILLEBAELT, PSYCHIATRY, REGION, VARDE, running_workspace
from tests.support.story import tell

WHO = {"Regionshuset": REGION, "Sygehuset": ESBJERG, "Psykiatrien": PSYCHIATRY, "Kolding": VARDE}

SETTING_UP = f"""
Regionshuset: /tovholder kanal sekretariat lillebælt
    er valgt
Regionshuset: /tovholder rolle tildel <@{REGION}> regionshus lillebælt
    givet
Regionshuset: /tovholder rolle tildel <@{ESBJERG}> somatik lillebælt
    givet
Regionshuset: /tovholder rolle tildel <@{PSYCHIATRY}> psykiatri lillebælt
    givet
Regionshuset: /tovholder rolle tildel <@{VARDE}> kommune kolding
    givet
"""

POLITICAL = """
Regionshuset: /moede find politisk 2/12 kl. 15-17, 9/12 kl. 15-17
    Afstemningen er sendt
Kolding: /moede svar 1 kan ikke borgmester kolding
    Borgmester, Kolding kan ikke
Kolding: /moede svar 2 kan borgmester kolding
    Kommuner: 1 af 4 kan (mindst 2)
Kolding: /moede svar 2 kan borgmester vejle
    Kommuner: 2 af 4 kan (mindst 2)
Regionshuset: /moede fastsæt 2
    Mødet er oprettet: Politisk niveau, Lillebælt
    onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)
    mindst 2
Sygehuset: /dagsorden indkaldt
    Mangler nu: Kolding Kommune
Kolding: /dagsorden indkaldt
    Udført: Indkaldelse
Kolding: /dagsorden punkt "Fælles akutteam" til beslutning fra lokal økonomi øvrig kommuner kolding og vejle
    Punkt 2 er tilføjet: Fælles akutteam
    klyngens kommuner
    Regionsrådet og kommunalbestyrelserne i Kolding Kommune og Vejle Kommune
Regionshuset: /dagsorden punkt "Årets tal" til orientering fra ssu
    Koordinationsgruppen
Regionshuset: /dagsorden punkt "Fra fagligt" fra implementering
    Intet er gemt.
Kolding: /dagsorden punkt 2 klar
    Klar: Fælles akutteam
@ 2026-11-18T09:00
Regionshuset: /dagsorden kvalitetssikret
    Mangler nu: Kolding Kommune
Kolding: /dagsorden kvalitetssikret
    Udført: Kvalitetssikring
Kolding: /dagsorden genereret
    !Udført: Generering
Regionshuset: /dagsorden genereret 22/17744
    Udført: Generering i Acadre
Regionshuset: /dagsorden godkend for regionsrådsformanden 22/17744
    Registreret på vegne af regionsrådsformanden
    borgmesteren i formandskabet
Regionshuset: /dagsorden rettelser Resuméet skal være kortere
    Trin 8 er åbnet
    !Resuméet
Regionshuset: /dagsorden udført 8
    Mangler nu: Kolding Kommune
Kolding: /dagsorden udført 8
    Udført: Ny generering
Regionshuset: /dagsorden udsendt
    ikke godkendt endnu
Regionshuset: /dagsorden godkend for regionsrådsformanden
    Version 2
Regionshuset: /dagsorden godkend for regionens administrative formand
    Version 2
Kolding: /dagsorden godkend for kommunernes administrative formand
    Version 2
Kolding: /dagsorden godkend for borgmesteren
    Alle formænd har godkendt.
Regionshuset: /dagsorden udsendt
    Mangler nu: Kolding Kommune
Kolding: /dagsorden udsendt
    Udført: Udsendelse
@ 2026-12-08T09:00
Regionshuset: /afbud politisk 9/12 plo 1
    Ét afbud mere
Regionshuset: /afbud politisk 9/12 plo 2
    Der kan ikke træffes beslutninger
    Der mangler 1 fra almen praksis.
Regionshuset: /dagsorden status
    Der kan ikke træffes beslutninger
@ 2026-12-09T17:00
Regionshuset: /beslutning 2 "Teamet begynder 1. marts" godkendt ansvarlig fagligt frist 23/12
    Der kan ikke træffes beslutninger
    Intet er gemt.
Regionshuset: /beslutning fremmøde plo 1 mødte
    Der kan træffes beslutninger
Regionshuset: /beslutning 2 "Teamet begynder 1. marts" godkendt ansvarlig fagligt frist 23/12
    Beslutning 1 registreret: godkendt
    onsdag den 23. december
Regionshuset: /beslutning luk 1
    Intet er gemt.
Regionshuset: /beslutning godkendt 1 regionsrådet 22/17744
    Kolding
Kolding: /beslutning godkendt 1 kommunalbestyrelse kolding 26/1234
    Vejle
Regionshuset: /beslutning luk 1
    Vejle
    Intet er gemt.
Kolding: /beslutning godkendt 1 byråd vejle
    Vejle
Regionshuset: /beslutning liste
    “Teamet begynder 1. marts”
Regionshuset: /referat udkast
    Mangler nu: Kolding Kommune
Kolding: /referat udkast
    Udført: Referat (udkast)
Regionshuset: /referat godkendt
    Mangler nu: Kolding Kommune
Kolding: /referat godkendt
    Udført: Referat (godkendt)
Kolding: /referat genereret
    !Udført
Regionshuset: /referat genereret 22/17744
    Udført: Generering af referat i Acadre
Regionshuset: /referat udsendt
    Mangler nu: Kolding Kommune
Kolding: /referat udsendt
    Udført: Udsendelse af referat
Regionshuset: /referat journaliseret 22/17744 regionen
    Journaliseret: Region Syddanmark
    Vejle Kommune
Regionshuset: /beslutning overlever 1 til fagligt
    venter på et møde
Regionshuset: /beslutning liste
    afventer møde: Fagligt strategisk niveau, Lillebælt
Sygehuset: /moede opret fagligt lillebælt torsdag den 17. december 2026 kl. 9-11
    Mødet er oprettet
    1 beslutning ventede på mødet og er nu på dagsordenen
Sygehuset: /dagsorden punkter fagligt 17/12
    Fælles akutteam
Regionshuset: /beslutning liste politisk 9/12
    overleveret
"""

PROFESSIONAL = """
Sygehuset: /moede opret fagligt lillebælt torsdag den 12. november 2026 kl. 9-11 virtuelt
    Mødet er oprettet: Fagligt strategisk niveau, Lillebælt
    ikke nødvendig ved et virtuelt møde
Sygehuset: /dagsorden punkt "Nye forløb" til beslutning fra politisk fagligt
    Regionshuset og Kolding Kommune
Sygehuset: /dagsorden kvalitetssikret fagligt
    Psykiatrisygehuset
Psykiatrien: /dagsorden kvalitetssikret fagligt
    Mangler nu: Kolding Kommune
Kolding: /dagsorden kvalitetssikret fagligt
    Udført: Kvalitetssikring
Sygehuset: /dagsorden godkend fagligt for regionens administrative formand
    kommunernes administrative formand
    !regionsrådsformanden
Kolding: /afbud fagligt 12/11 direktør kolding suppleant Prøveperson Et
    Suppleant: Prøveperson Et
    Kommuner 4 af 4
    !træffes beslutninger
Kolding: /afbud fagligt 12/11 plo 1
    Repræsentation:
    !træffes beslutninger
Kolding: /afbud fagligt 12/11 plo 2
    Almen praksis 0 af 2
    !træffes beslutninger
Sygehuset: /dagsorden status fagligt
    First Agenda
    !træffes beslutninger
@ 2026-11-12T11:30
Sygehuset: /beslutning fagligt 2 "Vi prøver forløbene" godkendt ansvarlig somatik frist 1/12
    Beslutning 1 registreret: godkendt
    mandat
Sygehuset: /beslutning fagligt luk 1
    lukket
Sygehuset: /referat udkast fagligt
    Mangler nu:
"""


@pytest.fixture
async def chat(empty_database_url: str, tmp_path: Path) -> AsyncIterator[Chat]:
    """The program on an empty database of each kind, reached by signed requests, in Lillebælt's channel."""
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest) as workspace,
        bot_on(workspace, empty_database_url, is_http=True),
    ):
        yield Chat(workspace, LILLEBAELT)


async def test_a_political_meeting_is_followed_from_finding_a_date_to_handing_over_a_decision(chat: Chat) -> None:
    """Corrections void approvals, a lost attendance stops a decision, and economy waits for every authority."""
    await tell(chat, SETTING_UP + POLITICAL, WHO)


async def test_a_professional_meeting_is_followed_with_a_suppleant_and_never_a_verdict(chat: Chat) -> None:
    """The administrative chairs alone approve, the suppleant counts, and decisions need mandates, not attendance."""
    await tell(chat, SETTING_UP + PROFESSIONAL, WHO)

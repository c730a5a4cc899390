"""A good effort from Sønderjylland to the three other clusters, in people's own words, through signed requests."""

from pathlib import Path

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import (
    CLERK,
    COORDINATION,
    ESBJERG,
    PSYCHIATRY,
    REGION,
    SOENDERJYLLAND,
    VARDE,
    running_workspace,
)
from tests.support.story import tell

WHO = {
    "Regionshuset": REGION,
    "Koordination": COORDINATION,
    "Sønderjylland": ESBJERG,
    "Fyn": PSYCHIATRY,
    "Lillebælt": VARDE,
    "Sydvestjylland": CLERK,
}
BEGIN = "2026-01-13T09:00"

STORY = f"""
Regionshuset: /tovholder rolle tildel <@{COORDINATION}> koordinationsgruppe
    givet
Regionshuset: /tovholder rolle tildel <@{ESBJERG}> somatik sønderjylland
    givet
Regionshuset: /tovholder rolle tildel <@{PSYCHIATRY}> somatik fyn
    givet
Regionshuset: /tovholder rolle tildel <@{VARDE}> somatik lillebælt
    givet
Regionshuset: /tovholder rolle tildel <@{CLERK}> somatik sydvestjylland
    givet
Sønderjylland: /sagsflow ny "Opkald efter udskrivning" skalering sønderjylland mål 75
    Sag 1 er begyndt. Venter på Fagligt strategisk niveau, Sønderjylland.
    0 af 75 dage brugt
    venter på et møde: Der er ingen kommende møder
Sønderjylland: /moede opret fagligt sønderjylland 28/1 2026 kl. 9-11
    1 sag ventede på mødet
Sønderjylland: /moede opret politisk sønderjylland 17/2 2026 kl. 9-11
    Mødet er oprettet
Koordination: /moede opret sss 27/2 2026 kl. 9-11
    Mødet er oprettet
Koordination: /moede opret ssu 13/4 2026 kl. 9-11
    Mødet er oprettet
Fyn: /beslutning 2 "Godt" drøftet fagligt sønderjylland 28/1
    Det kan kun
@ 2026-01-28T12:00
Sønderjylland: /beslutning 2 "Godt" drøftet fagligt sønderjylland 28/1
    Sag 1: Venter på Politisk niveau, Sønderjylland.
@ 2026-02-17T12:00
Sønderjylland: /beslutning 2 "Vi anbefaler det" godkendt politisk sønderjylland 17/2
    Sag 1: Venter på Strategisk Sundhedsstyregruppe (SSS).
@ 2026-02-27T12:00
Koordination: /beslutning 2 "Det er klart" drøftet sss 27/2
    Sag 1: Venter på Sundhedssamarbejdsudvalget (SSU).
@ 2026-04-13T12:00
Koordination: /beslutning 2 "Det skal bredes ud" drøftet ssu 13/4
    Sag 1: Venter på Fagligt strategisk niveau (Fyn, Lillebælt og Sydvestjylland).
Koordination: /sagsflow status 1
    Sag 1: Opkald efter udskrivning – 90 af 75 dage brugt, 15 over målet
    Nu (trin 5 af 9): De øvrige klynger tager, tilpasser eller afviser
    Længste ventetid: 45 dage hos Sundhedssamarbejdsudvalget (SSU) (mål 45)
Fyn: /moede opret fagligt fyn 6/5 2026 kl. 9-11
    1 sag ventede på mødet
Lillebælt: /moede opret fagligt lillebælt 6/5 2026 kl. 9-11
    1 sag ventede på mødet
Sydvestjylland: /moede opret fagligt sydvestjylland 6/5 2026 kl. 9-11
    1 sag ventede på mødet
Fyn: /dagsorden punkt 2 vis fagligt fyn 6/5
    Opkald efter udskrivning
    Sagen kommer fra: Sundhedssamarbejdsudvalget
Fyn: /sagsflow videre 1 tager
    Noteret: Fagligt strategisk niveau, Fyn – tager det.
Lillebælt: /sagsflow videre 1 tilpasser "Vi begynder i to kommuner"
    Noteret: Fagligt strategisk niveau, Lillebælt – tilpasser det.
Sydvestjylland: /sagsflow videre 1 afviser "Vi har et andet tilbud"
    Noteret: Fagligt strategisk niveau, Sydvestjylland – afviser det.
    Venter på Implementeringsniveau (Fyn og Lillebælt).
Koordination: /sagsflow status
    1 sag undervejs · 1 over målet
"""


async def test_a_case_goes_from_one_cluster_to_the_three_others(tmp_path: Path, empty_postgres_url: str) -> None:
    """Ninety of 75 days are used when SSU has it behind it; then each cluster answers for itself."""
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest, start=BEGIN) as workspace,
        bot_on(workspace, empty_postgres_url, is_http=True),
    ):
        await tell(Chat(workspace, SOENDERJYLLAND), STORY, WHO)

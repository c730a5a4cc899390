"""Examples of setting up: help, responsibilities, roles, seats, channels, settings and the self-test."""

from handlers.examples import (
    CASE_WORKER,
    COORDINATION,
    GUEST,
    HOSPITAL,
    MUNICIPALITY,
    NEWCOMER,
    PSYCHIATRY,
    Drops,
    Elsewhere,
    Fills,
    Gets,
    Installs,
    Presses,
    Scene,
    Types,
    Waits,
)
from handlers.tovholder import closing_cards, deputies, erasing, setup, vacancies

TITLE = "Opsætning"

_CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:Sundhedssamarbejdsudvalget
DTSTART:20261210T090000Z
ORGANIZER;CN=Konsulenten:mailto:konsulent@region.example
ATTENDEE;CN="Mia Prøvesen (Medformand, Fyn)":mailto:mp@fyn.example
ATTENDEE;CN="Lis Prøvesen (Odense Kommune)":mailto:lp@odense.example
ATTENDEE;CN=Gæsten;ROLE=NON-PARTICIPANT:mailto:gaest@eksempel.example
END:VEVENT
END:VCALENDAR
"""

_MANY_ROLES = tuple(
    Types(f"/tovholder rolle tildel @{who} {role} {cluster}")
    for who in (NEWCOMER, CASE_WORKER, MUNICIPALITY, COORDINATION, HOSPITAL, PSYCHIATRY)
    for role in ("regionshuset", "somatik", "psykiatri")
    for cluster in ("fyn", "lillebælt", "sønderjylland")
)
"""More than one message can name."""

SCENES: tuple[Scene, ...] = (
    (
        Installs(),
        Gets(setup.INVITATION, "Den, der har installeret Tovholder, bliver hjulpet i gang"),
        Types("/tovholder start", "Hvor langt opsætningen er"),
        Presses("Vælg kanaler", "Kanalerne i en formular"),
        Fills({"Sekretariatet på Fyn": "#sekretariat-lillebaelt"}, "En kanal er valgt"),
        Presses("Vælg kanaler"),
        Fills({"Erfaringer": "#sekretariat-lillebaelt"}, "En kanal til begge dele: Er det meningen?"),
        Presses("Roller på Fyn", "En klynges roller i en formular"),
        Fills({"Kommunal tovholder": "ny.kollega"}, "Kommunen mangler"),
        Fills({"Kommunal tovholder": "ny.kollega", "Hvilken kommune": "Odense"}, "Rollen er givet"),
        Presses("Tilføj administrator", "Endnu en administrator i en formular"),
        Fills({"Hvem": "ny.kollega"}, "Administratoren er tilføjet"),
    ),
    Elsewhere((Types("/tovholder start"), Presses("Vælg kanaler", "Tovholder er ikke i nogen kanal endnu"))),
    (
        Types("/tovholder", "Alt, hvad Tovholder kan"),
        Types("/tovholder ansvar politisk fyn", "Hvem der har ansvaret for hvert trin"),
        Types("/tovholder ansvar csv politisk fyn", "Ansvaret som en fil, Excel kan læse"),
        Types("/tovholder klynge fyn", "Klyngens kommuner, sygehus og sekretariat"),
        Types("/tovholder tjek", "Er alt sat op?"),
        Types("/tovholder administrator", "Hvem der er administrator"),
        Types("/tovholder administrator tilføj @tovholder.varde", "En administrator mere"),
        Types("/tovholder administrator fjern @tovholder.varde", "Administratoren er fjernet igen"),
        Types("/tovholder administrator fjern @konsulent.regionshuset", "Det, der kommer af Slack, ændres i Slack"),
    ),
    (
        Types("/tovholder rolle vis sydvestjylland", "Hvem der har hvilken rolle"),
        Types("/tovholder rolle tildel @ny.kollega kommune billund", "En rolle er givet"),
        Types("/tovholder rolle fjern @ny.kollega kommune billund", "Rollen er taget igen"),
        Types("/tovholder rolle tildel @ny.kollega regionshuset fyn", "Det kan kun en administrator", NEWCOMER),
        Types("/tovholder rolle tildel @ny.kollega bager fyn", "En rolle, der ikke findes"),
        Types("/tovholder rolle tildel @ny.kollega kommune sydvestjylland", "Hvilken kommune?"),
    ),
    (
        Types("/tovholder vikar @ny.kollega fra 1/12 til 12/12", "En vikar, mens man er væk", MUNICIPALITY),
        Gets(deputies.MESSAGE, "Vikaren får besked"),
        Types("/tovholder vikar vis", "Mine vikarer", MUNICIPALITY),
        Types("/tovholder vikar fjern @ny.kollega", "Vikaren er fjernet", MUNICIPALITY),
    ),
    (
        Types("/tovholder medlem Kim Prøve borgmester varde politisk sydvestjylland", "Hvem der sidder på en plads"),
        Types("/tovholder medlem vis politisk sydvestjylland", "Alle pladser"),
        Types("/tovholder suppleant Alex Prøve direktør varde fagligt sydvestjylland", "En suppleant"),
        Types("/tovholder suppleant fjern direktør varde fagligt sydvestjylland", "Suppleanten er fjernet"),
        Types("/tovholder medlem fjern borgmester varde politisk sydvestjylland til 31/12", "Ingen kommer efter"),
        Types('/tovholder plads borgmester varde politisk sydvestjylland "Rådmand, Varde"', "Pladsens eget navn"),
    ),
    (
        Types("/tovholder import", "Mange personer på én gang"),
        Fills(
            {"Listen": "navn;rolle;klynge;kommune\nKim Prøve;kommune;Fyn;Nyborg\nAlex Prøve;bager;Fyn;"},
            "En prøve først: hvad der vil ske, og hvad der er galt",
        ),
        Drops("navn;plads;forum\nKim Prøve;plo 1;ssu", "Den samme liste som fil", name="medlemmer.csv"),
        Drops(_CALENDAR, "Deltagerne i en kalender, foreslået som medlemmer", name="ssu.ics", along="medlemmer"),
        Presses("Ret listen", "De usikre bliver rettet i formularen"),
        Presses("Gem de sikre", "De sikre er gemt"),
        Presses("Gem", "Listen er gemt"),
    ),
    (
        Types("/tovholder kanal", "Kanalerne"),
        Types("/tovholder kanal sekretariat", "Hvilken klynge?", channel="gode-erfaringer"),
        Presses("Fyn", "Kanalen for erfaringer: Skal sekretariatet også bruge den?"),
        Presses("Ja, vælg kanalen", "Kanalen er valgt for Fyn"),
        Types(
            "/tovholder kanal erfaringer #sekretariat-lillebaelt",
            "Sekretariatets kanal: Skal alt det delte også komme der?",
        ),
        Presses("Ja, vælg kanalen", "Kanalen til erfaringer er valgt"),
    ),
    (
        Types("/tovholder trin 5 politisk fyn frist -12", "En egen frist for et trin"),
        Types("/tovholder trin 5 politisk fyn nulstil", "Fristen er som før"),
        Types("/tovholder stedfortrædere tæller med fyn", "Stedfortrædere tæller med"),
        Types("/tovholder stedfortrædere fyn", "Om en stedfortræder tæller med"),
        Types("/tovholder leder besked ja fagligt fyn", "Den ledende rolle får besked om overskredne frister"),
    ),
    (
        Types("/tovholder indstillinger", "Mine indstillinger"),
        Presses("Ret", "Indstillingerne i en formular"),
        Fills({"Stille timer": "hele dagen"}, "Timer, der ikke kan læses"),
        Fills({"Stille timer": "16-8"}, "Indstillingerne er gemt"),
        Types("/tovholder indstillinger pause til 2/11", "En pause"),
    ),
    (
        Types("/opgaver forsinkede", who=MUNICIPALITY),
        Presses("Jeg tager den", who=MUNICIPALITY),
        Types("/tovholder mine data", "Hvad der er gemt om mig", MUNICIPALITY),
        Presses("Hent mine data", "Filen ligger i en direkte besked", MUNICIPALITY),
        Presses("Slet mine data", "Før noget slettes", MUNICIPALITY),
        Fills({"Kan ikke fortrydes": "Ja, slet mine data"}, "Det er slettet, og hvad der venter", MUNICIPALITY),
        Gets(erasing.FREED, "De andre får besked om opgaven, der er ledig"),
        Presses("Slet mine data", "Det kan kun gøres én gang", MUNICIPALITY),
    ),
    (
        Types("/tovholder medlem Kim Prøve borgmester varde politisk sydvestjylland"),
        Types("/afbud politisk sydvestjylland 10/11 borgmester esbjerg stedfortræder Kim Prøve"),
        Types("/tovholder data Kim Prøve", "Hvad der er gemt om en, der ikke er i Slack"),
        Presses("Slet data", "Før en andens data slettes"),
        Types("/tovholder data Prøve", "Et navn, der ikke er helt"),
        Types("/erfaring del Forplejning: Kim Prøve talte portionerne om morgenen.", who=MUNICIPALITY),
        Types("/tovholder data Kim Prøve", "Navnet står også i en andens kladde"),
        Presses("Slet data"),
        Types("/afbud politisk sydvestjylland 10/11 borgmester vejen stedfortræder Kim Prøve"),
        Fills({"Kan ikke fortrydes": "Ja, slet data"}, "Navnet er skrevet et sted mere, siden der blev spurgt"),
    ),
    Elsewhere(
        (
            Types("/tovholder data Kim Prøve", "To tidligere medlemmer hedder det samme"),
            Presses("Vis", "Det, der er gemt om den ene"),
        )
    ),
    (
        Types("/tovholder årshjul sydvestjylland", "Klyngens år som et hjul"),
        Presses("Vis som tabel", "Det samme som en tabel"),
        Presses("Hent til udskrift", "Hjulet som filer til udskrift"),
        Presses("Hent som regneark", "Tabellen som Excel- og CSV-fil"),
        Types("/tovholder årshjul alle 2027", "Et år uden møder endnu"),
    ),
    (
        Types("/tovholder overdragelse", "Hvad der er åbent, når organisationen ophører"),
        Types("/tovholder overdragelse vis politisk sydvestjylland", "Hvad der er åbent i ét forum"),
        Presses("Vis flere", "Resten af det, der er åbent dér"),
        Types("/tovholder overdragelse fra politisk fyn", "Der er ingen profil for det nye endnu"),
        Types("/tovholder arkiv", "Alt om organisationen i én fil"),
        Types("/tovholder arkiv lukket", "Den lukkede udgave laves kun på kommandolinjen"),
    ),
    Elsewhere(
        (
            Types("/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17"),
            Waits("2026-12-21T09:00"),
            Types("/tovholder overdragelse", "Når det nye har en profil (her opdigtet): hvem der kunne tage over"),
            Presses("Aftal overdragelse til Sundhedsråd Fyn", "Det er aftalt, hvem der tager over"),
            Presses("Fjern aftalen", "Aftalen er fjernet igen"),
            Types("/tovholder overdragelse fra politisk fyn"),
            Waits("2027-01-04T09:00"),
            Gets(closing_cards.DONE, "Det aftalte er sket, og administratoren får besked"),
            Types("/tovholder overdragelse", "Det åbne, når det nye er begyndt"),
            Presses("Tag tilbage", "Det er taget tilbage"),
            Types("/tovholder overdragelse fra politisk fyn", "Det er overdraget med det samme"),
        )
    ),
    (
        Waits("2026-11-09T09:00"),
        Gets(closing_cards.ENDING, "Administratoren hører om det otte uger før"),
    ),
    (Waits("2026-11-02T09:00"), Gets(vacancies.UNFILLED, "Administratoren hører om roller, som ingen har")),
    (
        *_MANY_ROLES,
        Types("/tovholder rolle vis", "Hvem der har roller i alle klynger", COORDINATION, "gode-erfaringer"),
        Presses("Vis flere", "Resten af rollerne", COORDINATION),
    ),
    (
        Types("/tovholder rolle tildl @ny.kollega kommune billund", "Et ord, der er stavet forkert"),
        Types("/tovholder tjek", "Folk udefra", GUEST),
    ),
    (
        Types("/tovholder"),
        Presses("Roller, kanaler og opsætning", "Alt, der kan skrives efter /tovholder"),
        Types("/tovholder kanal fjern sekretariat fyn", "En kanal bruges ikke længere til det"),
    ),
)

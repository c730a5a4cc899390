"""What an administrator reads while setting up, and the forms to fill in; nothing is chosen or given here."""

from collections.abc import Sequence

from danish import writing
from domain.organisation import Cluster, Profile, Role
from domain.people import ChannelPurpose
from handlers.requests import Channel, Reach
from handlers.retry import command_button, retry_button
from handlers.setup import CHANNELS, ROLES, START, Setup, channels_button, roles_button
from handlers.tovholder.administrator_cards import SHOWN_BY_COMMAND
from handlers.tovholder.channel_cards import chosen_channel
from handlers.tovholder.words import COMMAND
from handlers.ui import (
    Actions,
    Block,
    Bold,
    Button,
    Card,
    Choice,
    Form,
    Inline,
    Input,
    Mention,
    Option,
    PersonInput,
    Text,
    note,
    text,
)

ADMINISTRATOR = "tovholder.start.administrator"
EXPERIENCES = "erfaringer"
PERSON, MUNICIPALITY = "person", "hvilken_kommune"
ABOVE = "-"
"""What a form of roles is of where it is of no cluster: one whose cluster was lost gives none above the clusters."""
INVITE = "Gå ind i kanalen, og skriv `/invite @Tovholder`."
_STEPS = 3
_DONE, _MISSING = "klaret", "mangler"


def steps(setup: Setup, *, others: str, told: Sequence[str] = (), asked: Sequence[Card] = ()) -> Card:
    """All steps with what is done and what is missing; `told` is what was done just now, `asked` what is asked first.

    `others` are in words who administers beside those appointed in chat, "" for nobody.
    """
    has_administrator = bool(setup.administrators or others)
    done = [has_administrator, not setup.missing_channels, not setup.lacking]
    title = f"Kom godt i gang: {done.count(True)} af {_STEPS} trin er klaret"
    if all(done):
        title = "Alt er sat op. Nu kan I bruge mig"
    blocks: list[Block] = [text("\n".join(told))] if told else []
    for question in asked:
        blocks += [text(Bold(question.title)), *question.blocks]
    blocks += _administrators(setup, others)
    if has_administrator:
        blocks += [*_channels(setup), *_roles(setup), *_members()]
    if all(done):
        blocks.append(_to_try(setup))
    blocks.append(
        note(
            f"Du kan stoppe når som helst: `/{COMMAND} {START}` viser, hvor langt I er. "
            "Andre administratorer kan gøre det færdigt."
        )
    )
    return Card(title, tuple(blocks))


def invited(setup: Setup) -> Card:
    """The first words to whoever installed the program, or administers it: what is to be done first, or is left."""
    told = "Jeg er ny i jeres Slack. Tre trin, og så kan sekretariaterne bruge mig. Det tager et par minutter."
    if setup.here:
        told = "I bruger mig allerede, men jeg er ikke sat helt op. Trinnene viser, hvad der mangler."
    return steps(setup, others=SHOWN_BY_COMMAND, told=(told,))


def no_channels() -> Card:
    """The answer where there is no channel to choose from."""
    return Card(
        "Jeg er ikke med i nogen kanal endnu.",
        (
            text("Gå ind i hver kanal, jeg skal skrive i, og skriv `/invite @Tovholder`. Kom så tilbage hertil."),
            Actions((Button("Prøv igen", CHANNELS, is_primary=True),)),
        ),
    )


def channels_form(setup: Setup, channels: Sequence[Channel]) -> Form:
    """Asks for a channel for each cluster's secretariat and for experiences, filled in as chosen."""
    own = [one for one in channels if one.reach is Reach.OWN]
    fields: list[Input | Text] = [text("I sekretariatets kanal skriver jeg det, hele sekretariatet skal vide.")]
    if own:
        for cluster in setup.profile.clusters:
            shown = setup.channel(ChannelPurpose.SECRETARIAT, cluster.key)
            fields.append(_channel_choice(cluster.key, f"Sekretariatet {cluster.where}", shown, own))
    shown = setup.channel(ChannelPurpose.EXPERIENCES)
    fields.append(_channel_choice(EXPERIENCES, "Erfaringer, fælles for alle klynger", shown, channels))
    fields.append(note(f"Mangler en kanal på listen? {INVITE} Åbn så formularen igen. Tomme felter ændrer intet."))
    return Form(CHANNELS, "Vælg kanaler", "Gem", tuple(fields), hidden=shown_channels(setup))


def shown_channels(setup: Setup) -> str:
    """What is chosen now, as the form carries it: a word `field=conversation` for each choice."""
    clusters = [(one.key, setup.channel(ChannelPurpose.SECRETARIAT, one.key)) for one in setup.profile.clusters]
    chosen = [*clusters, (EXPERIENCES, setup.channel(ChannelPurpose.EXPERIENCES))]
    return " ".join(f"{name}={conversation}" for name, conversation in chosen)


def roles_form(setup: Setup, cluster: Cluster | None, roles: Sequence[Role]) -> Form:
    """Asks for somebody for each role of a cluster, or above the clusters; who holds it today stands beside."""
    fields: list[Input | Text] = [text("Vælg personerne. Tomme felter ændrer intet, og flere kan have samme rolle.")]
    for role in roles:
        fields.append(PersonInput(role.key, _role_label(setup, role, cluster), is_optional=True))
        if role.is_municipal and cluster:
            options = tuple(Option(one.key, one.full_name) for one in cluster.municipalities)
            name = role.name_in(cluster.key)
            fields.append(Choice(MUNICIPALITY, "Hvilken kommune?", options, hint=f"Til {name}.", is_optional=True))
    title = f"Roller {cluster.where}" if cluster else "Roller på tværs"
    return Form(ROLES, title, "Gem", tuple(fields), hidden=cluster.key if cluster else ABOVE)


def administrator_form() -> Form:
    """Asks who else is to be administrator."""
    told = text("En administrator kan give roller, vælge kanaler og gøre andre til administrator.")
    return Form(ADMINISTRATOR, "Tilføj administrator", "Gem", (told, PersonInput(PERSON, "Hvem?")))


def _administrators(setup: Setup, others: str) -> list[Block]:
    if not setup.administrators and not others:
        become = retry_button("Bliv administrator", COMMAND, "administrator", is_primary=True)
        return [
            text(
                _heading(1, "Administrator", is_done=False),
                "\nDer er ingen endnu. Den første, der trykker, bliver det.",
            ),
            Actions((become,)),
        ]
    who: list[Inline] = []
    for person in setup.administrators:
        who += [", " if who else "", Mention(person.id, person.name)]
    if others:
        who.append(f" og {others}" if who else writing.capitalised(others))
    return [
        text(_heading(1, "Administrator", is_done=True), "\n", *who, "."),
        Actions((Button("Tilføj administrator", ADMINISTRATOR),)),
    ]


def _channels(setup: Setup) -> list[Block]:
    is_done = not setup.missing_channels
    lines: list[Inline] = []
    for cluster in setup.profile.clusters:
        here = setup.channel(ChannelPurpose.SECRETARIAT, cluster.key)
        state = "valgt i et andet Slack" if not here and setup.is_elsewhere(cluster) else chosen_channel(here)
        lines += [f"\n• Sekretariatet {cluster.where}: ", state]
    lines += ["\n• Erfaringer: ", chosen_channel(setup.channel(ChannelPurpose.EXPERIENCES))]
    told = "\nEn klynge, hvis sekretariat ikke bruger dette Slack, skal ikke have en kanal her."
    return [
        text(_heading(2, "Klynger og kanaler", is_done=is_done), told, *lines),
        Actions((channels_button(is_primary=not is_done),)),
    ]


def _roles(setup: Setup) -> list[Block]:
    lines = []
    for cluster in (*setup.served, None):
        vacant = setup.vacant(cluster)
        state = f"mangler {writing.join(list(vacant))}" if vacant else "alle er besat"
        lines.append(f"\n• {cluster.name if cluster else 'På tværs af klyngerne'}: {state}")
    first = setup.lacking[0] if setup.lacking and not setup.missing_channels else ()
    buttons = tuple(roles_button(one, is_primary=one == first) for one in (*setup.served, None))
    told = "\nRollerne bestemmer, hvem der får opgaverne, og hvem jeg minder om dem."
    return [text(_heading(3, "Roller", is_done=not setup.lacking), told, *lines), Actions(buttons)]


def _members() -> tuple[Block, ...]:
    return (
        text(
            Bold("Medlemmer kan vente"),
            "\nPladserne findes allerede, så afbud virker uden navne. Navne kan du indsætte fra et regneark.",
        ),
        Actions((command_button("Indsæt en liste", COMMAND, "import"),)),
    )


def _to_try(setup: Setup) -> Text:
    where = setup.served[0]
    forum = next(one for one in setup.profile.fora if one.is_per_cluster)
    return text(
        Bold("Prøv nu"),
        f"\n• `/moede opret {forum.key} {where.name.lower()} …` med dag og klokkeslæt: Jeg laver trin og frister",
        f"\n• `/dagsorden status {forum.key} {where.name.lower()}`: hvor langt mødet er",
        f"\n• `/{COMMAND} tjek`: om alt er, som det skal være",
    )


def _heading(number: int, name: str, *, is_done: bool) -> Bold:
    return Bold(f"{number}. {name}: {_DONE if is_done else _MISSING}")


def _channel_choice(name: str, label: str, shown: str, channels: Sequence[Channel]) -> Choice:
    options = tuple(Option(one.conversation, f"#{one.name}") for one in channels)
    is_listed = any(one.conversation == shown for one in channels)
    hint = "" if is_listed or not shown else "Der er valgt en kanal, som ikke er på din liste."
    return Choice(name, label, options, hint=hint, value=shown if is_listed else "", is_optional=True)


def _role_label(setup: Setup, role: Role, cluster: Cluster | None) -> str:
    key = cluster.key if cluster else None
    held = [one.person.name for one in setup.roles if (one.role, one.cluster) == (role.key, key)]
    today = writing.join(list(dict.fromkeys(held))) or "ingen"
    return f"{role.name_in(key)} (i dag: {today})"


def roles_to_give(profile: Profile, cluster: Cluster | None) -> tuple[Role, ...]:
    """The roles of a cluster's secretariat, or of those above the clusters, in the profile's order."""
    fora = [forum for forum in profile.fora if forum.is_per_cluster is (cluster is not None)]
    keys = {key for forum in fora for key in forum.secretariat_roles}
    return tuple(role for role in profile.roles if role.key in keys)

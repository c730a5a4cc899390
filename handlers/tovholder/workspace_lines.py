"""What `/tovholder tjek` tells of workspaces that the program can't speak in now; it connects none."""

from danish import writing
from domain.installs import Install, InstallState
from domain.ports import Repositories
from domain.upkeep import Backlog


def stopped_lines(repositories: Repositories, backlog: Backlog) -> list[str]:
    """A line for each workspace that isn't connected, and one for what waits for them; none where all are."""
    lines = [_line(one) for one in repositories.installs.everyone() if not one.is_connected]
    if backlog.paused:
        waiting = writing.count(backlog.paused, "besked", "beskeder")
        lines.append(f"{waiting} venter på et Slack, som jeg ikke er forbundet med.")
    return lines


def _line(install: Install) -> str:
    since = writing.moment(install.since)
    if install.state is InstallState.REMOVED:
        return (
            f"Jeg er fjernet fra {install.name} ({since}). Det, der skal derhen, venter, til jeg er installeret igen."
        )
    if install.state is InstallState.LOCKED:
        return _locked(install, since)
    return f"{install.name} tager ikke imod mig lige nu ({since}). Det, der skal derhen, venter; jeg prøver igen."


def _locked(install: Install, since: str) -> str:
    """Slack has nothing to do with it: whoever runs the program has to mend its settings."""
    if install.sealed:
        what, mend = "kan jeg ikke åbne", "den rigtige nøgle skal stå i indstillingen TOVHOLDER_NOEGLE"
    else:
        what, mend = "mangler jeg", "det skal stå i indstillingen SLACK_BOT_TOKEN"
    return f"Tokenet til {install.name} {what} ({since}): {mend}. Det, der skal derhen, venter."

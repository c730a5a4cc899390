"""Reads single settings from variables and says in Danish what is wrong with them; which there are isn't known here."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from bot.arguments import RefusedHere
from bot.web_address import PLAIN, is_loopback, is_plain
from danish.names import nearest_word
from danish.writing import join_or
from danish.zone import COPENHAGEN

TEXT = "utf-8-sig"
"""UTF-8, with or without the mark that editors on Windows put first: it would be part of the first name or token."""
NOT_TEXT = "filen er ikke tekst i UTF-8. Gem den igen som UTF-8."
_OF_PERSON = "xoxp-"
_WORD = re.compile(r"[!-~]*")
_SHORTEST_TOKEN = 16
_OURS = "TOVHOLDER_"
_YEARS = range(2000, 2091)
"""What is counted from a moment reaches some years to both sides, and the calendar ends with 2099."""


class SettingsMistake(RefusedHere):
    """A setting that can't be used; its text is the Danish answer."""

    def __init__(self, variable: str, problem: str) -> None:
        super().__init__(f"{variable}: {problem}")
        self.variable = variable


class Reader:
    """Reads single variables, and remembers which; its methods raise SettingsMistake for what can't be used."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._asked = set[str]()

    def unknown(self) -> tuple[str, ...]:
        """Names of ours that are set and weren't asked for: to be called last. One that is near to another is refused.

        The others may be of a later version, or what Kubernetes sets for a service that is called as the program is.
        """
        left = [name for name in sorted(self._variables) if name.startswith(_OURS) and name not in self._asked]
        found = tuple(name for name in left if self.text(name))
        known = sorted(name.removeprefix(_OURS) for name in self._asked.difference(found) if name.startswith(_OURS))
        for name in found:
            if near := nearest_word(name.removeprefix(_OURS), known):
                raise SettingsMistake(name, f"den indstilling findes ikke. Mente du {_OURS}{near}?")
        return found

    def text(self, name: str) -> str:
        """The variable's value, "" where it isn't set."""
        self._asked.add(name)
        return self._variables.get(name, "").strip()

    def secret(self, name: str) -> str:
        """The same, from the file that `…_FILE` names where the variable itself isn't set."""
        file = f"{name}_FILE"
        path = self.text(file)
        if self.text(name) or not path:
            return self.text(name)
        try:
            told = Path(path).read_text(encoding=TEXT).strip()
        except OSError:
            raise SettingsMistake(file, "filen kan ikke læses.") from None
        except UnicodeDecodeError:
            raise SettingsMistake(file, NOT_TEXT) from None
        if not told:
            raise SettingsMistake(file, "filen er tom. Skriv værdien i den, eller tag indstillingen ud.")
        return told

    def one_word(self, name: str) -> str:
        """A secret of Slack's: no header takes a line break, and a letter that nobody sees would only be refused."""
        told = self.secret(name)
        if not _WORD.fullmatch(told):
            raise SettingsMistake(name, "skal være ét ord. Tag mellemrum, linjeskift og skjulte tegn ud.")
        return told

    def listed(self, name: str, shape: re.Pattern[str], wanted: str) -> tuple[str, ...]:
        """Words with commas or blanks between them, each of that shape."""
        found = words(self.text(name))
        if not all(shape.fullmatch(one) for one in found):
            raise SettingsMistake(name, f"skal være {wanted}, med komma imellem.")
        return found

    def token(self, name: str, *, unlike: str) -> str:
        """A token of Slack's, which doesn't begin as the other kind, nor as a person's: the bot would speak as them."""
        token = self.one_word(name)
        if token.startswith(unlike):
            raise SettingsMistake(name, f"har fået den anden slags token (begynder med {unlike}). Byt de to om.")
        if token.startswith(_OF_PERSON):
            raise SettingsMistake(name, f"har fået en persons token (begynder med {_OF_PERSON}). Tag appens egen.")
        return token

    def metrics_token(self, name: str) -> str:
        """A secret that is long enough, and that a header can carry."""
        token = self.secret(name)
        if token and (len(token) < _SHORTEST_TOKEN or not token.isascii() or not token.isprintable()):
            raise SettingsMistake(name, f"skal være mindst {_SHORTEST_TOKEN} tegn uden æ, ø og å.")
        return token

    def public_address(self, name: str) -> str:
        """The address from outside, or "" where none is set."""
        url = self.text(name)
        if url and not is_plain(url):
            raise SettingsMistake(name, PLAIN)
        return self.url(name, "") if url else ""

    def url(self, name: str, default: str) -> str:
        """A web address that ends in a slash, with TLS unless it points to this machine."""
        wrong = "skal være en webadresse, der ender på /api/."
        url = self.text(name) or default
        try:
            urlsplit(url).port  # noqa: B018 - asked for, since only then it is read
        except ValueError:
            raise SettingsMistake(name, wrong) from None
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise SettingsMistake(name, wrong)
        if urlsplit(url).scheme == "http" and not is_loopback(url):
            raise SettingsMistake(name, "skal begynde med https://, når den ikke peger på denne maskine.")
        return url.rstrip("/") + "/"

    def database_url(self, name: str) -> str:
        """The address of a database, or "" where none is set."""
        url = self.secret(name)
        try:
            told, _port = urlsplit(url), urlsplit(url).port
        except ValueError:
            raise SettingsMistake(name, "er ikke en adresse på en database.") from None
        is_file = told.scheme.partition("+")[0] == "sqlite" and len(told.path) > 1 and told.path != "/:memory:"
        if url and not is_file and told.scheme.partition("+")[0] not in ("postgresql", "postgres"):
            raise SettingsMistake(name, "skal være postgresql://… eller sqlite:///sti til en fil.")
        return url

    def number(self, name: str, default: float, *, least: float, most: float) -> float:
        """A number between the two."""
        typed = self.text(name)
        try:
            number = float(typed or default)
        except ValueError:
            raise SettingsMistake(name, "skal være et tal.") from None
        if not least <= number <= most:
            raise SettingsMistake(name, f"skal være mellem {least:g} og {most:g}.")
        return number

    def word(self, name: str, known: Mapping[str, str]) -> str:
        """What one of the known words means, in whatever case; where none is set, the first of them."""
        meant = known.get(self.text(name).lower() or next(iter(known)))
        if meant is None:
            raise SettingsMistake(name, f"skal være {join_or(list(dict.fromkeys(known.values())))}.")
        return meant

    def days(self, name: str, default: int) -> int:
        """How many days something is kept."""
        return int(self.number(name, default, least=1, most=3650))

    def moment(self, name: str, *, is_allowed: bool) -> datetime | None:
        """A point in time, Danish unless it says otherwise; None where none is set."""
        typed = self.text(name)
        if not typed:
            return None
        if not is_allowed:
            raise SettingsMistake(name, "virker kun, når SLACK_API_URL peger på denne maskine.")
        try:
            moment = datetime.fromisoformat(typed)
        except ValueError:
            raise SettingsMistake(name, "skal være et tidspunkt som 2026-10-26T09:00.") from None
        if moment.year not in _YEARS:
            raise SettingsMistake(name, f"skal ligge i årene {_YEARS.start} til {_YEARS.stop - 1}.")
        return moment.astimezone(COPENHAGEN) if moment.tzinfo else moment.replace(tzinfo=COPENHAGEN)


def words(value: str) -> tuple[str, ...]:
    """What stands with commas or blanks between."""
    return tuple(value.replace(",", " ").split())

"""What README and the documents tell people to type, set and open: held to what there is."""

import re
import shlex
from itertools import takewhile

import pytest

from bot.__main__ import build_parser, main
from bot.settings import CHECKOUT
from tests.support.asked import settings_asked_for

DOCUMENTS = ["README.md", "SECURITY.md", *sorted(f"docs/{one.name}" for one in (CHECKOUT / "docs").glob("*.md"))]
QUICK = {"ansvar", "dato", "frister", "manifest", "noegle"}
"""Subcommands that answer at once and write nowhere."""
ELSEWHERE = {"rm", "cp", "pg_dump", "pg_restore", "apt-get"}
"""Programs of others."""
SET_UP = ["README.md", "docs/operations.md", "docs/slack.md"]
"""Documents that lead through pages and forms, with what stands there between asterisks."""
OF_SLACK = {
    *("Create New App", "From a manifest", "JSON", "Next", "Create", "App Manifest", "URL isn't verified"),
    *("Basic Information", "App Credentials", "Client ID", "Client Secret", "Signing Secret"),
    *("App-Level Tokens", "Generate Token and Scopes", "Generate", "OAuth & Permissions", "Bot User OAuth Token"),
    *("Redirect URLs", "Add New Redirect URL", "Save URLs", "Install App", "Install to …", "Request to Install"),
    *("Reinstall to …", "Allow"),
    *("Manage Distribution", "Remove Hard Coded Information", "Activate Public Distribution"),
    *("Event Subscriptions", "Enable Events", "Request URL", "Retry", "Verified", "Save Changes"),
    *("Tools & settings", "Manage apps", "Installed apps", "Configuration", "Remove app"),
}
"""What Slack's own pages say."""
ROOMS = ("bot", "documents", "domain", "handlers")
PROGRAM = re.compile(r"(?:\.venv/bin/)?python -m bot (?=[a-z])(.+)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_ITALIC = re.compile(r"(?<!\*)\*([^*\n][^*]*)\*(?!\*)")
_SETTING = re.compile(r"\b(?:(?:SLACK|TOVHOLDER)_[A-Z_]*[A-Z]|DATABASE_URL|PORT)\b")
_LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
_PATH = re.compile(r"[a-z_]+/[a-z_/]+\.[a-z]{2,4}")
_ASSIGNED = re.compile(r"[A-Z_]+=")


def read(document: str) -> str:
    """A document's text."""
    return (CHECKOUT / document).read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    """The lines of its `sh` blocks, without comments and what they set in front."""
    lines = [line for kind, block in _FENCE.findall(text) if kind == "sh" for line in block.splitlines()]
    return [line for line in map(bare, lines) if line]


def spans(text: str) -> list[str]:
    """What stands as code within its sentences, each on one line."""
    return [" ".join(one.split()) for one in _CODE.findall(_FENCE.sub("", text))]


def bare(line: str) -> str:
    """A shell line as its words, without the comment and the variables set in front."""
    words = shlex.split(line, comments=True)
    return shlex.join(words[len(list(takewhile(_ASSIGNED.match, words))) :])


def typed(text: str) -> list[str]:
    """Everything of it that people may type in a shell."""
    return [*blocks(text), *spans(text)]


def wrong_lines(text: str) -> list[str]:
    """Lines of its `sh` blocks that are neither the program, nor make, nor a program we know of."""
    known = ELSEWHERE | {"make"}
    return [line for line in blocks(text) if not PROGRAM.fullmatch(line) and line.split()[0] not in known]


def wrong_makes(text: str) -> list[str]:
    """What it lets make do that the Makefile doesn't know, targets and variables."""
    makefile = read("Makefile")
    targets = set(re.findall(r"^([\w./-]+):", makefile, re.MULTILINE))
    variables = set(re.findall(r"^([A-Z]+) \?=", makefile, re.MULTILINE))
    words = [word for line in typed(text) if line.startswith("make ") for word in line.split()[1:]]
    return [word for word in words if word.partition("=")[0] not in (variables if "=" in word else targets)]


def wrong_uses(text: str) -> list[str]:
    """What it lets the program do that the program doesn't take; the quick ones are really done."""
    wrong = []
    for line in typed(text):
        if found := PROGRAM.search(line):
            words = list(takewhile(lambda word: word != ">", shlex.split(found[1])))
            try:
                build_parser(words[:1]).parse_args(words)
                is_taken = words[0] not in QUICK or len(words) == 1 or main(words) == 0
            except (SystemExit, ModuleNotFoundError):
                is_taken = False
            wrong += [] if is_taken else [line]
    return wrong


def wrong_settings(text: str) -> list[str]:
    """Settings it names that the program doesn't ask for."""
    return sorted(set(_SETTING.findall(text)) - settings_asked_for())


def anchors(text: str) -> set[str]:
    """The names of its headings, as links have them."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


def wrong_places(document: str, text: str) -> list[str]:
    """Links that lead nowhere, and files it names that aren't there."""
    wrong = [one for one in spans(text) if _PATH.fullmatch(one) and not one.startswith(("var/", "build/"))]
    wrong = [one for one in wrong if not (CHECKOUT / one).exists()]
    for name, anchor in _LINK.findall(text):
        path = ((CHECKOUT / document).parent / name).resolve() if name else CHECKOUT / document
        told = (
            anchors(text if not name else path.read_text(encoding="utf-8")) if anchor and path.is_file() else {anchor}
        )
        wrong += [] if path.exists() and anchor in told else [f"{name}#{anchor}"]
    return wrong


def wrong_words(text: str) -> list[str]:
    """What it says to press or fill in that neither Slack's pages nor ours say; up to "…" where something follows."""
    source = "".join(one.read_text(encoding="utf-8") for room in ROOMS for one in (CHECKOUT / room).rglob("*.py"))
    told = [" ".join(one.split()) for one in _ITALIC.findall(_CODE.sub("", _FENCE.sub("", text)))]
    return [one for one in told if one not in OF_SLACK and one.removesuffix("…") not in source]


def mistakes(document: str, text: str) -> list[str]:
    """Everything in a document that isn't so."""
    found = (wrong_lines(text), wrong_makes(text), wrong_uses(text), wrong_settings(text), wrong_places(document, text))
    return [one for kind in found for one in kind]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_tells_to_type_set_and_open_is_there(document: str) -> None:
    """Each line for a shell is taken by make or by the program, and each setting, file and heading it names exists."""
    assert mistakes(document, read(document)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "```sh\nmake koer\n```",
        "```sh\nmake bench KUN=dates   # one group\n```",
        "```sh\npython -m bottt start\n```",
        "```sh\nDATABASE_URL=x python -m bot eksporter ud.gz\n```",
        "```sh\n.venv/bin/python -m bot ansvar --forum politisk --klynge fyn --nu\n```",
        "```sh\n.venv/bin/python -m bot frister --forum politisk --klynge fyn --moede i-morgen\n```",
        "Type `python -m bot start\n--uden-uret`.",
        "Type `make kør`.",
        "Set `SLACK_SIGNING_SECRETS`.",
        "Look in `storage/findes_ikke.py`.",
        "Look in [it](docs/findes-ikke.md).",
        "Look in [it](docs/slack.md#findes-ikke).",
    ],
)
def test_a_line_that_is_not_so_is_found(wrong: str) -> None:
    """A target, an argument, a setting, a file or a heading that isn't there is told."""
    assert len(mistakes("README.md", wrong)) == 1


@pytest.mark.parametrize("document", SET_UP)
def test_what_a_document_tells_to_press_is_called_so(document: str) -> None:
    """Each button, field and answer that it leads to has that name in the product, or on Slack's own pages."""
    assert wrong_words(read(document)) == []


def test_a_button_that_is_not_called_so_is_found() -> None:
    """What is between asterisks and nowhere else is told, also where only its beginning is named."""
    told = "Press *Vælg kanalerne*, then\n*Roller hos …*, *Gem* and **not** `*Dette*`."
    assert wrong_words(told) == ["Vælg kanalerne", "Roller hos …"]


def test_a_fresh_clone_has_the_environment_before_it_is_used() -> None:
    """Each part of README that starts `.venv/bin/python` says first what makes it."""
    for part in re.split(r"^## ", read("README.md"), flags=re.MULTILINE):
        before, used, _after = part.partition(".venv/bin/python")
        assert not used or "make .venv/ready" in before


def test_the_example_of_settings_has_them_all() -> None:
    """`.env.example` names every setting of the program, and none that it doesn't ask for."""
    named = set(re.findall(r"^(?:# )?([A-Z_]+)=", read(".env.example"), re.MULTILINE))
    assert named == {one for one in settings_asked_for() if not one.endswith("_FILE")}

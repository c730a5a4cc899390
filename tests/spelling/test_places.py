"""A wrong word is found wherever people read, and what is English or the program's own is left alone."""

from pathlib import Path

import pytest

from tests.spelling.checking import NOT_READ, passages, unread, wrong
from tests.spelling.judging import Field, Spelling

ROOT = Path(__file__).parents[2]
README = "# Tovholder\n\nIn Englich.\n\n## Brugervejledning\n\n{}\n\n## After\n\nEnglich again.\n"


def told(root: Path, files: dict[str, str]) -> list[str]:
    """The words found wrong in a tree of these files, each with its place."""
    for path, text in {"README.md": README, "sandbox/page/static/style.css": ".iconn .smalll {}", **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    spelling = Spelling(Field("Slack\n"), ())
    return [f"{one.path}:{one.line}: {one.found}" for one in sorted(wrong(root, passages(root), spelling))]


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("handlers/afbud/cards.py", 'CARD = Card("Afbuddet er regristreret")', 1),
        ("handlers/afbud/cards.py", 'CARD = text(\n    "Mødet er flyttet. "\n    "Det er regristreret.",\n)', 3),
        ("handlers/afbud/cards.py", 'def said(day: str) -> str:\n    return f"Det er regristreret {day}."', 2),
        ("handlers/afbud/cards.py", 'WORD = "regristreret"', 1),
        ("bot/arguments.py", 'WORDS = ("Svar: »" + x, r"»\\1« regristreret her")', 1),
        ("domain/words.py", 'class State(Enum):\n    DONE = "regristreret"', 2),
        ("bot/cli/start.py", 'parser.add_argument("--nu", help="bliver regristreret nu")', 1),
        ("bot/settings.py", 'raise SettingsMistake(name, "er ikke regristreret.")', 1),
        ("documents/minutes.py", 'title = "Regristreret"', 1),
        ("documents/svg/wheel.svg.jinja", '<text x="{{ a > 1 }}">\nRegristreret {{ day }}</text>', 2),
        ("documents/svg/wheel.svg.jinja", '{% if a %}\n<g>{{ "Er regristreret" if b }}</g>{% endif %}', 2),
        ("documents/svg/wheel.svg.jinja", "{% set a = {\n'done': 'Er regristreret'} %}", 2),
        ("documents/svg/board.svg.jinja", '<svg aria-label="{{ day }} regristreret">', 1),
        (
            "documents/html/page.html.jinja",
            "{#\nDone\n-#}\n\n<p>{% if a %}Lavet{% else %}Regristreret{% endif %}</p>",
            5,
        ),
        ("documents/paper.typ", "// Done\n#outline(title: [Regristreret])", 2),
        ("documents/paper.typ", "#set page(\n  footer: [Side #counter(page).first() regristreret],\n)", 2),
        ("documents/paper.typ", '#let facts(a) = if a {\n  text(14pt, a + "Er regristreret")\n}', 2),
        ("documents/paper.typ", "= Alt [1]\n\n#v(0.6em)\nEr *regristreret*.", 4),
        ("danish/writing.py", 'MONTHS = "januar regristreret"', 1),
        ("sandbox/ui/page.py", 'TEXT = "Intet er regristreret."', 1),
        ("sandbox/page/static/main.js", '// It\'s english\nsay(`Intet er regristreret: ${x ? `a` : ""}`);', 2),
        ("sandbox/page/static/main.js", 'h("p", { class: "button" }, "er regristreret")', 1),
        ("sandbox/page/index.html", '<p class="waiting">\nIntet er regristreret</p>', 2),
        ("sandbox/page/index.html", '<button aria-label="Regristreret">', 1),
        ("sandbox/page/static/icon.svg", "<svg>\n<title>Regristreret</title></svg>", 2),
        ("sandbox/page/static/base.css", '.waiting::after {\n  content: "Regristreret"; }', 2),
        ("sandbox/workspace.json", '{"channels": [\n{"name": "x", "purpose": "Alt regristreret"}]}', 2),
        ("organisations/syd.toml", 'noegle = "regristreret"\nnavn = "Regristreret"', 2),
        ("organisations/syd.toml.skabelon", "# Alt er regristreret her.", 1),
        ("docs/brugervejledning.md", "# Start\n\nAlt er **regristreret**.", 3),
        ("docs/databeskyttelse.md", "Alt er regristreret.", 1),
        ("README.md", README.format("Alt er regristreret."), 7),
    ],
)
def test_a_wrong_word_is_found(tmp_path: Path, path: str, text: str, line: int) -> None:
    """A misspelt word is told with its file and line, in each kind of text that people read."""
    found = told(tmp_path, {path: text})
    assert [one.lower() for one in found] == [f"{path.lower()}:{line}: regristreret"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("handlers/a.py", '"""A dockstring in Englisch."""\n\ndef f():\n    """And Thisse."""\n'),
        ("handlers/a.py", 'raise ValueError("not a knownn thing")'),
        ("handlers/a.py", 'self.log.warning("mesage not replacced", reason="timeoutt")'),
        ("handlers/a.py", 'PATTERN = re.compile("(?:dagsordn|mødde) nu")'),
        ("handlers/a.py", 'PATTERNS = (r"\\bskirves af\\b",)'),
        ("handlers/a.py", 'def f(x: "Bodyy | None") -> "Seatt | None": ...'),
        ("handlers/a.py", 'ACTION = "afbud.fortrydd"; KEY = "a_keyy"'),
        ("handlers/a.py", 'text("Skriv `/afbudd lisste`.")'),
        ("handlers/a.py", 'Types("/afbud politsk fyn borgmster")'),
        ("handlers/a.py", 'text(f"mødet{ending}ne og {noun}erne")'),
        ("storage/a.py", 'raise Refusedd("a Thingg we refuse")'),
        ("sandbox/webapi/a.py", 'FAULT = "Invalidd argumentts given"'),
        ("sandbox/page/static/main.js", 'h("button", { class: "iconn smalll" }, find("inputt[x], selectt"))'),
        ("docs/brugervejledning.md", "```sh\nmakke runn\n```\n\nSe [her](docs/brugervejledningg.md)."),
        ("documents/a.svg.jinja", '{# A coment #}<g id="midtenn" {% if roww %}fill="{{ palettte.x }}"{% endif %}/>'),
        (
            "documents/a.typ",
            '// A coment\n#set text(font: ("Librtinus Serif", "Arrial"))\n#let asidde = jsson(sys.inputts)',
        ),
        ("docs/architecture.md", "An Englisch paper."),
    ],
)
def test_what_is_no_danish_text_is_left_alone(tmp_path: Path, path: str, text: str) -> None:
    """Docstrings, logs, developers' errors, patterns, keys, what is typed and English papers aren't read."""
    assert told(tmp_path, {path: text}) == []


@pytest.mark.parametrize("path", ["documents/letter.xml", "handlers/afbud/words.ftl", "bot/help.txt", "sandbox/a.json"])
def test_a_kind_of_file_that_nothing_reads_is_told(tmp_path: Path, path: str) -> None:
    """A new kind of template can't be forgotten: a file of the rooms is read, or left out for a reason."""
    for one in (path, "documents/paper.typ", "documents/fonts/OFL.txt"):
        (tmp_path / one).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / one).write_text("Alt er regristreret.", encoding="utf-8")
    assert unread(tmp_path) == [path]


def test_each_file_of_the_product_is_read_or_left_out_for_a_reason() -> None:
    """No file of the rooms is without a reader or a reason, and no reason is for what isn't there any more."""
    assert unread(ROOT) == []
    assert [path for path in NOT_READ if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("handlers/a.py", 'text("Mødet  er flyttet")', "t  e"),
        ("handlers/a.py", 'text("Mødet er flyttet !")', "t !"),
        ("handlers/a.py", 'text("Vent...")', "..."),
        ("handlers/a.py", 'text("Mødet - og dagen")', "t - o"),
        ("handlers/a.py", 'text("Mødet d. 9")', "d. 9"),
        ("handlers/a.py", 'text("Flyttet: det er i maj")', "t: det er"),
        ("bot/cli/start.py", 'help="f.eks. mødet"', "f.eks."),
        ("handlers/a.py", 'text("Mødet »dagen« her")', "»"),
        ("handlers/a.py", 'Button("Submit", "a")', "Submit"),
        ("handlers/a.py", 'Card("Error")', "Error"),
    ],
)
def test_the_house_writes_alike(tmp_path: Path, path: str, text: str, found: str) -> None:
    """Double blanks, blanks before a mark, wrong dashes, dots, marks and letters after them, and English are told."""
    assert f"{path}:1: {found}" in told(tmp_path, {path: text})

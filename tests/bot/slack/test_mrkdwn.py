import time

import pytest

from bot.slack import mrkdwn
from handlers.ui import Bold, Link, Mention


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;"),
        ("*fed* _skrå_ ~væk~", "\u2217fed\u2217 \u02cdskrå\u02cd \u223cvæk\u223c"),
        ("filen navn_med_streg", "filen navn_med_streg"),
        ("2*3 = 6", "2*3 = 6"),
        ("skriv `/afbud liste` her", "skriv `/afbud liste` her"),
        ("`<@U1>`", "`&lt;@U1&gt;`"),
        ("et ` alene", "et \u02cb alene"),
        ("> citat", "\u200b&gt; citat"),
    ],
)
def test_typed_text_is_read_letter_by_letter(typed: str, written: str) -> None:
    """Nothing that people type becomes markup, a mention or a quotation; words are left as they were."""
    assert mrkdwn.escape(typed) == written


def test_emphasis_stands_apart_from_words_and_on_each_line() -> None:
    """Emphasis works beside letters and over several lines, and what is typed in it can't end it."""
    assert mrkdwn.write(["a", Bold("b*c"), "d"], {}) == "a\u200b*b\u2217c*\u200bd"
    assert mrkdwn.write([Bold("en\n to ")], {}) == "*en*\n *to* "
    assert mrkdwn.write([Bold("")], {}) == ""


def test_a_person_is_mentioned_by_id_or_written_by_name() -> None:
    """A person of the workspace is mentioned; anyone else is written, as harmlessly as typed text."""
    assert mrkdwn.write([Mention(1, "Anna"), " ", Mention(2, "<b>")], {1: "U1"}) == "<@U1> &lt;b&gt;"


@pytest.mark.parametrize(
    ("link", "written"),
    [
        (Link("Sagen", "https://a.dk/?x=1&y=2"), "<https://a.dk/?x=1&amp;y=2|Sagen>"),
        (Link("Sagen", "https://a.dk/|x>"), "<https://a.dk/%7Cx%3E|Sagen>"),
        (Link("Klik", "javascript:alert(1)"), "Klik (javascript:alert(1))"),
    ],
)
def test_links_lead_to_the_web_and_nowhere_else(link: Link, written: str) -> None:
    """A web address becomes a link whatever stands in it; any other address is only written."""
    assert mrkdwn.write([link], {}) == written


@pytest.mark.parametrize("piece", ["\n", "\n ", " ", "*", "`", "&", "> ", "*a "])
def test_no_text_takes_long_to_write(piece: str) -> None:
    """Whatever is repeated: all others wait while it is written."""
    began = time.process_time()
    mrkdwn.escape(f"<{piece * 12_000}a")
    assert time.process_time() - began < 1.0

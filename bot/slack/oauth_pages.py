"""The pages that whoever installs the app sees, in Danish, without scripts; who may install is not decided here."""

import base64
import hashlib
from html import escape

_STYLE = (
    "body{margin:0;background:#f4f6f5;color:#1d1c1d;font:17px/1.5 system-ui,sans-serif}"
    "main{max-width:34rem;margin:12vh auto;padding:2rem;background:#fff;border-radius:12px}"
    "h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}"
    "a.go{display:inline-block;padding:.7rem 1.2rem;border-radius:8px;background:#14463f;color:#fff;"
    "text-decoration:none;font-weight:600}"
    "a.go:focus-visible{outline:3px solid #e8a33d;outline-offset:2px}"
)
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
}
"""What goes out with each page beside `bot.web.headers`: it loads nothing, runs nothing, and has this one style."""

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
NOT_ALLOWED = "not_allowed"
_AGAIN = "Begynd forfra på siden her, og fuldfør installationen i den samme browser inden ti minutter."
_REASONS = {
    "access_denied": ("Du sagde nej i Slack.", "Intet er installeret. Du kan begynde forfra, når du vil."),
    "invalid_browser": ("Installationen blev ikke begyndt i denne browser.", _AGAIN),
    "invalid_state": ("Installationen er for gammel, eller siden er brugt før.", _AGAIN),
    "missing_code": ("Slack sendte ikke det, der skal til.", _AGAIN),
    "invalid_code": ("Slack ville ikke fuldføre installationen.", _AGAIN),
    NOT_ALLOWED: (
        "Jeres Slack er ikke blandt dem, der kan være med.",
        "Bed dem, der driver Tovholder, om at føje jeres workspace-id til TOVHOLDER_WORKSPACES. Intet er gemt.",
    ),
}
_UNKNOWN = ("Noget gik galt undervejs.", f"Intet er installeret. {_AGAIN}")


def install_page(address: str) -> str:
    """The page with the link to Slack's own question."""
    return _page(
        "Føj Tovholder til jeres Slack",
        "Tovholder holder trådene for sundhedsklyngernes fælles sekretariater: møder, frister, afbud og gode "
        "erfaringer.",
        "Slack viser, hvad Tovholder beder om lov til. Den læser kun det, der skrives til den, og der, hvor I "
        "inviterer den ind.",
        "I kan fjerne den igen i Slack. Så tier den, og det, I har gemt, bliver stående.",
        go=("Føj til Slack", address),
    )


def done_page(workspace: str) -> str:
    """What somebody sees who has installed the app."""
    return _page(
        f"Tovholder er nu i {workspace}.",
        "Gå tilbage til Slack, og skriv /tovholder. Den viser, hvad den kan, og /tovholder tjek, hvad der mangler.",
    )


def is_known(reason: str) -> bool:
    """Whether it is one of the reasons that have words of their own; any other came from outside."""
    return reason in _REASONS


def failed_page(reason: str) -> str:
    """What somebody sees whose installation came to nothing, for Slack's reason or one of ours."""
    title, what_to_do = _REASONS.get(reason, _UNKNOWN)
    return _page(title, what_to_do, go=("Begynd forfra", INSTALL))


def broken_page(reference: str) -> str:
    """What somebody sees where something broke; the reference finds it in the log."""
    what_to_do = f"Prøv igen om lidt. Sker det igen, så giv dem, der driver Tovholder, denne reference: {reference}."
    return _page("Noget gik galt hos mig.", what_to_do, go=("Begynd forfra", INSTALL))


def hurried_page(seconds: int) -> str:
    """What somebody sees who comes too often."""
    return _page("Det går for hurtigt for mig.", f"Vent {seconds} sekunder, og prøv igen.", go=("Prøv igen", INSTALL))


def _page(title: str, *paragraphs: str, go: tuple[str, str] | None = None) -> str:
    said = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    link = f'<p><a class="go" href="{escape(go[1])}">{escape(go[0])}</a></p>' if go else ""
    return (
        '<!doctype html><html lang="da"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{said}{link}</main></body></html>"
    )

"""Web addresses as people write them in settings and on the command line; it asks none of them."""

import ipaddress
import re
from urllib.parse import urlsplit

PLAIN = "skal være en webadresse uden andet, fx https://tovholder.example.dk/."
"""What is told of an address that isn't plain."""
_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+\.?|[0-9a-f:.]+")


def is_plain(url: str) -> bool:
    """Whether it is a web address and nothing besides: no blank, no name or password, and nothing after the path."""
    try:
        told, _port = urlsplit(url), urlsplit(url).port
    except ValueError:
        return False
    # Looked for in the whole: urlsplit drops line breaks, and tells nothing of a "?" that nothing follows.
    is_bare = url.isprintable() and not any(one in url for one in " ?#\\") and "@" not in told.netloc
    return is_bare and told.scheme in ("http", "https") and bool(_HOST.fullmatch(told.hostname or ""))


def is_loopback(url: str) -> bool:
    """Whether a web address points to this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

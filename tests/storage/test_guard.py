import socket

import pytest


def test_no_test_opens_a_socket_beyond_loopback() -> None:
    """A test that would speak to the world fails, whichever library it uses."""
    with pytest.raises(PermissionError), socket.create_connection(("192.0.2.1", 80), timeout=0.1):
        pass
    with pytest.raises(PermissionError):
        socket.getaddrinfo("example.org", 443)
    with socket.socket() as server:
        with pytest.raises(PermissionError):
            server.bind(("0.0.0.0", 0))  # noqa: S104 - it is refused
        server.bind(("127.0.0.1", 0))

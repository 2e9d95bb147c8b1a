"""`nomnet serve`: what it refuses before it listens; a real server answers in tests/test_wheel.py and the browser tests."""

from __future__ import annotations

import socket

import pytest

from kg.errors import StoreError
from kg.graph.store import Store
from web.serve import command


@pytest.mark.parametrize("port", [0, -1, 65536, 99999999])
def test_a_number_that_is_no_port_is_refused(store: Store, port: int) -> None:
    with pytest.raises(StoreError, match="from 1 to 65535"):
        command(store, port=port)


def test_a_port_that_is_taken_is_said_with_the_next_step(store: Store) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StoreError, match=f"--port {port + 1}"):
            command(store, port=port)

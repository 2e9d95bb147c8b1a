"""`nomnet serve`: what it refuses before it listens, and a real server with many connections, a lost store and a foreign name."""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

import web
from kg.corpus import Corpus
from kg.errors import StoreError
from kg.graph.store import Store
from web.serve import Printable, command

PROGRAM = """
import sys
from pathlib import Path
from kg.graph.store import Store
from web.serve import Printable, command
if len(sys.argv) > 3:
    import resource
    resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[3]), int(sys.argv[3])))
command(Store(Path(sys.argv[1])), port=int(sys.argv[2]))
"""


@contextmanager
def served(folder: Path, errors: Path, *more: str) -> Iterator[int]:
    """The port of a server of the store in the folder; what it writes to its standard error goes into a file."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(Path(web.__file__).parents[1])}
    with errors.open("w") as told:
        process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(folder), str(port), *more], stderr=told, env=environment)
    try:
        end = time.monotonic() + 60
        while "nomnet is on" not in errors.read_text():
            assert process.poll() is None and time.monotonic() < end, errors.read_text()
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def get(port: int, path: str, host: str | None = None) -> tuple[int, str]:
    """Status and text of an answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers={"Accept": "text/html"} | ({"Host": host} if host else {}))
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize("port", [0, -1, 65536, 99999999])
def test_a_number_that_is_no_port_is_refused(store: Store, port: int) -> None:
    with pytest.raises(StoreError, match="from 1 to 65535"):
        command(store, port=port)


def test_a_port_that_is_taken_is_said_with_the_next_step(store: Store) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StoreError, match=rf"another program has this port\).*--port {port + 1}, or make serve PORT={port + 1}"):
            command(store, port=port)


def test_what_is_no_host_is_refused_before_anything_starts(store: Store) -> None:
    with pytest.raises(StoreError, match="--allow-host"):
        command(store, allow_host=["http://example.org/"])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of open files are POSIX")
def test_more_idle_connections_than_files_do_no_harm(store: Store, tmp_path: Path) -> None:
    told, files = tmp_path / "errors", 256
    with served(store.folder, told, str(files)) as port:
        idle = []
        for _ in range(files + 200):
            one = socket.socket()
            idle.append(one)
            one.settimeout(1)
            try:
                one.connect(("127.0.0.1", port))
            except TimeoutError:  # more than wait at the door of the system
                break
        assert len(idle) > files // 2
        for one in idle:
            one.close()
        assert get(port, "/constructs/robot-trust")[0] == 200
        assert get(port, "/sparql?query=ASK%7B%7D")[0] == 200
    lines = told.read_text().splitlines()
    assert len(lines) < 20 and "Traceback" not in "".join(lines), lines[:20]


@pytest.mark.slow
def test_a_store_that_is_lost_while_it_is_served(corpus: Corpus, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.rebuild(corpus)
    pointer = store.folder / "current"
    with served(store.folder, tmp_path / "errors") as port:
        assert json.loads(get(port, "/health")[1])["status"] == "ok"
        for damage in (pointer.unlink, lambda: pointer.write_text("x"), lambda: pointer.write_text("77")):
            damage()
            status, text = get(port, "/health")
            problem = json.loads(text)
            assert status == 503 and problem["status"] == "damaged" and problem["generation"] == 1 and "Build" in problem["problem"]
            for path in ("/", "/constructs/robot-trust", "/sparql?query=ASK%7B%7D", "/search?q=robot", "/links.csv", "/void.ttl"):
                assert get(port, path)[0] == 200, path
        pointer.write_text("1")
        assert get(port, "/health")[0] == 200
        store.rebuild(corpus)
        (store.path / "CURRENT").unlink()
        status, text = get(port, "/health")
        assert status == 503 and "Generation 2" in text and "1 is served on" in text
        assert get(port, "/constructs/robot-trust")[0] == 200
        store.rebuild(corpus)
        assert json.loads(get(port, "/health")[1]) == {"status": "ok", "generation": 3, "base": "https://w3id.org/nomnet/"}


@pytest.mark.slow
def test_a_server_of_this_machine_knows_its_own_names_only(store: Store, tmp_path: Path) -> None:
    with served(store.folder, tmp_path / "errors") as port:
        assert get(port, "/health", f"localhost:{port}")[0] == 200
        assert get(port, "/links.csv", f"evil.example:{port}")[0] == 421


def test_what_a_visitor_sends_does_not_steer_a_terminal() -> None:
    record = logging.LogRecord("web", logging.ERROR, "", 0, "%s %s", ("GET", "/\x1b[2J\nINFO web: forged \u202e"), None)
    assert Printable("%(levelname)s %(message)s").format(record) == r"ERROR GET /\x1b[2J\nINFO web: forged \u202e"
    try:
        raise ValueError("\x1b[31mred")
    except ValueError:
        record.exc_info = sys.exc_info()
    told = Printable().format(record)
    assert "\x1b" not in told and r"\x1b[31mred" in told and len(told.splitlines()) > 2


@pytest.mark.parametrize("kind", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_who_sends_ten_megabytes_learns_that_it_is_too_much(store: Store, tmp_path: Path, kind: str) -> None:
    with served(store.folder, tmp_path / "errors") as port:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("POST", "/sparql", b"query=" + b"x" * 10_000_000, {"Content-Type": kind, "Accept": "text/html"})
        response = connection.getresponse()
        assert response.status == 413
        assert "<h1" in (page := response.read().decode()) and "2,097,152 bytes" in page
        connection.close()
        assert get(port, "/health")[0] == 200

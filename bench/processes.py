"""Other processes: steps that are measured in a process of their own, and servers that are started, watched and stopped."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}


def step(name: str, *arguments: str) -> dict[str, Any]:
    """What a step of :mod:`bench.steps` reports, run in a fresh process; it adds its own time and its highest memory."""
    run = subprocess.run([sys.executable, "-m", "bench.steps", name, *arguments], capture_output=True, text=True, cwd=ROOT, env=ENVIRONMENT,
                         check=False)
    if run.returncode:
        raise RuntimeError(f"the step {name} {' '.join(arguments)} failed ({run.returncode}):\n{run.stderr[-3000:]}")
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def serving(command: list[str], port: int, path: str = "/", patience: float = 120.0) -> Iterator[tuple[int, float]]:
    """A server while it runs: its process and the seconds until it gave its first page. It is stopped with Ctrl + C."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT,
                               start_new_session=True)
    try:
        while not _answers(port, path):
            if process.poll() is not None or time.perf_counter() - start > patience:
                raise RuntimeError(f"{' '.join(command)} does not answer on port {port}")
            time.sleep(0.01)
        yield process.pid, time.perf_counter() - start
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def memory(process: int) -> float | None:
    """The memory that a process holds now (resident), in MB; None where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), None)


def workers(process: int) -> list[int]:
    """The processes that a process has started, and those that these have started."""
    found: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found += [child, *workers(child)]
    return found


def available_memory() -> float:
    """The memory that processes may still take, in MB; infinity where the system does not tell."""
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return float("inf")
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("MemAvailable")), float("inf"))

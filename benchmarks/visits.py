"""Visits over Streamlit's own protocol: a websocket, a request to run, messages until it ran."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.processes import HOST

_ANSWERED_WITHIN_SECONDS = 120
_BUG = "Something went wrong here"  # as ui/messages tells it


@dataclass(frozen=True)
class Run:
    """Seconds from asking until something showed, and until all did."""

    first_element: float
    finished: float
    size: int  # bytes received
    elements: frozenset[str]
    pages: frozenset[str] = frozenset()  # paths in the navigation


@dataclass(frozen=True)
class Visit:
    first: Run  # timed from before the socket was opened
    reruns: tuple[Run, ...]


@dataclass(frozen=True)
class Errand:
    """What every reader does: open a page, then ask it for one address after the other."""

    page: str  # its path; "" is the first page
    addresses: Sequence[str] = ("",)
    reruns: int = 0
    arrival: str = ""  # the address the page is opened by
    longest_thought_s: float = 0.45  # between two reruns


def visit_together(port: int, users: int, errand: Errand) -> list[Visit]:
    """All arrive at once, and ask on when all have arrived."""
    return asyncio.run(_visit_together(port, users, errand))


async def _visit_together(port: int, users: int, errand: Errand) -> list[Visit]:
    arrived = asyncio.Barrier(users)
    visits = (_visit(port, number, arrived, errand) for number in range(users))
    return list(await asyncio.gather(*visits))


async def _visit(port: int, number: int, arrived: asyncio.Barrier, errand: Errand) -> Visit:
    thoughts = random.Random(number)
    begun = time.perf_counter()
    async with connect(
        f"ws://{HOST}:{port}/_stcore/stream",
        origin=f"http://{HOST}:{port}",  # type: ignore[arg-type]  # a NewType of str
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
    ) as socket:
        first = await _run(socket, errand.page, errand.arrival, begun)
        await arrived.wait()
        runs = []
        for place in range(number, number + errand.reruns):
            await asyncio.sleep(thoughts.uniform(0, errand.longest_thought_s))
            address = errand.addresses[place % len(errand.addresses)]
            runs.append(await _run(socket, errand.page, address, time.perf_counter()))
    return Visit(first, tuple(runs))


async def _run(socket: ClientConnection, page: str, address: str, begun: float) -> Run:
    question = BackMsg()
    question.rerun_script.page_name = page
    question.rerun_script.query_string = address
    await socket.send(question.SerializeToString())
    size, first, elements, pages = 0, None, set(), set[str]()
    while True:
        answer = await asyncio.wait_for(socket.recv(decode=False), _ANSWERED_WITHIN_SECONDS)
        size += len(answer)
        message = ForwardMsg.FromString(answer)
        kind = message.WhichOneof("type")
        if kind == "delta":
            first = first or time.perf_counter() - begun
            elements.add(_element(message))
        elif kind == "navigation":
            pages.update(one.url_pathname for one in message.navigation.app_pages)
        elif kind == "script_finished":
            finished = time.perf_counter() - begun
            return Run(first or finished, finished, size, frozenset(elements), frozenset(pages))


def _element(message: ForwardMsg) -> str:
    element = message.delta.new_element
    kind = element.WhichOneof("type") or "block"
    if kind == "exception":
        raise RuntimeError(f"The page failed: {element.exception.message}")
    if element.heading.body == _BUG:
        raise RuntimeError("The page failed; its log says why.")
    return kind

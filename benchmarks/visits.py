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
_LONGEST_THOUGHT_SECONDS = 0.45


@dataclass(frozen=True)
class Run:
    """Seconds from asking until something showed, and until all did."""

    first_element: float
    finished: float
    size: int  # bytes received
    elements: frozenset[str]


@dataclass(frozen=True)
class Visit:
    first: Run  # timed from before the socket was opened
    reruns: tuple[Run, ...]


def visit_together(port: int, users: int, addresses: Sequence[str], reruns: int) -> list[Visit]:
    """All arrive at once; then each asks for one address after the other, thinking in between."""
    return asyncio.run(_visit_together(port, users, addresses, reruns))


async def _visit_together(
    port: int, users: int, addresses: Sequence[str], reruns: int
) -> list[Visit]:
    arrived = asyncio.Barrier(users)
    visits = (_visit(port, number, arrived, addresses, reruns) for number in range(users))
    return list(await asyncio.gather(*visits))


async def _visit(
    port: int, number: int, arrived: asyncio.Barrier, addresses: Sequence[str], reruns: int
) -> Visit:
    thoughts = random.Random(number)
    begun = time.perf_counter()
    async with connect(
        f"ws://{HOST}:{port}/_stcore/stream",
        origin=f"http://{HOST}:{port}",  # type: ignore[arg-type]  # a NewType of str
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
    ) as socket:
        first = await _run(socket, "", begun)
        await arrived.wait()
        runs = []
        for place in range(number, number + reruns):
            await asyncio.sleep(thoughts.uniform(0, _LONGEST_THOUGHT_SECONDS))
            address = addresses[place % len(addresses)]
            runs.append(await _run(socket, address, time.perf_counter()))
    return Visit(first, tuple(runs))


async def _run(socket: ClientConnection, address: str, begun: float) -> Run:
    question = BackMsg()
    question.rerun_script.query_string = address
    await socket.send(question.SerializeToString())
    size, first, elements = 0, None, set()
    while True:
        answer = await asyncio.wait_for(socket.recv(decode=False), _ANSWERED_WITHIN_SECONDS)
        size += len(answer)
        message = ForwardMsg.FromString(answer)
        kind = message.WhichOneof("type")
        if kind == "delta":
            first = first or time.perf_counter() - begun
            elements.add(_element(message))
        elif kind == "script_finished":
            finished = time.perf_counter() - begun
            return Run(first or finished, finished, size, frozenset(elements))


def _element(message: ForwardMsg) -> str:
    element = message.delta.new_element
    kind = element.WhichOneof("type") or "block"
    if kind == "exception":
        raise RuntimeError(f"The page failed: {element.exception.message}")
    return kind

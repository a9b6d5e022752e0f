"""First paint and reruns of Overview for one reader and for many, beside a page of one figure."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from benchmarks.measurement import Measurement
from benchmarks.memory import PeakMemory
from benchmarks.processes import Served, bare_page, workbench, workbench_folder
from benchmarks.sizes import Sizes
from benchmarks.visits import Visit, visit_together

_KNOWN = ("range=7d", "range=90d", "range=28d")
_ARRIVALS = 10  # of one reader alone, one after the other
_PAGE = "a page of one figure"


def measure_pages(sizes: Sizes) -> Iterator[Measurement]:
    with workbench_folder() as folder, workbench(folder) as app, bare_page() as page:
        (stranger,) = visit_together(app.port, 1, _KNOWN, 0)
        (bare,) = visit_together(page.port, 1, _KNOWN, 0)
        _refuse_empty(stranger)
        reference = Measurement(_PAGE, (bare.first.finished,))
        yield Measurement("first visit after the start", (stranger.first.finished,), (reference,))
        for users in (1, sizes.users):
            yield from _crowd(app, page, users, sizes.reruns)


def _crowd(app: Served, page: Served, users: int, reruns: int) -> Iterator[Measurement]:
    who = f"{users} reader" + ("s" if users > 1 else "")
    arrivals = max(1, _ARRIVALS // users)
    with PeakMemory(app.pid) as peak:
        visits = _visits(app, users, arrivals, _KNOWN, reruns)
        strange = _visits(app, users, 1, _unasked(users, reruns), reruns)
    bare = _visits(page, users, arrivals, _KNOWN, reruns)
    yield from _first_paint(who, visits, bare)
    rerun = Measurement(_PAGE, _reruns(bare))
    yield Measurement(f"rerun, {who}", _reruns(visits), (rerun,), peak.bytes)
    yield Measurement(f"rerun on days never asked for, {who}", _reruns(strange), (rerun,))


def _visits(
    served: Served, users: int, arrivals: int, addresses: Sequence[str], reruns: int
) -> list[Visit]:
    """Only the last arrival stays for the reruns."""
    found = []
    for left in reversed(range(arrivals)):
        found += visit_together(served.port, users, addresses, 0 if left else reruns)
    return found


def _first_paint(who: str, visits: list[Visit], bare: list[Visit]) -> Iterator[Measurement]:
    begun, finished = (
        Measurement(_PAGE, tuple(moments))
        for moments in (
            (one.first.first_element for one in bare),
            (one.first.finished for one in bare),
        )
    )
    yield Measurement(
        f"first element, {who}", tuple(one.first.first_element for one in visits), (begun,)
    )
    yield Measurement(
        f"first paint, {who}", tuple(one.first.finished for one in visits), (finished,)
    )


def _reruns(visits: list[Visit]) -> tuple[float, ...]:
    return tuple(run.finished for visit in visits for run in visit.reruns)


def _unasked(users: int, reruns: int) -> list[str]:
    """A range of its own for every rerun, of several lengths."""
    last = date.today() - timedelta(days=30)
    ranges = []
    for number in range(users + reruns):
        until = last - timedelta(days=number)
        ranges.append(f"from={until - timedelta(days=20 + number % 50)}&to={until}&platforms=")
    return ranges


def _refuse_empty(visit: Visit) -> None:
    """A page without figures is fast, but not what is to be measured."""
    missing = {"metric", "plotly_chart"} - visit.first.elements
    if missing:
        raise RuntimeError(f"Overview came without {', '.join(sorted(missing))}.")

"""Every page over real websockets, for one reader and for many, beside a page of one figure."""

import time
from collections.abc import Iterator, Sequence

from benchmarks.addresses import Page, pages_among, unasked
from benchmarks.measurement import Measurement
from benchmarks.memory import PeakMemory
from benchmarks.processes import Served, bare_page, cpu_seconds, workbench
from benchmarks.sizes import Sizes
from benchmarks.stores import filled_folder
from benchmarks.visits import Errand, Visit, visit_together

_ARRIVALS = 5  # of one reader alone, one after the other
_BARE_RERUNS = 5
_PAGE = "a page of one figure"
# The server loads its statistics after the start; no page is to wait for that.
_SETTLED_AFTER_S = 10


def measure_pages(sizes: Sizes) -> Iterator[Measurement]:
    with filled_folder(sizes.rows) as folder, workbench(folder) as app, bare_page() as bare:
        yield _first_visit(app, bare)
        time.sleep(_SETTLED_AFTER_S)
        (visit,) = visit_together(app.port, 1, Errand(""))
        for page in pages_among(visit.first.pages):
            yield from measure_page(page, app, bare, sizes)


def measure_page(page: Page, app: Served, bare: Served, sizes: Sizes) -> Iterator[Measurement]:
    (stranger,) = visit_together(app.port, 1, Errand(page.path, arrival=page.addresses[-1]))
    _refuse_empty(page, stranger)
    yield Measurement(f"{page.name}: first paint, never opened before", (stranger.first.finished,))
    yield from _one_reader(page, app, bare, sizes)
    for users in (sizes.users, sizes.crowd):
        visits = visit_together(app.port, users, Errand(page.path, page.addresses, sizes.reruns))
        yield _rerun(page, visits, bare)


def _one_reader(page: Page, app: Served, bare: Served, sizes: Sizes) -> Iterator[Measurement]:
    again = Errand(page.path, arrival=page.addresses[-1])
    arrivals = _one_after_the_other(app, again, _ARRIVALS)
    yield Measurement(
        f"{page.name}: first paint, opened before",
        tuple(one.first.finished for one in arrivals),
        (Measurement(_PAGE, _first_paints(bare)),),
        payload=max(one.first.size for one in arrivals),
    )
    asked = Errand(page.path, page.addresses, sizes.reruns)
    visit_together(app.port, 1, Errand(page.path, page.addresses, len(page.addresses)))
    with PeakMemory(app.pid) as peak:
        before = cpu_seconds(app.pid)
        visits = visit_together(app.port, 1, asked)
        spent = cpu_seconds(app.pid) - before
    yield _rerun(page, visits, bare, peak.bytes)
    yield Measurement(f"{page.name}: processor time of a rerun", (spent / (sizes.reruns + 1),))
    if page.has_days:
        strange = Errand(page.path, unasked(sizes.reruns), sizes.reruns)
        yield Measurement(
            f"{page.name}: rerun on days never asked for",
            _reruns(visit_together(app.port, 1, strange)),
        )


def _first_visit(app: Served, bare: Served) -> Measurement:
    (stranger,) = visit_together(app.port, 1, Errand(""))
    reference = Measurement(_PAGE, (visit_together(bare.port, 1, Errand(""))[0].first.finished,))
    return Measurement("first visit after the start", (stranger.first.finished,), (reference,))


def _rerun(
    page: Page, visits: Sequence[Visit], bare: Served, peak: int | None = None
) -> Measurement:
    users = len(visits)
    who = f"{users} reader" + ("s" if users > 1 else "")
    beside = visit_together(bare.port, users, Errand("", ("range=7d", "range=90d"), _BARE_RERUNS))
    return Measurement(
        f"{page.name}: rerun, {who}",
        _reruns(visits),
        (Measurement(_PAGE, _reruns(beside)),),
        peak,
        payload=max(run.size for visit in visits for run in visit.reruns),
    )


def _first_paints(bare: Served) -> tuple[float, ...]:
    return tuple(one.first.finished for one in _one_after_the_other(bare, Errand(""), _ARRIVALS))


def _one_after_the_other(served: Served, errand: Errand, times: int) -> list[Visit]:
    return [visit_together(served.port, 1, errand)[0] for _ in range(times)]


def _reruns(visits: Sequence[Visit]) -> tuple[float, ...]:
    return tuple(run.finished for visit in visits for run in visit.reruns)


def _refuse_empty(page: Page, visit: Visit) -> None:
    """A page without figures is fast, but not what is to be measured."""
    missing = page.shows - visit.first.elements
    if missing:
        raise RuntimeError(f"{page.name} came without {', '.join(sorted(missing))}.")

"""What the address of a page says, there and back: ids, ISO dates and short words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Literal
from urllib.parse import unquote

from domain.errors import InvalidRequest
from domain.granularity import Granularity
from domain.periods import Period
from domain.vocabulary import Basis, Comparison, Platform
from ui.own_parameters import OWN_PARAMETERS, identity, name
from ui.presets import Preset


class ChartMode(StrEnum):
    PLATFORMS = "platforms"
    TOTAL = "total"


class HistoryTab(StrEnum):
    IMPORTS = "imports"
    FIGURES = "figures"
    CHANGES = "changes"


# What has a name in the workspace: ids, and types by their word.
Facet = Literal["accounts", "types", "creators", "topics"]
FACETS: tuple[Facet, ...] = ("accounts", "types", "creators", "topics")


@dataclass(frozen=True)
class View:
    """Everything the reader chose. `custom` is set when, and only when, the preset is CUSTOM."""

    workspace_id: int | None = None
    preset: Preset = Preset.LAST_28
    custom: Period | None = None
    comparison: Comparison = Comparison.PREVIOUS
    match_weekday: bool = True
    platforms: tuple[Platform, ...] = ()
    basis: Basis | None = None
    metric: str | None = None
    mode: ChartMode = ChartMode.PLATFORMS
    content_id: int | None = None
    history: HistoryTab = HistoryTab.IMPORTS
    import_id: int | None = None
    compared_from: date | None = None  # set when, and only when, the comparison is CUSTOM
    accounts: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    creators: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    text: str = ""
    granularity: Granularity | None = None  # None: the one that suits the days
    own: frozenset[tuple[str, str, str]] = frozenset()  # page, parameter, text

    def over(self, period: Period) -> "View":
        return replace(self, preset=Preset.CUSTOM, custom=period)

    def against(self, comparison: Comparison, first_day: date | None = None) -> "View":
        return replace(self, comparison=comparison, compared_from=first_day)

    def naming(self, facet: Facet, chosen: tuple[Any, ...]) -> "View":
        changes: dict[str, Any] = {facet: chosen}
        return replace(self, **changes)

    def named(self, facet: Facet) -> tuple[Any, ...]:
        told: tuple[Any, ...] = getattr(self, facet)
        return told

    @property
    def is_narrowed(self) -> bool:
        return any((self.platforms, self.accounts, self.types, self.creators, self.topics,
                    self.text))  # fmt: skip

    @property
    def whole(self) -> "View":
        """Nothing filtered out; days and comparison stay."""
        return replace(self, platforms=(), accounts=(), types=(), creators=(), topics=(), text="")

    def told(self, page: str, name: str) -> str | None:
        """What the page's own parameter says."""
        return next((text for at, named, text in self.own if (at, named) == (page, name)), None)

    def telling(self, page: str, name: str, text: str | None) -> "View":
        others = frozenset(one for one in self.own if one[:2] != (page, name))
        return replace(self, own=others | {(page, name, text)} if text else others)


_DEFAULT = View()
LONGEST_TEXT = 200
_MATCHES = {"weekday": True, "date": False}
_CUSTOM_RANGE = ("from", "to")


def _platforms(text: str) -> tuple[Platform, ...]:
    chosen = {Platform(name) for name in text.split(",")}
    return tuple(platform for platform in Platform if platform in chosen)


def _identities(text: str) -> tuple[int, ...]:
    return tuple(sorted({identity(part) for part in text.split(",")}))


def _types(text: str) -> tuple[str, ...]:
    found = sorted({unquote(part) for part in text.split(",")})
    if not all(each and each == each.strip() for each in found):
        raise ValueError(text)
    return tuple(found)


def _written(types: tuple[str, ...]) -> str:
    """Separated by commas; a comma inside a type is written as %2C."""
    return ",".join(each.replace("%", "%25").replace(",", "%2C") for each in types)


def _searched(text: str) -> str:
    if len(text) > LONGEST_TEXT or "\0" in text:
        raise ValueError(text)
    return text.strip()


def _comparison(view: View, text: str) -> View:
    """A named one, or the first day compared with."""
    if text[:1].isdigit():
        return view.against(Comparison.CUSTOM, date.fromisoformat(text))
    comparison = Comparison(text)
    if comparison is Comparison.CUSTOM:
        raise ValueError(text)
    return view.against(comparison)


_READERS: dict[str, Callable[[View, str], View]] = {
    "workspace": lambda view, text: replace(view, workspace_id=identity(text)),
    "range": lambda view, text: replace(view, preset=_named_preset(text)),
    "compare": _comparison,
    "match": lambda view, text: replace(view, match_weekday=_MATCHES[text]),
    "platforms": lambda view, text: replace(view, platforms=_platforms(text)),
    "accounts": lambda view, text: replace(view, accounts=_identities(text)),
    "types": lambda view, text: replace(view, types=_types(text)),
    "creators": lambda view, text: replace(view, creators=_identities(text)),
    "topics": lambda view, text: replace(view, topics=_identities(text)),
    "title": lambda view, text: replace(view, text=_searched(text)),
    "by": lambda view, text: replace(view, granularity=Granularity(text)),
    "basis": lambda view, text: replace(view, basis=Basis(text)),
    "metric": lambda view, text: replace(view, metric=name(text)),
    "chart": lambda view, text: replace(view, mode=ChartMode(text)),
    "content": lambda view, text: replace(view, content_id=identity(text)),
    "tab": lambda view, text: replace(view, history=HistoryTab(text)),
    "import": lambda view, text: replace(view, import_id=identity(text)),
}


def _named_preset(text: str) -> Preset:
    preset = Preset(text)
    if preset is Preset.CUSTOM:
        raise ValueError(text)
    return preset


def read_address(parameters: Mapping[str, str], page: str = "") -> tuple[View, tuple[str, ...]]:
    """The view, and the names of the parameters that say nothing the page understands."""
    view, ignored = _DEFAULT, []
    for parameter, text in parameters.items():
        if parameter in _CUSTOM_RANGE:
            continue
        try:
            view = _reading(view, page, parameter, text)
        except (KeyError, ValueError):
            ignored.append(parameter)
    try:
        view = _with_custom_range(view, parameters)
    except (KeyError, ValueError, InvalidRequest):
        ignored.extend(end for end in _CUSTOM_RANGE if end in parameters)
    return view, tuple(ignored)


def _reading(view: View, page: str, parameter: str, text: str) -> View:
    own = OWN_PARAMETERS.get(page, {})
    if parameter not in own:
        return _READERS[parameter](view, text)
    own[parameter](text)
    return view.telling(page, parameter, text)


def _with_custom_range(view: View, parameters: Mapping[str, str]) -> View:
    if not any(end in parameters for end in _CUSTOM_RANGE):
        return view
    first, last = (date.fromisoformat(parameters[end]) for end in _CUSTOM_RANGE)
    return view.over(Period(first, last))


def write_address(view: View, page: str = "") -> dict[str, str]:
    """Only what differs from the default, so that a plain view has a plain address."""
    if view.custom is not None:
        days = {"from": view.custom.first_day.isoformat(), "to": view.custom.last_day.isoformat()}
    else:
        days = {"range": view.preset.value} if view.preset is not _DEFAULT.preset else {}
    told = {
        "workspace": str(view.workspace_id) if view.workspace_id is not None else "",
        **days,
        "compare": _written_comparison(view),
        "match": "" if view.match_weekday else "date",
        "platforms": ",".join(platform.value for platform in view.platforms),
        "accounts": _listed(view.accounts),
        "types": _written(view.types),
        "creators": _listed(view.creators),
        "topics": _listed(view.topics),
        "title": view.text,
        "by": view.granularity.value if view.granularity else "",
        "basis": view.basis.value if view.basis else "",
        "metric": view.metric or "",
        "chart": view.mode.value if view.mode is not _DEFAULT.mode else "",
        "content": str(view.content_id) if view.content_id is not None else "",
        "tab": view.history.value if view.history is not _DEFAULT.history else "",
        "import": str(view.import_id) if view.import_id is not None else "",
    }
    own = sorted((parameter, text) for at, parameter, text in view.own if at == page)
    return {parameter: text for parameter, text in [*told.items(), *own] if text}


def _listed(ids: tuple[int, ...]) -> str:
    return ",".join(str(each) for each in ids)


def _written_comparison(view: View) -> str:
    if view.comparison is Comparison.CUSTOM:
        return view.compared_from.isoformat() if view.compared_from else ""
    return view.comparison.value if view.comparison is not _DEFAULT.comparison else ""

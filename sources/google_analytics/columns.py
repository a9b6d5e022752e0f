"""What the columns of a Google Analytics table are: days, pages, figures, and all the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from sources.columns import COUNT, Columns, FigureColumn, Layout, layout_of
from sources.google_analytics.sections import Section
from sources.headers import normalised
from sources.numbers import not_negative, read_amount, read_clock

_COLUMNS = Columns(
    facts={
        "date": ("Date", "Datum", "Fecha", "Data"),
        "day number": ("Nth day",),
        "week number": ("Nth week",),
        "page": (
            "Page path and screen class", "Page path", "Page path + query string",
            "Page path + query string and screen class", "Page location", "Full page URL",
            "Seitenpfad und Bildschirmklasse", "Seitenpfad", "Seitenpfad + Abfragestring",
            "Ruta de la página y clase de pantalla", "Ruta de la página",
            "Chemin de la page et classe de l'écran", "Caminho da página e classe da tela",
        ),
        "host": ("Hostname", "Host name"),
        "page title": ("Page title", "Page title and screen class", "Seitentitel",
                       "Seitentitel und Bildschirmklasse"),
    },
    figures=(
        FigureColumn("views", ("Views", "Page views", "Aufrufe", "Vistas", "Vues",
                               "Visualizações"), COUNT),
        FigureColumn("users", ("Active users", "Aktive Nutzer", "Usuarios activos",
                               "Utilisateurs actifs", "Usuários ativos", "Total users", "Users",
                               "Nutzer insgesamt"), COUNT),
        FigureColumn("new_users", ("New users", "Neue Nutzer", "Usuarios nuevos",
                                   "Nouveaux utilisateurs", "Novos usuários"), COUNT),
        FigureColumn("sessions", ("Sessions", "Sitzungen", "Sesiones", "Sessões"), COUNT),
        FigureColumn("engaged_sessions", ("Engaged sessions", "Sitzungen mit Interaktionen"),
                     COUNT),
        FigureColumn("event_count", ("Event count", "Ereignisanzahl", "Número de eventos",
                                     "Nombre d'événements", "Contagem de eventos"), COUNT),
        FigureColumn("key_events", ("Key events", "Conversions", "Schlüsselereignisse",
                                    "Eventos clave"), not_negative(read_amount)),
        FigureColumn("avg_engagement_time_s",
                     ("Average engagement time per active user", "Average engagement time",
                      "Durchschnittliche Interaktionsdauer pro aktivem Nutzer"),
                     not_negative(read_clock)),
        FigureColumn("revenue", ("Total revenue", "Gesamtumsatz", "Ingresos totales",
                                 "Revenu total", "Receita total"), read_amount),
    ),
)  # fmt: skip
_DAYS_PER_WEEK = 7
# Their cells are numbers all the same.
_NUMBERED_DIMENSIONS = frozenset(
    {"hour", "age", "day", "week", "month", "year", "day of week", "nth hour", "nth month",
     "nth year"}
)  # fmt: skip


@dataclass(frozen=True)
class TableLayout:
    """`offset` is the column that counts from the first day on, `step` the days it counts."""

    columns: Layout
    offset: int | None
    step: int
    breakdowns: tuple[str, ...]  # dimensions that are neither a day nor a page
    left_out: tuple[str, ...]  # figures no metric is known for

    @property
    def by_page(self) -> bool:
        return "page" in self.columns.facts

    @property
    def dated(self) -> bool:
        return self.offset is not None or "date" in self.columns.facts


def is_page_table(header: Sequence[str]) -> bool:
    """For files whose comments somebody has removed."""
    layout = layout_of(_COLUMNS, header)
    return "page" in layout.facts and bool(layout.figures)


def table_layout(section: Section, *, decimal_comma: bool) -> TableLayout:
    columns = layout_of(_COLUMNS, section.header, decimal_comma=decimal_comma)
    offset, step = _offset(section, columns)
    rest = [name for name in columns.left_out if not _counts(name, offset, section)]
    if "page" not in columns.facts and "page title" in columns.facts:
        rest.append(section.header[columns.facts["page title"]])
    words = tuple(name for name in rest if _is_worded(section, section.header.index(name)))
    left_out = tuple(name for name in rest if name not in words)
    return TableLayout(columns, offset, step, words, left_out)


def _counts(name: str, offset: int | None, section: Section) -> bool:
    return offset is not None and section.header[offset] == name


def _offset(section: Section, columns: Layout) -> tuple[int | None, int]:
    """By its name in English, else by its look: 0000, 0001 and on, as many as there are days."""
    if "day number" in columns.facts:
        return columns.facts["day number"], 1
    if "week number" in columns.facts:
        return columns.facts["week number"], _DAYS_PER_WEEK
    cells = [row.cells[0].strip() for row in section.rows]
    if not cells or section.period is None or not _are_offsets(cells):
        return None, 1
    days = section.period.days
    if len(cells) == days:
        return 0, 1
    return (0, _DAYS_PER_WEEK) if len(cells) == -(-days // _DAYS_PER_WEEK) else (None, 1)


def _are_offsets(cells: Sequence[str]) -> bool:
    return all(cell == f"{number:04d}" for number, cell in enumerate(cells))


def _is_worded(section: Section, position: int) -> bool:
    """A dimension: its cells are words, or the table has no row to tell."""
    if normalised(section.header[position]) in _NUMBERED_DIMENSIONS:
        return True
    cells = [row.cells[position] for row in section.rows if position < len(row.cells)]
    filled = [cell.strip() for cell in cells if cell.strip()]
    return not filled or any(not _is_figure(cell) for cell in filled)


def _is_figure(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).replace(",", "").rstrip("%").isdigit()

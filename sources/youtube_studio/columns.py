"""The columns of YouTube Studio exports by their names in English, German, Portuguese, Spanish."""

from collections.abc import Sequence
from dataclasses import dataclass

from sources.headers import normalised
from sources.numbers import (
    ReadNumber,
    not_negative,
    read_amount,
    read_clock,
    read_count,
    read_hours,
    read_percent,
)


@dataclass(frozen=True)
class FigureColumn:
    metric: str
    read: ReadNumber
    names: tuple[str, ...]
    net: bool = False  # gains minus losses in one column


_FIGURES = (
    FigureColumn(
        "views", not_negative(read_count), ("Views", "Aufrufe", "Visualizações", "Vistas")
    ),
    FigureColumn(
        "engaged_views",
        not_negative(read_count),
        ("Engaged views", "Visualizações engajadas", "Visualizações intencionais"),
    ),
    FigureColumn(
        "impressions",
        not_negative(read_count),
        ("Impressions", "Thumbnail impressions", "Impressionen", "Impressões", "Impresiones"),
    ),
    FigureColumn(
        "viewers",
        not_negative(read_count),
        ("Unique viewers", "Einzelne Zuschauer", "Espectadores únicos"),
    ),
    FigureColumn(
        "likes",
        read_count,
        ("Likes", "„Mag ich“-Bewertungen", "Mag ich-Bewertungen", "Curtidas", "Marcações Gostei",
         "Me gusta"),
    ),
    FigureColumn("dislikes", read_count, ("Dislikes", "Não gostei", "No me gusta")),
    FigureColumn(
        "comments",
        read_count,
        ("Comments added", "Comments", "Hinzugefügte Kommentare", "Kommentare",
         "Comentários adicionados", "Comentários", "Comentarios agregados"),
    ),
    FigureColumn(
        "shares",
        not_negative(read_count),
        ("Shares", "Geteilte Inhalte", "Compartilhamentos", "Veces que se compartió"),
    ),
    FigureColumn(
        "watch_time_s",
        not_negative(read_hours),
        ("Watch time (hours)", "Wiedergabezeit (Stunden)", "Tempo de exibição (horas)",
         "Tiempo de visualización (horas)"),
    ),
    FigureColumn(
        "follows",
        read_count,
        ("Subscribers", "Abonnenten", "Inscritos", "Suscriptores"),
        net=True,
    ),
    FigureColumn(
        "follows",
        not_negative(read_count),
        ("Subscribers gained", "Gewonnene Abonnenten", "Inscritos conquistados",
         "Inscritos obtidos", "Suscriptores ganados"),
    ),
    FigureColumn(
        "unfollows",
        not_negative(read_count),
        ("Subscribers lost", "Verlorene Abonnenten", "Inscritos perdidos",
         "Suscriptores perdidos"),
    ),
    FigureColumn(
        "revenue",
        read_amount,
        ("Estimated revenue", "Your estimated revenue", "Geschätzter Umsatz",
         "Receita estimada", "Ingresos estimados"),
    ),
    FigureColumn(
        "ctr_pct",
        not_negative(read_percent),
        ("Impressions click-through rate (%)", "Thumbnail click-through rate (%)",
         "Klickrate der Impressionen (%)", "Taxa de cliques de impressões (%)",
         "Tasa de clics de las impresiones (%)"),
    ),
    FigureColumn(
        "avg_view_duration_s",
        not_negative(read_clock),
        ("Average view duration", "Durchschnittliche Wiedergabedauer",
         "Duração média da visualização", "Duración promedio de vistas"),
    ),
    FigureColumn(
        "avg_view_pct",
        not_negative(read_percent),
        ("Average percentage viewed (%)", "Durchschnittliche Wiedergabe (%)",
         "Porcentagem visualizada média (%)", "Porcentaje promedio visto (%)"),
    ),
    FigureColumn("premium_views", not_negative(read_count), ("YouTube Premium views",)),
)  # fmt: skip

_KEPT_OUT = (
    "Likes (vs. dislikes) (%)", "Shown in feed", "Viewed (vs. swiped away) (%)",
    "Stayed to watch (%)", "New viewers", "Returning viewers", "Regular viewers",
    "Casual viewers", "Average views per viewer", "RPM (USD)", "CPM (USD)",
    "Videos published", "Vídeos publicados", "Playlist watch time (hours)",
)  # fmt: skip


def _names(*names: str) -> frozenset[str]:
    return frozenset(map(normalised, names))


FIGURES = {normalised(name): column for column in _FIGURES for name in column.names}
KEPT_OUT = _names(*_KEPT_OUT)
DATE = _names("Date", "Datum", "Data", "Fecha")
CONTENT = _names("Content", "Video", "Videos", "Conteúdo", "Vídeo", "Vídeos", "Contenido")
TITLE = _names("Video title", "Videotitel", "Título do vídeo", "Título del video")
PUBLISHED = _names(
    "Video publish time", "Veröffentlichungszeitpunkt des Videos",
    "Horário de publicação do vídeo", "Hora de publicación del video",
)  # fmt: skip
DURATION = _names("Duration", "Dauer", "Duração", "Duración")
TOTAL = _names("Total", "Gesamt", "Totals")


def is_total(cells: Sequence[str], position: int | None) -> bool:
    return position is not None and position < len(cells) and normalised(cells[position]) in TOTAL


# Columns no other platform's day files have: they tell a channel's days apart from those.
CHANNEL_MARKS = frozenset(
    name
    for name, column in FIGURES.items()
    if column.metric in ("watch_time_s", "avg_view_duration_s", "ctr_pct", "avg_view_pct")
    or name in _names("Subscribers", "Abonnenten", "Inscritos", "Suscriptores")
)
# Impressions or likes alone may be anyone's, so they do not make a breakdown YouTube's.
YOUTUBES_OWN = CHANNEL_MARKS | {
    name for name, column in FIGURES.items() if column.metric in ("views", "engaged_views")
}

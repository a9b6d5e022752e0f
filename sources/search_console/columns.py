"""The columns of Search Console exports in English, German, French, Spanish and Portuguese."""

from sources.columns import COUNT, Columns, FigureColumn
from sources.documents import Document
from sources.numbers import not_negative, read_amount, read_share_in_percent

COLUMNS = Columns(
    facts={
        "day": ("date", "datum", "fecha", "data"),
        "page": ("top pages", "page", "häufigste seiten", "pages les plus populaires",
                 "páginas principales", "páginas principais"),
        "other": ("top queries", "query", "häufigste suchanfragen", "consultas principales",
                  "principais consultas", "requêtes les plus fréquentes", "country", "land",
                  "pays", "país", "device", "gerät", "appareil", "dispositivo",
                  "search appearance", "darstellung in der suche"),
    },
    figures=(
        FigureColumn("clicks", ("clicks", "klicks", "clics", "cliques"), COUNT),
        FigureColumn(
            "impressions", ("impressions", "impressionen", "impresiones", "impressões"), COUNT
        ),
        FigureColumn("ctr_pct", ("ctr",), not_negative(read_share_in_percent)),
        FigureColumn(
            "position", ("position", "posición", "posição"), not_negative(read_amount)
        ),
    ),
)  # fmt: skip
HOUR = "time (utc"


def is_table(document: Document) -> bool:
    """Clicks, impressions and position together: no other export has these three."""
    told = {column.metric: column.names for column in COLUMNS.figures}
    names = set(document.columns)
    return all(names & set(told[metric]) for metric in ("clicks", "impressions", "position"))

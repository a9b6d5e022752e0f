"""The columns of Meta's content export, of Instagram and of Facebook, in English and German."""

from sources.columns import Columns, FigureColumn
from sources.numbers import not_negative, read_amount

COLUMNS = Columns(
    facts={
        "id": ("post id", "beitrags-id"),
        "page": ("page name", "page id", "seitenname", "seiten-id"),
        "username": ("account username", "konto-benutzername"),
        "name": ("account name", "kontoname"),
        "number": ("account id", "konto-id"),
        "title": ("title", "titel"),
        "description": ("description", "beschreibung"),
        "duration": ("duration (sec)", "dauer (sek.)"),
        "published": ("publish time", "veröffentlichungszeitpunkt"),
        "link": ("permalink", "dauerhafter link"),
        "type": ("post type", "beitragstyp"),
        "day": ("date", "datum"),
    },
    figures=(
        FigureColumn("views", ("views", "aufrufe", "plays")),
        FigureColumn("impressions", ("impressions", "impressionen")),
        FigureColumn("reach", ("reach", "reichweite")),
        FigureColumn("viewers", ("viewers",)),
        FigureColumn(
            "likes",
            ("likes", "„gefällt mir“-angaben", '"gefällt mir"-angaben', "gefällt mir-angaben",
             "reactions", "reaktionen"),
        ),
        FigureColumn("comments", ("comments", "kommentare")),
        FigureColumn("shares", ("shares", "geteilte inhalte")),
        FigureColumn("saves", ("saves", "gespeicherte beiträge")),
        FigureColumn("follows", ("follows",)),
        FigureColumn("profile_visits", ("profile visits",)),
        FigureColumn("clicks", ("total clicks", "clicks")),
        FigureColumn("link_clicks", ("link clicks", "link-klicks")),
        FigureColumn("watch_time_s", ("seconds viewed",), not_negative(read_amount)),
        FigureColumn(
            "avg_view_duration_s", ("average seconds viewed",), not_negative(read_amount)
        ),
        FigureColumn("revenue", ("estimated earnings", "approximate content monetization earnings"),
                     read_amount),
    ),
)  # fmt: skip
SUM_OF_PARTS = "reactions, comments and shares"
PARTS = ("likes", "comments", "shares")

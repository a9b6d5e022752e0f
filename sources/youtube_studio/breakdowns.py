"""YouTube Studio exports by country, age or traffic source: known, and refused with a reason."""

from sources.documents import Document
from sources.headers import normalised
from sources.youtube_studio.columns import YOUTUBES_OWN

_DIMENSIONS = {
    "countries": ("Geography", "Country", "Geografie", "Geographie", "Land", "Região geográfica",
                  "Geografia", "País", "Ubicación geográfica", "Geografía"),
    "cities": ("Cities", "City", "Städte", "Stadt", "Orte", "Cidades", "Cidade", "Ciudades",
               "Ciudad"),
    "viewer age": ("Viewer age", "Alter der Zuschauer", "Alter des Zuschauers",
                   "Idade do espectador", "Edad del usuario", "Edad de los espectadores"),
    "viewer gender": ("Viewer gender", "Geschlecht der Zuschauer", "Geschlecht des Zuschauers",
                      "Gênero do espectador", "Sexo del usuario", "Género del usuario"),
    "traffic sources": ("Traffic source", "Zugriffsquelle", "Origem do tráfego",
                        "Fonte de tráfego", "Fuente de tráfico"),
    "devices": ("Device type", "Gerätetyp", "Tipo de dispositivo"),
    "operating systems": ("Operating system", "Betriebssystem", "Sistema operacional",
                          "Sistema operativo"),
    "subscription status": ("Subscription status", "Abostatus", "Abonnementstatus",
                            "Status da inscrição", "Estado de la suscripción"),
    "subscription sources": ("Subscription source", "Aboquelle", "Origem da inscrição"),
    "playlists": ("Playlist", "Playlist title", "Wiedergabeliste", "Lista de reprodução"),
    "playback locations": ("Playback location", "Wiedergabeort", "Local de reprodução"),
    "player types": ("Player type", "Playertyp", "Tipo de player"),
    "subtitles": ("Subtitles and CC", "Untertitel", "Legendas"),
    "languages": ("Video info language", "Audio track", "Translation use"),
    "sharing services": ("Sharing service", "Dienst zum Teilen", "Serviço de compartilhamento"),
    "cards and end screens": ("Card", "Card type", "Card teaser", "End screen element",
                              "End screen element type", "Infokarte"),
    "products": ("YouTube product", "YouTube-Produkt", "Produto do YouTube"),
    "viewers old and new": ("New and returning viewers", "Audience by watch behavior"),
    "kinds of content": ("Content type", "Inhaltstyp", "Tipo de conteúdo"),
}  # fmt: skip
_BY_HEADER = {normalised(name): what for what, names in _DIMENSIONS.items() for name in names}


def refusal_reason(document: Document) -> str | None:
    """Why the file is no content performance; None when it is not broken down by an audience."""
    # By age and gender it tells shares only: "Views (%)".
    if YOUTUBES_OWN.isdisjoint(name.removesuffix(" (%)") for name in document.columns):
        return None
    for header, name in zip(document.header, document.columns, strict=True):
        what = _BY_HEADER.get(name)
        if what is not None:
            return (
                f"The column {header!r} shows a YouTube Studio export broken down by {what}: its "
                "rows tell who watched or from where, not how each video did. In YouTube Studio "
                "choose Analytics, Advanced mode, the tab 'Content', and export that."
            )
    return None

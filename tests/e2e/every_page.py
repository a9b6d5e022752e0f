"""Every page of the navigation, and what it draws last."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.e2e import screens


@dataclass(frozen=True)
class Shown:
    """`part` is the key of something that is drawn late; "" where the title is enough."""

    name: str
    path: str
    title: str
    part: str = ""

    def open(self, page: Page) -> None:
        screens.open_page(page, self.path, title=self.title)
        if self.part:
            expect(screens.part(page, self.part).first).to_be_attached()
        screens.settled(page)

    @property
    def bare_path(self) -> str:
        return self.path.partition("?")[0]


EVERY_PAGE = (
    Shown("overview", "/?range=90d", "Overview", "daily_notes_popover_0"),
    Shown("content", "/content?content=1", "Content", "content_daily"),
    Shown("platforms", "/platforms?range=365d", "Platforms", "mix"),
    Shown("leaderboards", "/leaderboards?range=365d", "Leaderboards", "board_chart"),
    Shown("timing", "/timing", "Timing", "timing_counts_chart"),
    Shown("metrics", "/metrics?metric=views", "Metrics", "metric_views"),
    Shown("trends", "/trends?range=365d", "Trends", "trend"),
    Shown("correlations", "/correlations", "Correlations", "links"),
    Shown("anomalies", "/anomalies?range=90d", "Anomalies", "unusual_days"),
    Shown("kept", "/kept", "Kept analyses"),
    Shown("insights", "/insights", "Insights", "insight_rules"),
    Shown("experiments", "/experiments?show=new", "Experiments"),
    Shown("benchmarks", "/benchmarks?group=tiktok:short", "Benchmarks", "import_benchmarks"),
    Shown("entry", "/entry", "Enter figures"),
    Shown("import", "/import", "Import files"),
    Shown("catalogue", "/catalogue", "Catalogue"),
    Shown("notes", "/notes", "Notes", "new_note"),
    Shown("history", "/history", "History"),
    Shown("export", "/export", "Export", "extract_begin"),
)

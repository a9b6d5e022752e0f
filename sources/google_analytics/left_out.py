"""What of a report is not imported, and the sentences that say so."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sources.google_analytics.columns import TableLayout
from sources.google_analytics.sections import Section
from sources.headers import listed

_WHAT_TO_EXPORT = (
    "In Google Analytics open Reports, Engagement, 'Pages and screens' with the dimension 'Page "
    "path and screen class', or a report with a line by day, and download its CSV"
)


@dataclass
class LeftOut:
    breakdowns: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)

    def takes(self, section: Section, layout: TableLayout) -> bool:
        """Whether the whole table stays out."""
        if layout.breakdowns or not (layout.dated or layout.by_page):
            self._name(self.breakdowns, layout.breakdowns or section.header[:1])
            return True
        self._name(self.columns, layout.left_out)
        return not layout.columns.figures

    def warnings(self) -> list[str]:
        said = []
        if self.columns:
            said.append(f"Columns that are not imported: {listed(self.columns)}.")
        if self.breakdowns:
            said.append(
                f"Tables by {listed(self.breakdowns)} are left out: they tell neither of days nor "
                "of pages."
            )
        return said

    def reason(self) -> str:
        if not self.breakdowns:
            return f"No table of the report holds a figure that is imported. {_WHAT_TO_EXPORT}."
        return (
            f"The report holds only tables by {listed(self.breakdowns)}: they tell neither of days "
            f"nor of pages by their address. {_WHAT_TO_EXPORT}."
        )

    def _name(self, names: list[str], more: Sequence[str]) -> None:
        names.extend(name for name in more if name not in names)

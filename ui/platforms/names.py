"""Names of the downloads of the page of platforms."""

from analytics.platform_differences.report import PlatformDifferencesReport
from exports.file_names import selection_name


def file_name(report: PlatformDifferencesReport, subject: str) -> str:
    return selection_name(subject, report.metric.name, report.selection)

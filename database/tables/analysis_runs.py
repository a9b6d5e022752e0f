"""Findings that were kept: one table per kind, all alike."""

from sqlalchemy import BigInteger, FetchedValue, Table
from sqlalchemy.dialects.postgresql import JSONB

from database.tables.columns import key, metadata, moment, needed


def _kept(name: str) -> Table:
    numbered = key("run_id", BigInteger)
    numbered.server_default = FetchedValue()
    return Table(
        name,
        metadata,
        key("workspace_id"),
        numbered,
        needed("title"),
        needed("selection", JSONB),
        needed("parameters", JSONB),
        needed("statements", JSONB),
        needed("method"),
        needed("method_version"),
        needed("figures_version"),
        needed("address"),
        needed("note"),
        needed("actor"),
        moment("kept_at"),
    )


trend_analysis_results = _kept("trend_analysis_results")
correlation_analysis_results = _kept("correlation_analysis_results")
content_feature_analysis = _kept("content_feature_analysis")

"""The tables of schema/, as SQLAlchemy sees them. schema/ is the source of truth."""

from database.tables.columns import metadata
from database.tables.daily_truth import (
    account_performance_history,
    content_performance_history,
    content_performance_monthly,
    content_period_figures,
    content_stats,
    daily_totals,
)
from database.tables.entities import (
    accounts,
    audit_trail,
    content,
    content_identities,
    creators,
    custom_metrics,
    metric_definition_changes,
    name_merges,
    name_spellings,
    names_apart,
    post_identities,
    posts,
    topics,
    workspaces,
)
from database.tables.observations import (
    account_snapshots,
    engagement_snapshots,
    imports,
    post_facts,
)
from database.tables.typed_figures import (
    entry_habits,
    typed_figure_marks,
    typed_figure_states,
    typed_figures,
)

__all__ = [
    "account_performance_history",
    "account_snapshots",
    "accounts",
    "audit_trail",
    "content",
    "content_identities",
    "content_performance_history",
    "content_performance_monthly",
    "content_period_figures",
    "content_stats",
    "creators",
    "custom_metrics",
    "daily_totals",
    "engagement_snapshots",
    "entry_habits",
    "imports",
    "metadata",
    "metric_definition_changes",
    "name_merges",
    "name_spellings",
    "names_apart",
    "post_facts",
    "post_identities",
    "posts",
    "topics",
    "typed_figure_marks",
    "typed_figure_states",
    "typed_figures",
    "workspaces",
]

"""The tables of schema/, as SQLAlchemy sees them. schema/ is the source of truth."""

from database.tables.analysis_runs import (
    content_feature_analysis,
    correlation_analysis_results,
    trend_analysis_results,
)
from database.tables.benchmarks import performance_benchmarks
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
    column_mappings,
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
from database.tables.experiments import ab_test_performance, experiments
from database.tables.insights import insight_runs, optimization_insights
from database.tables.notes import current_notes, notes
from database.tables.observations import (
    account_snapshots,
    engagement_snapshots,
    imports,
    post_facts,
    set_aside_account_snapshots,
    set_aside_accounts,
    set_aside_facts,
    set_aside_posts,
    set_aside_snapshots,
)
from database.tables.saved_views import saved_views
from database.tables.typed_figures import (
    entry_habits,
    typed_figure_marks,
    typed_figure_states,
    typed_figures,
)

__all__ = [
    "ab_test_performance",
    "account_performance_history",
    "account_snapshots",
    "accounts",
    "audit_trail",
    "column_mappings",
    "content",
    "content_feature_analysis",
    "content_identities",
    "content_performance_history",
    "content_performance_monthly",
    "content_period_figures",
    "content_stats",
    "correlation_analysis_results",
    "creators",
    "current_notes",
    "custom_metrics",
    "daily_totals",
    "engagement_snapshots",
    "entry_habits",
    "experiments",
    "imports",
    "insight_runs",
    "metadata",
    "metric_definition_changes",
    "name_merges",
    "name_spellings",
    "names_apart",
    "notes",
    "optimization_insights",
    "performance_benchmarks",
    "post_facts",
    "post_identities",
    "posts",
    "saved_views",
    "set_aside_account_snapshots",
    "set_aside_accounts",
    "set_aside_facts",
    "set_aside_posts",
    "set_aside_snapshots",
    "topics",
    "trend_analysis_results",
    "typed_figure_marks",
    "typed_figure_states",
    "typed_figures",
    "workspaces",
]

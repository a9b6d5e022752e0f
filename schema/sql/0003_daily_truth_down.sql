DROP TABLE content_stats, content_period_figures, content_performance_monthly, daily_totals,
    account_performance_history, content_performance_history;

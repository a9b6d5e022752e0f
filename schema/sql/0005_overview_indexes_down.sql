DROP INDEX daily_totals_of_metric, daily_totals_of_account, content_period_figures_of_account,
    content_by_publication;

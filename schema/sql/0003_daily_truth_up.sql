-- Derived from the observations and rebuilt from them at will: the one truth that charts read.
CREATE TABLE content_performance_history (
    workspace_id bigint NOT NULL,
    content_id bigint NOT NULL,
    post_id bigint NOT NULL,
    day date NOT NULL,
    account_id bigint NOT NULL,
    platform text NOT NULL,
    views bigint,
    impressions bigint,
    reach bigint,
    viewers bigint,
    likes bigint,
    comments bigint,
    shares bigint,
    saves bigint,
    watch_time_s numeric,
    followers_total bigint,
    follows bigint,
    unfollows bigint,
    streams bigint,
    listeners bigint,
    engaged_views bigint,
    engagements bigint,
    clicks bigint,
    link_clicks bigint,
    profile_visits bigint,
    dislikes bigint,
    revenue numeric,
    ctr_pct numeric,
    avg_view_duration_s numeric,
    avg_view_pct numeric,
    extra jsonb,
    estimated text[], -- metrics whose figure was spread over a gap
    reset text[], -- metrics whose running total started anew
    corrected text[], -- metrics whose running total fell
    PRIMARY KEY (workspace_id, content_id, post_id, day)
) PARTITION BY RANGE (day);

CREATE TABLE account_performance_history (
    workspace_id bigint NOT NULL,
    account_id bigint NOT NULL,
    day date NOT NULL,
    platform text NOT NULL,
    views bigint,
    impressions bigint,
    reach bigint,
    viewers bigint,
    likes bigint,
    comments bigint,
    shares bigint,
    saves bigint,
    watch_time_s numeric,
    followers_total bigint,
    follows bigint,
    unfollows bigint,
    streams bigint,
    listeners bigint,
    engaged_views bigint,
    engagements bigint,
    clicks bigint,
    link_clicks bigint,
    profile_visits bigint,
    dislikes bigint,
    revenue numeric,
    ctr_pct numeric,
    avg_view_duration_s numeric,
    avg_view_pct numeric,
    extra jsonb,
    estimated text[], -- metrics whose figure was spread over a gap
    reset text[], -- metrics whose running total started anew
    corrected text[], -- metrics whose running total fell
    PRIMARY KEY (workspace_id, account_id, day)
);

-- Counters by day and account, a row per metric: missing stays missing, and a team's own metrics
-- are rolled up like the standard ones.
CREATE TABLE daily_totals (
    workspace_id bigint NOT NULL,
    day date NOT NULL,
    account_id bigint NOT NULL,
    platform text NOT NULL,
    metric text NOT NULL,
    amount numeric NOT NULL,
    estimated_amount numeric NOT NULL,
    posts integer NOT NULL,
    PRIMARY KEY (workspace_id, day, account_id, metric)
);

CREATE TABLE content_performance_monthly (
    workspace_id bigint NOT NULL,
    content_id bigint NOT NULL,
    post_id bigint NOT NULL,
    month date NOT NULL,
    account_id bigint NOT NULL,
    platform text NOT NULL,
    days integer NOT NULL, -- days with data
    views bigint,
    impressions bigint,
    reach bigint,
    viewers bigint,
    likes bigint,
    comments bigint,
    shares bigint,
    saves bigint,
    watch_time_s numeric,
    followers_total bigint,
    follows bigint,
    unfollows bigint,
    streams bigint,
    listeners bigint,
    engaged_views bigint,
    engagements bigint,
    clicks bigint,
    link_clicks bigint,
    profile_visits bigint,
    dislikes bigint,
    revenue numeric,
    ctr_pct numeric,
    avg_view_duration_s numeric,
    avg_view_pct numeric,
    extra jsonb,
    PRIMARY KEY (workspace_id, content_id, post_id, month)
);
CREATE INDEX content_performance_monthly_by_month
    ON content_performance_monthly (workspace_id, month);

-- Amounts known only for a stretch of days. `remainder` is what the days inside do not tell.
CREATE TABLE content_period_figures (
    workspace_id bigint NOT NULL,
    content_id bigint NOT NULL,
    post_id bigint NOT NULL,
    metric text NOT NULL,
    period_start date NOT NULL,
    period_end date NOT NULL,
    origin text NOT NULL CHECK (origin IN ('stated', 'first_total')),
    account_id bigint NOT NULL,
    platform text NOT NULL,
    amount numeric NOT NULL,
    remainder numeric NOT NULL,
    PRIMARY KEY (workspace_id, content_id, post_id, metric, period_start, period_end, origin)
);
CREATE INDEX content_period_figures_by_period
    ON content_period_figures (workspace_id, metric, period_start, period_end);

CREATE TABLE content_stats (
    workspace_id bigint NOT NULL,
    content_id bigint NOT NULL,
    post_id bigint NOT NULL,
    account_id bigint NOT NULL,
    platform text NOT NULL,
    as_of date NOT NULL, -- the last day with data in the workspace; windows end on it
    first_day date NOT NULL,
    last_day date NOT NULL,
    views_7d bigint,
    views_7d_before bigint,
    views_28d bigint,
    views_28d_before bigint,
    views_90d bigint,
    views_90d_before bigint,
    engagements_7d bigint, -- likes + comments + shares + saves, those known
    engagements_7d_before bigint,
    engagements_28d bigint,
    engagements_28d_before bigint,
    engagements_90d bigint,
    engagements_90d_before bigint,
    views_age_1d bigint, -- NULL until the days since publication are all known
    views_age_7d bigint,
    views_age_30d bigint,
    PRIMARY KEY (workspace_id, content_id, post_id)
);
CREATE INDEX content_stats_views_28d ON content_stats (workspace_id, views_28d DESC NULLS LAST);

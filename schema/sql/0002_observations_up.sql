-- What sources said, kept as it was said. Nothing here is ever updated: an import appends, its undo
-- deletes. Among figures of the same post and moment the later import wins.
CREATE TABLE imports (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    import_id bigint GENERATED ALWAYS AS IDENTITY,
    file_name text NOT NULL,
    fingerprint text NOT NULL, -- sha256 of the bytes and of the answers given
    format text NOT NULL,
    grain text NOT NULL,
    account text NOT NULL,
    period_start date,
    period_end date,
    period_basis text NOT NULL,
    actor text NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now(),
    undone_at timestamptz,
    rows_read integer NOT NULL,
    rows_imported integer NOT NULL,
    rows_rejected integer NOT NULL,
    controls jsonb NOT NULL DEFAULT '[]',
    warnings jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (workspace_id, import_id)
);
CREATE UNIQUE INDEX imports_once ON imports (workspace_id, fingerprint) WHERE undone_at IS NULL;

-- What each import said of a post; content and posts hold the latest word on every fact.
CREATE TABLE post_facts (
    workspace_id bigint NOT NULL,
    content_id bigint NOT NULL,
    post_id bigint NOT NULL,
    import_id bigint NOT NULL,
    facts jsonb NOT NULL,
    PRIMARY KEY (workspace_id, content_id, post_id, import_id)
);

CREATE TABLE engagement_snapshots (
    workspace_id bigint NOT NULL,
    content_id bigint NOT NULL,
    post_id bigint NOT NULL,
    captured_at timestamptz NOT NULL, -- of amounts: the end of their last day, UTC
    kind text NOT NULL CHECK (kind IN ('cumulative', 'period')),
    days integer NOT NULL DEFAULT 0, -- length of the stretch an amount covers; 0 for totals
    import_id bigint NOT NULL,
    day date, -- last day of the stretch, or the day of a total whose moment is unknown
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
    PRIMARY KEY (workspace_id, content_id, post_id, captured_at, kind, days, import_id)
) PARTITION BY RANGE (captured_at);

CREATE TABLE account_snapshots (
    workspace_id bigint NOT NULL,
    account_id bigint NOT NULL,
    captured_at timestamptz NOT NULL,
    kind text NOT NULL CHECK (kind IN ('cumulative', 'period')),
    days integer NOT NULL DEFAULT 0,
    import_id bigint NOT NULL,
    day date,
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
    PRIMARY KEY (workspace_id, account_id, captured_at, kind, days, import_id)
);

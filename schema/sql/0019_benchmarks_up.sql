-- Figures that the team's own are held beside: published by others, or the team's own thresholds.
-- A removed one stays, so that it can be brought back; the audit trail keeps earlier values.
CREATE TABLE performance_benchmarks (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    benchmark_id bigint GENERATED ALWAYS AS IDENTITY,
    origin text NOT NULL CHECK (origin IN ('external', 'team')),
    platform text NOT NULL,
    metric text NOT NULL, -- a counter, or engagement_rate
    content_type text, -- NULL: all formats together
    age_days integer, -- since publication; NULL: whatever their age
    statistic text NOT NULL,
    interactions text[] NOT NULL, -- what a rate counts
    denominator text, -- what a rate is held against
    value double precision NOT NULL, -- rates as shares
    low double precision,
    high double precision,
    source text NOT NULL,
    dated date NOT NULL,
    first_day date, -- days its posts are of, where the source tells
    last_day date,
    n bigint,
    counted text NOT NULL, -- what n counts
    explanation text NOT NULL,
    link text NOT NULL,
    removed boolean NOT NULL DEFAULT false,
    actor text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (workspace_id, benchmark_id),
    CHECK ((metric = 'engagement_rate') = (denominator IS NOT NULL)),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND first_day <= last_day),
    CHECK (origin = 'team' OR (n IS NOT NULL AND link <> '' AND explanation <> ''))
);
CREATE UNIQUE INDEX one_external_benchmark ON performance_benchmarks (
    workspace_id, platform, metric, content_type, age_days, statistic, interactions, denominator,
    source, dated, first_day, last_day
) NULLS NOT DISTINCT WHERE origin = 'external' AND NOT removed;
CREATE UNIQUE INDEX one_team_benchmark
ON performance_benchmarks (workspace_id, platform, denominator)
WHERE origin = 'team' AND NOT removed;

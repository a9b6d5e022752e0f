-- Amounts for more than one day; the latest import wins among equal stretches.
INSERT INTO content_period_figures (workspace_id, content_id, post_id, metric, period_start,
    period_end, origin, account_id, platform, amount, remainder)
SELECT DISTINCT ON (content_id, post_id, metric, period_start, period_end)
    :workspace_id, content_id, post_id, metric, period_start, period_end, 'stated', account_id,
    platform, value, value
FROM (
    SELECT r.content_id, r.post_id, r.account_id, r.platform, m.metric, m.value, s.import_id,
        s.day - s.days + 1 AS period_start, s.day AS period_end
    FROM restretched r
    JOIN engagement_snapshots s
      ON s.workspace_id = :workspace_id AND s.content_id = r.content_id AND s.post_id = r.post_id
    CROSS JOIN LATERAL ({figures_of_s}) m (metric, value)
    WHERE s.kind = 'period' AND s.days > 1
      AND m.value IS NOT NULL AND m.metric = ANY(CAST(:counters AS text[]))
) known
ORDER BY content_id, post_id, metric, period_start, period_end, import_id DESC

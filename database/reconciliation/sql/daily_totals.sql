-- The day totals move by what came and what went.
INSERT INTO daily_totals AS t
    (workspace_id, day, account_id, platform, metric, amount, estimated_amount, posts)
SELECT :workspace_id, day, account_id, platform, metric, sum(sign * value),
    coalesce(sum(sign * value) FILTER (WHERE metric = ANY(estimated)), 0), sum(sign)
FROM (
    SELECT 1 AS sign, n.day, n.account_id, n.platform, n.estimated, m.metric, m.value
    FROM derived n CROSS JOIN LATERAL ({figures_of_n}) m (metric, value)
    UNION ALL
    SELECT -1, o.day, o.account_id, o.platform, o.estimated, m.metric, m.value
    FROM outgoing o CROSS JOIN LATERAL ({figures_of_o}) m (metric, value)
) moved
WHERE value IS NOT NULL AND metric = ANY(CAST(:counters AS text[]))
GROUP BY day, account_id, platform, metric
ON CONFLICT (workspace_id, day, account_id, metric) DO UPDATE
SET amount = t.amount + excluded.amount,
    estimated_amount = t.estimated_amount + excluded.estimated_amount,
    posts = t.posts + excluded.posts

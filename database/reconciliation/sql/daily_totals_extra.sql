-- The same for counters without a column of their own.
INSERT INTO daily_totals AS t
    (workspace_id, day, account_id, platform, metric, amount, estimated_amount, posts)
SELECT :workspace_id, v.day, v.account_id, v.platform, e.key, :sign * sum(e.value::numeric),
    :sign * coalesce(sum(e.value::numeric) FILTER (WHERE e.key = ANY(v.estimated)), 0),
    :sign * count(*)
FROM {moved} v CROSS JOIN LATERAL jsonb_each_text(v.extra) e
WHERE e.value IS NOT NULL AND e.key = ANY(CAST(:counters AS text[]))
GROUP BY v.day, v.account_id, v.platform, e.key
ON CONFLICT (workspace_id, day, account_id, metric) DO UPDATE
SET amount = t.amount + excluded.amount,
    estimated_amount = t.estimated_amount + excluded.estimated_amount,
    posts = t.posts + excluded.posts

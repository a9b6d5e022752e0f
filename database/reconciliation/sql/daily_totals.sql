-- The day totals move by what came (sign 1) or by what went (sign -1).
INSERT INTO daily_totals AS t
    (workspace_id, day, account_id, platform, metric, amount, estimated_amount, posts)
SELECT :workspace_id, day, account_id, platform, m.metric, :sign * m.amount,
    :sign * coalesce(m.estimated_amount, 0), :sign * m.posts
FROM (
    SELECT day, account_id, platform{sums}
    FROM {moved}
    GROUP BY day, account_id, platform
) summed
CROSS JOIN LATERAL (VALUES {named_sums}) m (metric, amount, estimated_amount, posts)
WHERE m.posts > 0
ON CONFLICT (workspace_id, day, account_id, metric) DO UPDATE
SET amount = t.amount + excluded.amount,
    estimated_amount = t.estimated_amount + excluded.estimated_amount,
    posts = t.posts + excluded.posts

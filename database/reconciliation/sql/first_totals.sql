-- A first total too long after publication to be spread still tells of the time since.
INSERT INTO content_period_figures (workspace_id, content_id, post_id, metric, period_start,
    period_end, origin, account_id, platform, amount, remainder)
SELECT :workspace_id, f.content_id, f.post_id, f.metric, r.published_on, f.day, 'first_total',
    r.account_id, r.platform, f.value, f.value
FROM (
    SELECT DISTINCT ON (content_id, post_id, metric) content_id, post_id, metric, day, value
    FROM day_totals
    WHERE metric = ANY(CAST(:counters AS text[]))
    ORDER BY content_id, post_id, metric, day
) f
JOIN rebuilt r ON r.content_id = f.content_id AND r.post_id = f.post_id
WHERE r.keep_through IS NULL AND r.published_on < f.day - :horizon

-- A first total too long after publication to be spread still tells of the time since.
INSERT INTO content_period_figures (workspace_id, content_id, post_id, metric, period_start,
    period_end, origin, account_id, platform, amount, remainder)
SELECT DISTINCT ON (t.content_id, t.post_id, t.metric)
    :workspace_id, t.content_id, t.post_id, t.metric, r.published_on, t.day, 'first_total',
    r.account_id, r.platform, t.value, t.value
FROM day_totals t
JOIN rebuilt r ON r.content_id = t.content_id AND r.post_id = t.post_id
WHERE r.keep_through IS NULL
  AND t.metric = ANY(CAST(:counters AS text[]))
  AND r.published_on < (
      SELECT min(f.day) FROM day_totals f
      WHERE f.content_id = t.content_id AND f.post_id = t.post_id AND f.metric = t.metric
  ) - :horizon
ORDER BY t.content_id, t.post_id, t.metric, t.day

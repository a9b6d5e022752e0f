UPDATE content_period_figures f
SET remainder = f.amount - coalesce(told.inside, 0)
FROM (
    SELECT g.content_id, g.post_id, g.metric, g.period_start, g.period_end, g.origin,
        sum(m.value) AS inside
    FROM rebuilt r
    JOIN content_period_figures g
      ON g.workspace_id = :workspace_id AND g.content_id = r.content_id AND g.post_id = r.post_id
    LEFT JOIN content_performance_history h
      ON h.workspace_id = :workspace_id AND h.content_id = g.content_id AND h.post_id = g.post_id
     AND h.day BETWEEN g.period_start AND g.period_end
    LEFT JOIN LATERAL ({figures_of_h}) m (metric, value) ON m.metric = g.metric
    GROUP BY g.content_id, g.post_id, g.metric, g.period_start, g.period_end, g.origin
) told
WHERE f.workspace_id = :workspace_id AND f.content_id = told.content_id
  AND f.post_id = told.post_id AND f.metric = told.metric
  AND f.period_start = told.period_start AND f.period_end = told.period_end
  AND f.origin = told.origin
  AND f.remainder <> f.amount - coalesce(told.inside, 0)

-- Where no day went or changed, months move by the days that came.
INSERT INTO content_performance_monthly AS m
    (workspace_id, content_id, post_id, month, account_id, platform, days{columns})
SELECT :workspace_id, content_id, post_id, month, account_id, platform, days{columns}
FROM (
    SELECT content_id, post_id, month, sum(days) AS days{summed}
    FROM banded
    GROUP BY content_id, post_id, month
) added
JOIN rebuilt r USING (content_id, post_id)
ON CONFLICT (workspace_id, content_id, post_id, month) DO UPDATE
SET days = m.days + excluded.days{added}

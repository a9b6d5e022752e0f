-- The windows end on the workspace's last day with data, which moves for all posts at once.
UPDATE content_stats t
SET as_of = :as_of{assignments}
FROM (
    SELECT s.content_id, s.post_id{sums}
    FROM content_stats s
    LEFT JOIN (
        SELECT content_id, post_id, :as_of - day AS age, views,
            engagement_sum(likes, comments, shares, saves) AS engagements
        FROM content_performance_history
        WHERE workspace_id = :workspace_id AND day > :as_of - 180 AND day <= :as_of
    ) h ON h.content_id = s.content_id AND h.post_id = s.post_id
    WHERE s.workspace_id = :workspace_id
    GROUP BY s.content_id, s.post_id
) w
WHERE t.workspace_id = :workspace_id AND t.content_id = w.content_id AND t.post_id = w.post_id
  AND (t.as_of{standing}) IS DISTINCT FROM (:as_of{coming})

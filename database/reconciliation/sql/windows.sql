-- Windows of posts in content_stats, moved or added up anew. Not an UPDATE that joins: before the
-- server has statistics, a low guess would make it quadratic.
INSERT INTO content_stats AS t (workspace_id, content_id, post_id, account_id, platform, as_of,
    first_day, last_day{columns})
SELECT :workspace_id, s.content_id, s.post_id, s.account_id, s.platform, {ends}, s.first_day,
    s.last_day{sums}
FROM {source}
ON CONFLICT (workspace_id, content_id, post_id) DO UPDATE
SET as_of = excluded.as_of{assignments}

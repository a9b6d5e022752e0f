-- Counters only: uniques, rates and levels do not add up over days.
INSERT INTO content_performance_monthly
    (workspace_id, content_id, post_id, month, account_id, platform, days{columns}, extra)
SELECT :workspace_id, h.content_id, h.post_id, a.month, h.account_id, h.platform,
    count(*){summed}, {extra_sums}
FROM moved_months a
JOIN content_performance_history h
  ON h.workspace_id = :workspace_id AND h.content_id = a.content_id AND h.post_id = a.post_id
 AND h.day >= a.month AND h.day < a.month + interval '1 month'
 AND h.day >= :first_day
GROUP BY h.content_id, h.post_id, a.month, h.account_id, h.platform

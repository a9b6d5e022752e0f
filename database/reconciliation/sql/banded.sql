-- The days that came by month and by the windows they lie in: months and windows are both added up
-- from these, which are far fewer.
CREATE TEMP TABLE banded ON COMMIT DROP AS
SELECT content_id, post_id, month, band, count(*) AS days, min(day) AS first_day,
    max(day) AS last_day, count(views) AS views_days, sum(engaged) AS engaged,
    count(engaged) AS engaged_days{summed}
FROM (
    SELECT n.*, engagement_sum(likes, comments, shares, saves) AS engaged,
        date_trunc('month', day::timestamp)::date AS month, {band} AS band
    FROM derived n
) come
GROUP BY content_id, post_id, month, band

-- First totals, and differences over several days: what steady_totals.sql put on their own day is
-- taken from there and spread over the days it tells of, if there are any.
WITH uneven AS (
    DELETE FROM derived WHERE estimated IS NOT NULL
    RETURNING derived.*, CAST(estimated[1] AS date) AS previous_day
),
told AS (
    SELECT u.*,
        coalesce(
            u.previous_day,
            CASE WHEN u.day - r.published_on BETWEEN 0 AND :horizon THEN r.published_on - 1 END
        ) AS after_day,
        u.previous_day IS NULL AND r.keep_through IS NULL AS is_first
    FROM uneven u
    JOIN rebuilt r ON {r_is_u}
),
firsts AS (
    INSERT INTO day_totals ({key}, metric, day, value)
    SELECT {key}, m.metric, day, m.value
    FROM told CROSS JOIN LATERAL (VALUES {named_totals}) m (metric, value)
    WHERE is_first AND m.value IS NOT NULL
)
INSERT INTO derived
    (workspace_id, {key}, day{owner}, platform{columns}, estimated, reset, corrected)
SELECT workspace_id, {key}, after_day + k{owner}, platform{shares},
    CASE WHEN day - after_day > 1 THEN {told} END, reset, corrected
FROM told CROSS JOIN LATERAL generate_series(1, day - after_day) k

-- Creates the month's partition of a table that is partitioned by a date or a moment, if absent.
-- Attaching takes a weaker lock than CREATE TABLE ... PARTITION OF, so readers go on.
CREATE FUNCTION ensure_month_partition(parent text, month date) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    first_day date := date_trunc('month', month)::date;
    next_month date := (first_day + interval '1 month')::date;
    partition_name text := parent || '_' || to_char(first_day, 'YYYY_MM');
BEGIN
    IF to_regclass(partition_name) IS NOT NULL THEN
        RETURN false;
    END IF;
    -- Another transaction may be making it; whoever waited finds it made. A query, because
    -- to_regclass remembers for a while that there was none.
    PERFORM pg_advisory_xact_lock(7301948);
    IF EXISTS (
        SELECT FROM pg_class
        WHERE relname = partition_name AND relnamespace = current_schema()::regnamespace
    ) THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition_name, parent);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                   parent, partition_name,
                   first_day::timestamp AT TIME ZONE 'UTC', next_month::timestamp AT TIME ZONE 'UTC');
    RETURN true;
END $$;

-- What every team counts as an engagement: likes, comments, shares and saves, those known.
CREATE FUNCTION engagement_sum(likes bigint, comments bigint, shares bigint, saves bigint)
RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN likes IS NULL AND comments IS NULL AND shares IS NULL AND saves IS NULL
        THEN NULL
        ELSE coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) + coalesce(saves, 0)
    END
$$;

-- The moment's day in the workspace's zone, or the day the source printed.
CREATE FUNCTION local_day(captured_at timestamptz, day date, time_zone text)
RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(day, (captured_at AT TIME ZONE time_zone)::date)
$$;

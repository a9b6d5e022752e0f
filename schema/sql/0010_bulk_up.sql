-- Many rows of a month that is new are put into its table before that has an index and belongs to
-- its parent: building an index at once is faster than growing it row by row.
CREATE FUNCTION create_month_table(parent text, month date) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    first_day date := date_trunc('month', month)::date;
    table_name text := parent || '_' || to_char(first_day, 'YYYY_MM');
BEGIN
    -- As in ensure_month_partition: whoever waited finds it made, and gets NULL.
    PERFORM pg_advisory_xact_lock(7301948);
    IF EXISTS (
        SELECT FROM pg_class
        WHERE relname = table_name AND relnamespace = current_schema()::regnamespace
    ) THEN
        RETURN NULL;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING INDEXES)', table_name, parent);
    RETURN table_name;
END $$;

CREATE FUNCTION attach_month_table(parent text, month date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    first_day date := date_trunc('month', month)::date;
    next_month date := (first_day + interval '1 month')::date;
    table_name text := parent || '_' || to_char(first_day, 'YYYY_MM');
    primary_key text := (
        SELECT pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conrelid = parent::regclass AND contype = 'p'
    );
BEGIN
    EXECUTE format('ALTER TABLE %I ADD %s', table_name, primary_key);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                   parent, table_name,
                   first_day::timestamp AT TIME ZONE 'UTC', next_month::timestamp AT TIME ZONE 'UTC');
END $$;

DROP FUNCTION local_day(timestamptz, date, text);
DROP FUNCTION engagement_sum(bigint, bigint, bigint, bigint);
DROP FUNCTION ensure_month_partition(text, date);

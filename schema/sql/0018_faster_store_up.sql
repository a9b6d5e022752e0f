-- No question goes by this index, and with it every new day wrote all windows anew in two indexes.
DROP INDEX content_stats_views_28d;

-- Rows that a new day writes anew find room beside themselves, so that no index has to follow. Of
-- the windows these are nearly all rows, of the months those of the latest one.
ALTER TABLE content_stats SET (fillfactor = 50);
ALTER TABLE content_performance_monthly SET (fillfactor = 70);

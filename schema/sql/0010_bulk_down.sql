DROP FUNCTION attach_month_table(text, date);
DROP FUNCTION create_month_table(text, date);

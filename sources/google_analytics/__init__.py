"""Google Analytics 4: the CSV files its reports and explorations give."""

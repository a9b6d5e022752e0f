"""YouTube Studio, Advanced mode: the three files of an export and the table by date."""

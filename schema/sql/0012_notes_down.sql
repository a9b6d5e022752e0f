DROP VIEW current_notes;
DROP TABLE notes;

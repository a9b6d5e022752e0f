DROP VIEW typed_figure_states;
DROP TABLE entry_habits;
DROP TABLE typed_figure_marks;
DROP TABLE typed_figures;

"""One module per question: report_* functions and the frozen reports they return."""

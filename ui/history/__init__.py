"""The history page: imports, typed figures and changes, filtered, told and taken back."""

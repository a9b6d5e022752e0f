"""The subcommands of manage.py, one module each: arguments in, exit code out."""

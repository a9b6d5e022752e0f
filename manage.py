"""The workbench's command line: `python manage.py --help`."""

import environment

environment.require_python()
environment.rerun_inside()

from commands.line import main  # noqa: E402  (only now are the requirements there)

if __name__ == "__main__":
    raise SystemExit(main())

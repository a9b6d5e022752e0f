"""Who sits at the command line."""

import getpass

from domain.actors import at_the_command_line


def actor() -> str:
    try:
        return at_the_command_line(getpass.getuser())
    except (KeyError, OSError):  # an account without a name, as containers have
        return at_the_command_line("")

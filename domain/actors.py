"""Who did it, as the history names them."""

WEB = "web"  # whoever sits at the browser
SAMPLE = "sample data"


def at_the_command_line(user: str) -> str:
    return f"command line ({user})" if user else "command line"

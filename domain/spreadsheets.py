"""Text that a spreadsheet shows as it is and never runs as a formula."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_plain_cell(text: str) -> str:
    """A title such as =HYPERLINK(...) must stay a title; figures never come through here."""
    risky = text.lstrip(" ").startswith(_STARTS_A_FORMULA) or text.startswith(_STARTS_A_FORMULA)
    return f"'{text}" if risky else text


def from_plain_cell(text: str) -> str:
    """The text as it was before it was made safe for a spreadsheet."""
    return text[1:] if text.startswith("'") and as_plain_cell(text[1:]) == text else text

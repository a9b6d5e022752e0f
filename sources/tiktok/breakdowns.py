"""TikTok's tables about followers: known, and refused with a reason."""

from sources.documents import Document

_KINDS = {
    "gender": "gender",
    "top territories": "country",
    "territories": "country",
    "top countries": "country",
    "age": "age",
}


def refusal_reason(document: Document) -> str | None:
    names = set(document.columns)
    if names >= {"hour", "active followers"}:
        return (
            "TikTok's follower activity tells at which hour followers are online, not how videos "
            "did: nothing of it is imported."
        )
    kind = next((word for name, word in _KINDS.items() if name in names), None)
    if kind is not None and "distribution" in names:
        return (
            f"TikTok's followers by {kind} tell who follows the account, not how videos did: "
            "nothing of it is imported. Import Content.csv, Overview.csv or FollowerHistory.csv."
        )
    return None

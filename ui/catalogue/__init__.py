"""The catalogue page: content, creators and topics, found and edited."""

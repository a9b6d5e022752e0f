"""Own history by age and rates by platform, figures of others, and where something stands."""

"""Google Search Console: what the Performance report exports."""

ALTER TABLE content_stats
    DROP views_7d_days,
    DROP views_7d_before_days,
    DROP views_28d_days,
    DROP views_28d_before_days,
    DROP views_90d_days,
    DROP views_90d_before_days,
    DROP engagements_7d_days,
    DROP engagements_7d_before_days,
    DROP engagements_28d_days,
    DROP engagements_28d_before_days,
    DROP engagements_90d_days,
    DROP engagements_90d_before_days;

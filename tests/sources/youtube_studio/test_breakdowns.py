"""Exports of audiences are refused with a reason."""

import pytest

from tests.sources.files import refusal, written


def test_countries_of_another_platform_are_not_taken_for_youtubes():
    reason = refusal(written("Country,Clicks,Impressions,CTR,Position\nFrance,1,2,50%,3\n"))
    assert "YouTube Studio export broken down" not in reason


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("Geography,Views,Watch time (hours)", "countries"),
        ("Cities,City name,Views", "cities"),
        ("Viewer age,Views (%),Watch time (hours)", "viewer age"),
        ("Viewer gender,Views (%)", "viewer gender"),
        ("Traffic source,Views,Impressions", "traffic sources"),
        ("Zugriffsquelle,Aufrufe", "traffic sources"),
        ("Geo\u00adgra\u00adfie,Auf\u00adru\u00adfe", "countries"),
        ("Origem do tráfego,Visualizações", "traffic sources"),
        ("Date,Subscription status,Views", "subscription status"),
        ("Content,Device type,Video title,Views", "devices"),
    ],
)
def test_a_breakdown_is_refused_and_says_what_to_export(header, what):
    row = ",".join(["x"] * (header.count(",") + 1))
    reason = refusal(written(f"{header}\n{row}\n", "Table data.csv"))
    assert f"broken down by {what}" in reason
    assert "the tab 'Content'" in reason

"""A region of the mouth or face: where something is that belongs to no one tooth."""

from typing import Literal

Region = Literal[
    "whole_mouth",
    "upper_arch",
    "lower_arch",
    "upper_right",
    "upper_left",
    "lower_left",
    "lower_right",
    "upper_right_sextant",
    "upper_front",
    "upper_left_sextant",
    "lower_left_sextant",
    "lower_front",
    "lower_right_sextant",
    "gingiva",
    "tongue",
    "palate",
    "lip",
    "cheek",
    "floor_of_mouth",
    "face",
]

AREA: dict[Region, str] = {
    "whole_mouth": "00",
    "upper_arch": "01",
    "lower_arch": "02",
    "upper_right": "10",
    "upper_left": "20",
    "lower_left": "30",
    "lower_right": "40",
}
"""Areas of the oral cavity as ISO 3950 and 837D SV304 write them (FACTS 6). The numbers of the sextants, 03 to 08, no source of ours
confirms, so none is written; soft tissues and the face have none."""

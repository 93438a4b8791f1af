"""Where the quality gate draws its lines: the shape of `quality_limits.json`, which worker and phone read."""

from msgspec import Struct


class QualityLimits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the verdicts begin, as data so that a study can replace them: `quality_limits.json`, read by the worker and by the phone.

    Names that end in `_px` are pixels, in `_level` and `_spread` grey levels of 255, in `_above` and `_below` what the measure of
    `Quality` is compared with. `small`, `dark`, `bright`, `mouth`, `blurred` and `glare` ask for another photo; `smallish`, `soft` and
    `glaring` only say so. The rest is how the measures are taken: `glare_reach` parts of the long side to either side of a spot, `grid` by
    `grid` tiles of which the `sharpest` count, `edge_floor` squared levels of noise that are no edge, `tissue_half` the share of
    tissue colour at which `mouth` is one half, `grey_spread` how far the channels of a grey picture may differ.
    """

    evidence: str
    scale_px: int
    small_below_px: int
    smallish_below_px: int
    dark_level: int
    dark_above: float
    bright_level: int
    bright_above: float
    mouth_below: float
    blurred_below: float
    soft_below: float
    glare_above: float
    glaring_above: float
    glare_level: int
    glare_spread: int
    glare_reach: int
    grid: int
    sharpest: int
    edge_floor: int
    tissue_level: int
    tissue_percent: int
    tissue_half: float
    grey_spread: int

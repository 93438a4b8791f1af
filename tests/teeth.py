"""Drawn radiographs of teeth, the same every time: for what is looked at, where a shadow of a few ovals would not show a dentist anything.

A picture is what a beam would have left: the thickness of enamel, dentin and bone along it, summed up and made soft. Units are shares of a
tooth's width across and of its length along, from the biting edge at 0 to the apex at 1.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

Light = npt.NDArray[np.float64]
Kind = Literal["incisor", "canine", "premolar", "molar"]

WIDTH: dict[Kind, float] = {"incisor": 0.62, "canine": 0.62, "premolar": 0.66, "molar": 1.0}
NECK = 0.36
"""Where the enamel ends."""
CREST = 0.43
"""Where the bone begins, between healthy teeth."""
FORK = 0.52
"""Where the roots of a molar part."""
AIR, BONE, DENTIN, ENAMEL, PULP, METAL = 0.05, 0.34, 0.5, 0.33, 0.16, 1.2


class Tooth(NamedTuple):
    """`at` is where its middle is, in pixels; `decay` and `filling` say on which side, or that there is none."""

    kind: Kind
    at: float
    decay: Literal["left", "right", ""] = ""
    filling: bool = False


def periapical(kinds: tuple[Kind, ...], rows: int, columns: int, seed: int, *, lower: bool = True) -> npt.NDArray[np.int32]:
    """Whole teeth of one jaw, 12 bit."""
    ground = jaw(row_of(kinds, columns, seed), rows, columns, edge=0.1, length=0.8, seed=seed)
    return stored(ground if lower else ground[::-1], seed)


def bitewing(rows: int, columns: int, seed: int) -> npt.NDArray[np.int32]:
    """The crowns of both jaws, which meet in the middle; one surface is decayed, one tooth is filled. 12 bit."""
    kinds: tuple[Kind, ...] = ("premolar", "premolar", "molar", "molar")
    below = row_of(kinds, columns, seed)
    above = row_of(kinds, columns, seed + 1)
    below[2] = below[2]._replace(decay="left")
    above[3] = above[3]._replace(filling=True)
    half = rows // 2
    upper = jaw(above, rows - half, columns, edge=0.04, length=1.5, seed=seed + 1)[::-1]
    return stored(np.vstack([upper, jaw(below, half, columns, edge=0.04, length=1.5, seed=seed)]), seed)


def row_of(kinds: tuple[Kind, ...], columns: int, seed: int) -> list[Tooth]:
    """Teeth side by side, the outer ones cut by the edge of the film."""
    widths = np.array([WIDTH[each] for each in kinds])
    ends = np.cumsum(widths) / widths.sum() * 1.12 - 0.06
    jitter = np.random.default_rng(seed).normal(0, 0.004, len(kinds))
    middles = (ends - widths / widths.sum() * 1.12 / 2 + jitter) * columns
    return [Tooth(kind, float(at)) for kind, at in zip(kinds, middles, strict=True)]


def jaw(teeth: list[Tooth], rows: int, columns: int, *, edge: float, length: float, seed: int) -> Light:
    """What the beam lost in one jaw, its biting edge above: `edge` and `length` in shares of the rows."""
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float64)
    along = (y / rows - edge) / length
    unit = columns * 1.12 / sum(WIDTH[each.kind] for each in teeth)
    wave = 0.012 * np.sin(x / columns * 19 + seed)
    bone = np.clip((along - CREST - wave) / 0.05, 0, 1) * BONE * trabeculae(rows, columns, seed)
    light = np.full((rows, columns), AIR) + 0.07 * np.clip(along - 0.2, 0, 1)
    hard = np.zeros_like(light)
    near = np.full_like(light, -1.0)
    for number, tooth in enumerate(teeth):
        across = (x - tooth.at) / (WIDTH[tooth.kind] * unit)
        lean = 0.05 * np.sin(seed + number) * (along - 0.3)
        depth, thick = within(tooth.kind, across - lean, along)
        near = np.maximum(near, depth)
        hard = np.maximum(hard, tissue(tooth, across - lean, along, depth, thick))
    # Around each root a dark gap, and around that a bright line.
    gap, line = np.exp(-(((near + 0.02) / 0.014) ** 2)), np.exp(-(((near + 0.055) / 0.016) ** 2))
    around = bone * (1 - 0.75 * gap * (near < 0)) + 0.1 * line * (bone > 0.1)
    return np.asarray(light + np.where(near > 0, 0.35 * bone, around) + hard)


def within(kind: Kind, across: Light, along: Light) -> tuple[Light, Light]:
    """How deep inside the outline a point lies, negative outside; and how thick the tooth is there, from 0 to 1."""
    crown = np.interp(along, [0.0, 0.05, 0.16, NECK], [0.36, 0.45, 0.475, 0.39])
    root = np.interp(along, [NECK, 0.6, 0.88, 0.96, 1.0], [0.39, 0.31, 0.15, 0.09, 0.0])
    half = np.where(along < NECK, crown, root)
    middle = np.zeros_like(along)
    if kind == "molar":  # two roots from the fork on
        apart = np.clip((along - FORK) / (1 - FORK), 0, 1)
        middle = np.where(along > FORK, np.sign(across) * (0.19 + 0.05 * apart), 0.0)
        root = np.interp(along, [NECK, FORK], [0.39, 0.38])
        branch = np.interp(along, [FORK, 0.88, 0.96, 1.0], [0.19, 0.1, 0.06, 0.0])
        half = np.where(along < NECK, crown, np.where(along < FORK, root, branch))
    ends = np.minimum((along - 0.02 - bite(kind, across)) * 1.4, (1 - along) * 3)
    depth = np.minimum(half - np.abs(across - middle), ends)
    thick = np.sqrt(np.clip(1 - ((across - middle) / np.maximum(half, 1e-6)) ** 2, 0, 1)) * (depth > 0)
    return depth, thick


def bite(kind: Kind, across: Light) -> Light:
    """How much lower than the highest place the biting edge lies."""
    match kind:
        case "incisor":
            return np.asarray(0.25 * across**4)
        case "canine":
            return np.asarray(0.13 * np.abs(across))
        case _:
            return np.asarray(0.035 * np.cos(across * 4 * np.pi))


def tissue(tooth: Tooth, across: Light, along: Light, depth: Light, thick: Light) -> Light:
    """Dentin, with enamel over its crown, the pulp within, decay and a filling."""
    found = DENTIN * (0.35 + 0.65 * thick) * (depth > 0)
    cap = np.clip(1 - depth / np.interp(along, [0, 0.2, NECK], [0.1, 0.075, 0.01]), 0, 1) * (along < NECK) * (depth > 0)
    found += ENAMEL * np.sqrt(cap)
    chamber = np.interp(along, [0.2, 0.28, 0.45, 0.95], [0.0, 0.1, 0.045, 0.012]) * (along > 0.2)
    canals = (-0.21, 0.21) if tooth.kind == "molar" else (0.0,)
    for canal in canals:
        middle = canal * np.clip((along - 0.3) / 0.35, 0, 1)
        found -= PULP * np.exp(-(((across - middle) / np.maximum(chamber, 1e-3)) ** 2)) * (depth > 0) * (chamber > 0)
    if tooth.decay:
        side = -1.0 if tooth.decay == "left" else 1.0
        hole = ((across - side * 0.4) / 0.13) ** 2 + ((along - 0.2) / 0.055) ** 2
        found -= 0.42 * np.exp(-hole) * (depth > 0)
    if tooth.filling:
        block = (np.abs(across) < 0.24) & (along < 0.15 + 0.02 * np.cos(across * 25)) & (depth > 0)
        found = np.where(block, METAL, found)
    return np.maximum(found, 0)


def trabeculae(rows: int, columns: int, seed: int) -> Light:
    """The net of spongy bone, around 1."""
    grain = np.random.default_rng(seed).normal(0, 1, (rows, columns))
    coarse = cv2.GaussianBlur(grain, (0, 0), columns / 140) - cv2.GaussianBlur(grain, (0, 0), columns / 60)
    return np.asarray(1 + 0.22 * coarse / max(float(np.abs(coarse).std()), 1e-9) * 0.6)


def stored(lost: Light, seed: int) -> npt.NDArray[np.int32]:
    """As a sensor writes it, 12 bit: soft by the size of the beam's source, with the noise of few photons."""
    soft = cv2.GaussianBlur(np.ascontiguousarray(lost), (0, 0), lost.shape[1] / 420)
    light = 1 - np.exp(-1.7 * soft)
    light += np.random.default_rng(seed).normal(0, 0.008, light.shape)
    return np.asarray(np.rint(150 + light.clip(0, 1) * 3800), dtype=np.int32)

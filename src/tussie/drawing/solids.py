"""What is no petal: tubes, discs of florets, stamens, berries and pods, umbellets."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array, about_axis, closed, dots, hull, lines, moved, seen
from tussie.drawing.parts import Ball, Disc, Florets, Mark, Stamens, Tube


def _circle(radius: float, height: float, count: int) -> Array:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return about_axis(turn, np.full(count, radius), height)


def tube(tube: Tube, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    count = 3 * tube.lobes
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    phase = chance.share() * 6
    wave = 1 + tube.wave * np.cos(tube.lobes * turn + phase) + 0.04 * np.sin(2 * turn + phase)
    rim = _circle(tube.mouth, tube.high, count)
    rim[:, :2] *= wave[:, None]
    rim[:, 2] += (chance.shares(count) - 0.5) * tube.wave * 0.3
    if tube.slant or tube.lip:
        back = np.sin(turn)
        rim[:, 2] += tube.slant * back
        rim[:, :2] *= (1 + tube.lip * np.maximum(back, 0) ** 16)[:, None]
    foot = _circle(tube.foot, tube.low, 10)
    rings = [foot, rim]
    if tube.belly:
        rings.insert(1, _circle(tube.belly, tube.low + 0.45 * (tube.high - tube.low), 12))
    mouth = seen(rim, tilt) * radius
    near = float(seen(np.array([[0, 0, (tube.low + tube.high) / 2]]), tilt)[0, 2] * radius) + tube.depth * radius
    marks = []
    if tube.smooth:
        marks.append(Mark(near, closed(_funnel(tube, tilt)[None] * radius)[0], "fill", tube.paint, 2))
        rings = []
    walls = [seen(ring, tilt) * radius for ring in rings]
    if walls and tube.belly > (tube.foot + tube.mouth) / 2:
        # What bulges has one contour.
        walls = [np.concatenate(walls[:2]), walls[2]]
    for low, high in pairwise(walls):
        wall = hull(np.concatenate([low, high])[:, :2])
        marks.append(Mark(near, closed(wall[None])[0], "fill", tube.paint, 1))
    facing = tilt < 88
    top = float(mouth[:, 2].mean()) + tube.depth * radius
    if facing:
        marks.append(Mark(top, closed(mouth[None, :, :2])[0], "fill", tube.inside or tube.paint, 3))
    if tube.slant or tube.lip:
        # One margin overlaps the other, and the inside darkens towards its depth, without an edge.
        margin = np.array([rim[-4], (rim[-4] + [0, 0, tube.low]) * 0.5, [0.4 * tube.foot, -tube.foot, tube.low * 0.8]])
        marks.append(Mark(near + 1e-3, lines(seen(margin, tilt)[None, None, :, :2] * radius)[0], "line", tube.paint))
        for share in (0.8, 0.58, 0.36):
            ring = rim * [share, share, 1] - [0, 0, (1 - share) * 0.3 * (tube.high - tube.low)]
            marks.append(Mark(top + 1e-3, closed(seen(ring, tilt)[None, :, :2] * radius)[0], "shade", tube.paint))
    elif facing and tube.throat:
        depth = 0.3 * (tube.high - tube.low)
        if depth > 0.6 * tube.foot + 0.25 * tube.mouth:
            # The end of a long tube is seen only through its mouth.
            depth = min(depth, 0.34 * tube.mouth / np.tan(np.radians(max(1.0, abs(tilt)))))
        deep = seen(_circle(tube.mouth * 0.62, tube.high - depth, 10), tilt) * radius
        marks.append(Mark(top + 1e-3, closed(deep[None, :, :2])[0], "fill", tube.throat, 1))
    return marks


def _funnel(tube: Tube, tilt: float) -> Array:
    """The silhouette of a tube whose sides are a smooth curve."""
    t = np.linspace(0, 1, 7)
    bulge = tube.belly - (tube.foot + tube.mouth) / 2 if tube.belly else 0.0
    wide = tube.foot + (tube.mouth - tube.foot) * t + bulge * 4 * t * (1 - t)
    high = tube.low + (tube.high - tube.low) * t
    if bulge > 0:
        rings = [_circle(r, z, 10) for r, z in zip(wide.tolist(), high.tolist(), strict=True)]
        return hull(seen(np.concatenate(rings), tilt)[:, :2])
    line = seen(np.stack([wide, 0 * t, high], axis=-1), tilt)[:, :2]
    end = seen(np.array([[0.5, -0.9, 0], [-0.5, -0.9, 0]]) * tube.foot + [0, 0, tube.low], tilt)[:, :2]
    return np.concatenate([line[::-1], end, line * [-1, 1]])


def disc(disc: Disc, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    k = np.arange(disc.number) + 0.5
    share = np.sqrt(k / disc.number)
    turn = k * np.pi * (3 - np.sqrt(5)) + chance.share()
    r = disc.radius * share * (1 + (chance.shares(disc.number) - 0.5) * 0.1)
    points = np.stack([r * np.cos(turn), r * np.sin(turn), disc.low + disc.rise * (1 - share**2)], axis=-1)
    if disc.ball:
        return _ball(disc, np.stack([share, turn]), radius, tilt)
    flat = seen(points, tilt) * radius
    base = seen(_circle(disc.radius * 1.04, disc.low, 12), tilt)
    crown = seen(_circle(disc.radius * 0.6, disc.low + disc.rise * 0.7, 12), tilt)
    ground = hull(np.concatenate([base, crown])[:, :2]) * radius
    # A disc lies in front of petals that spread around it, whatever their middles say.
    high = seen(np.array([0.0, 0.0, disc.low + disc.rise]), tilt)[2] + 0.12 * np.cos(np.radians(tilt))
    near = float((high + disc.depth) * radius)
    marks = [Mark(near, closed(ground[None])[0], "fill", disc.ground or disc.paint, 1)]
    inner = share < 0.62
    for chosen, paint, tone in ((~inner, disc.ring or disc.paint, 2), (inner, disc.paint, 3)):
        if chosen.any():
            marks.append(Mark(near + 1e-3, dots(flat[chosen]), "dots", paint, tone, disc.size * radius))
    if disc.heart:
        marks.append(Mark(near + 2e-3, dots(flat), "dots", disc.heart, 2, 0.55 * disc.size * radius))
    return marks


def _ball(disc: Disc, place: Array, radius: float, tilt: float) -> list[Mark]:
    """The marks of a round disc, whose florets (share of the way down, turn) are seen on the near side."""
    share, turn = place
    up = 1 - 2 * share**2
    points = about_axis(turn, np.sqrt(1 - up**2), up)
    facing = seen(points, tilt)
    middle = seen(np.array([0.0, 0.0, disc.low]), tilt)
    near = float((middle[2] + disc.depth) * radius)
    outline = _circle(disc.radius * 1.05, 0, 14)[:, :2] + middle[:2]
    marks = [Mark(near, closed(outline[None] * radius)[0], "fill", disc.ground or disc.paint)]
    flat = (facing * disc.radius + middle) * radius
    # Those near the rim are foreshortened and in the shade.
    for chosen, paint, tone in (
        ((facing[:, 2] > 0.08) & (facing[:, 2] < 0.6), disc.ring or disc.paint, 2),
        (facing[:, 2] >= 0.6, disc.paint, 3),
    ):
        if chosen.any():
            marks.append(Mark(near + 1e-3, dots(flat[chosen]), "dots", paint, tone, disc.size * radius))
    return marks


def stamens(stamens: Stamens, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    n = stamens.number
    turn = (np.arange(n) + chance.shares(n) * 0.6) * 2 * np.pi / n
    angle = (stamens.angle + (chance.shares(n) * 2 - 1) * stamens.spread) * np.pi / 180
    length = stamens.length * (1 + (chance.shares(n) - 0.5) * 0.3)
    foot = np.stack([stamens.radius * np.cos(turn), stamens.radius * np.sin(turn), np.full(n, stamens.low)], axis=-1)
    way = np.stack([np.sin(angle) * np.cos(turn), np.sin(angle) * np.sin(turn), np.cos(angle)], axis=-1)
    top = foot + way * length[:, None]
    bend = foot + way * length[:, None] * 0.5 + np.array([0, 0, 0.12]) * length[:, None]
    three = seen(moved(np.stack([foot, bend, top], axis=1), stamens.shift), tilt) * radius
    near = float(three[:, 1:, 2].mean())
    kind = "stroke" if stamens.bold else "line"
    marks = []
    if stamens.length:
        marks.append(Mark(near, "".join(lines(three[:, None, :, :2])), kind, stamens.thread))
    if stamens.size:
        marks.append(Mark(near + 1e-3, dots(three[:, 2]), "dots", stamens.paint, 2, stamens.size * radius))
    return marks


#: Directions in which the contour of a solid is felt for.
_FEELERS = np.array([(np.cos(turn), np.sin(turn)) for turn in np.linspace(0, 2 * np.pi, 13, endpoint=False)])


def balls(ball: Ball, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    up = np.linspace(0, 1, 11)
    peak = ball.foot / (ball.foot + ball.top)
    swell = up**ball.foot * (1 - up) ** ball.top / (peak**ball.foot * (1 - peak) ** ball.top) * ball.radius
    rings = np.concatenate([_circle(r, ball.low + u * ball.length, 14) for u, r in zip(up, swell, strict=True)])
    start = chance.share() * 2 * np.pi
    marks: list[Mark] = []
    for number in range(ball.number):
        turn = start + number * 2 * np.pi / ball.number
        place = np.array([ball.ring * np.cos(turn), ball.ring * np.sin(turn), 0])
        # A little leaning and swelling, or a berry would be a bead.
        body = rings * (1 + (chance.shares(3) - 0.5) * 0.12) + place
        flat = seen(body, tilt) * radius
        contour = flat[(flat[:, :2] @ _FEELERS.T).argmax(axis=0), :2]
        middle = seen(place + np.array([0, 0, ball.low + ball.length / 2]), tilt) * radius
        contour = middle[:2] + (contour - middle[:2]) * 1.04
        near = float(middle[2])
        marks.append(Mark(near, closed(contour[None])[0], "round", ball.paint, 1 + chance.below(3)))
        if ball.ribs:
            around = np.arange(ball.ribs) * 2 * np.pi / ball.ribs + start
            spoke = np.stack([np.cos(around), np.sin(around), 0 * around], axis=-1)
            heights = ball.low + up * ball.length
            # From above, the lower half is out of sight.
            span = (1, 5, 9) if tilt > 50 else (4, 7, 9)
            foot, half, top = (seen(spoke * swell[at] + [0, 0, heights[at]] + place, tilt) * radius for at in span)
            # Those near the contour would stray over it.
            front = half[:, 2] - near > 0.5 * swell[span[1]] * radius
            curves = np.stack([foot, 2 * half - (foot + top) / 2, top], axis=1)[front]
            if len(curves):
                marks.append(Mark(near + 1e-3, "".join(lines(curves[:, None, :, :2])), "stroke", ball.rib))
        if ball.shine:
            glint = middle[:2] + np.array([-0.3, -0.36]) * ball.radius * radius
            spot = _FEELERS[::2] * ball.shine * ball.radius * radius * [0.8, 1] + glint
            marks.append(Mark(near + 2e-3, closed(spot[None])[0], "plain", "white", 3))
    return marks


#: How far the points of a heart reach, as shares of the floret: every other petal.
_STAR = np.where(np.arange(64) % 2, 0.08, 0.9)


def florets(florets: Florets, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    n = florets.number
    share = np.sqrt((np.arange(n) + 0.5) / n)
    turn = np.arange(n) * np.pi * (3 - np.sqrt(5)) + chance.shares(n) * 0.4 + chance.share() * 6
    most = np.radians(florets.lean)
    lean = most * share
    widest = np.sin(min(most, np.pi / 2))
    out = florets.radius * np.sin(lean) / widest * (1 + (chance.shares(n) - 0.5) * 0.15)
    heights = florets.low + florets.rise * (np.cos(lean) - np.cos(most)) / (1 - np.cos(most))
    heights = heights + (chance.shares(n) - 0.5) * 0.3 * florets.size
    where = np.stack([out * np.cos(turn), out * np.sin(turn), heights], axis=-1)
    outward = np.stack([np.cos(lean) * np.cos(turn), np.cos(lean) * np.sin(turn), -np.sin(lean)], axis=-1)
    beside = np.stack([-np.sin(turn), np.cos(turn), 0 * turn], axis=-1)
    corner = np.arange(2 * florets.petals) * np.pi / florets.petals
    reach = np.where(np.arange(2 * florets.petals) % 2, florets.cut, 1.3) * florets.size
    reach = reach * (1 + florets.outer * share[:, None] * np.clip(np.cos(corner), 0, 1))
    reach = reach * (1 + (chance.shares(*reach.shape) - 0.5) * 0.3)
    edge = (
        where[:, None]
        + (reach * np.cos(corner))[..., None] * outward[:, None]
        + ((reach * np.sin(corner))[..., None] * beside[:, None])
    )
    flat = seen(edge, tilt) * radius
    middle = seen(where, tilt) * radius
    marks: list[Mark] = []
    if florets.rays:
        foot = np.broadcast_to(np.array([0, 0, florets.foot]), where.shape)
        knee = (foot + where) / 2 + [0, 0, 0.1]
        rays = seen(np.stack([foot, knee, where], axis=1), tilt) * radius
        near = float(rays[:, 1, 2].min())
        marks.append(Mark(near, "".join(lines(rays[:, None, :, :2])), "stroke", florets.rays))
    if florets.ground:
        for wide in (1.0, 0.72):
            around = seen(_circle(wide * (florets.radius + 0.3 * florets.size), florets.low, 12), tilt)
            crown = seen(_circle(0.5 * wide * florets.radius, florets.low + florets.rise, 8), tilt)
            coat = closed(hull(np.concatenate([around, crown])[:, :2])[None] * radius)[0]
            marks.append(Mark(float(middle[:, 2].min()), coat, "shade", florets.ground))
    # Three paths for all of them, the farthest darkest; on a ball those behind are out of sight.
    order = np.argsort(middle[:, 2], kind="stable")
    if florets.lean > 90:
        order = order[seen(np.cross(outward, beside), tilt)[order, 2] > 0]
    for tone, chosen in zip((1, 2, 3), np.array_split(order, 3), strict=True):
        if not len(chosen):
            continue
        near = float(middle[chosen, 2].mean())
        marks.append(Mark(near, "".join(closed(flat[chosen, :, :2])), "plain", florets.paint, tone))
        if florets.heart:
            star = where[chosen, None] + (edge[chosen] - where[chosen, None]) * _STAR[: 2 * florets.petals, None]
            path = "".join(closed(seen(star, tilt)[..., :2] * radius))
            marks.append(Mark(near + 5e-4, path, "plain", florets.heart, tone))
        if florets.eye:
            marks.append(Mark(near + 1e-3, dots(middle[chosen]), "dots", florets.eye, 2, florets.dot * radius))
    return marks

"""How far apart colours are, as eyes of every kind see them."""

import re

# Machado, Oliveira and Fernandes (2009), full strength: what an eye without one kind of cone makes of linear red, green, blue.
EYES = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
_XYZ = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))
"""To X, Y, Z as parts of white."""


def contrast(one, other):
    """The ratio of WCAG, 1 to 21."""
    dark, light = sorted(_times(_XYZ, _linear(colour))[1] for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def difference(one, other, *, eye):
    """The distance in L*a*b*: about 2 is the least that is seen side by side, 100 is from black to white."""
    first, second = (_lab([min(1, max(0, part)) for part in _times(EYES[eye], _linear(colour))]) for colour in (one, other))
    return sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5


def _linear(colour):
    """Of `#rrggbb`, or `rgb(…)` as browsers write it."""
    hexadecimal = re.fullmatch(r"#(..)(..)(..)", colour)
    parts = [int(part, 16) for part in hexadecimal.groups()] if hexadecimal else map(int, re.findall(r"\d+", colour)[:3])
    return [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts]


def _times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _lab(linear):
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in _times(_XYZ, linear))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)

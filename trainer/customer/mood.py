"""How irritation shows: four levels with hysteresis (RUBRIC 5.4). Knows nothing but the number and the level before."""

BORDERS = (3000, 5000, 7000)
BELOW = 500

CALM, CURT, HOSTILE, ABUSIVE = range(4)


def mood(irritation: int, before: int = CALM) -> int:
    """Level 0 calm, 1 curt, 2 hostile, 3 abusive for an irritation in hundredths.

    It rises at once and falls one level a turn, and only when five points below the border.
    """
    up = sum(irritation >= border for border in BORDERS)
    if up >= before:
        return up
    return before - 1 if irritation < BORDERS[before - 1] - BELOW else before

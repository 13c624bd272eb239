"""How a call can end: a value, never a phrase in speech (RUBRIC 5.6)."""

from enum import StrEnum


class Outcome(StrEnum):
    """Names are those of the chart's final states."""

    SALE = "sale"
    MEETING = "meeting"
    CALLBACK = "callback"
    INFO_GATHERED = "infoGathered"
    CONTACT_ADDED = "contactAdded"
    COMPLAINT_LOGGED = "complaintLogged"
    POLITE_GOODBYE = "politeGoodbye"
    WALK_AWAY = "walkAway"
    HANG_UP = "hangUp"
    TRAINEE_QUIT = "traineeQuit"

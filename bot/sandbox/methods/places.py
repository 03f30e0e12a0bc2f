"""Locations, venues and contacts."""

from bot.sandbox.facts import Json
from bot.sandbox.methods.sending import deliver
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World

_LOCATION = (
    "latitude",
    "longitude",
    "horizontal_accuracy",
    "live_period",
    "heading",
    "proximity_alert_radius",
)
_VENUE = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
_CONTACT = ("phone_number", "first_name", "last_name", "vcard")


def send_location(world: World, params: Json) -> Json:
    """#sendlocation"""
    return deliver(world, params, {"location": _location(params)})


def send_venue(world: World, params: Json) -> Json:
    """#sendvenue: a venue is also a location."""
    if not params["title"].strip() or not params["address"].strip():
        raise bad_request("venue title and address must be non-empty")
    location = _location(params)
    venue = {"location": location, **_picked(params, _VENUE)}
    return deliver(world, params, {"venue": venue, "location": location})


def send_contact(world: World, params: Json) -> Json:
    """#sendcontact"""
    if not params["phone_number"].strip():
        raise bad_request("phone number must be non-empty")
    if not params["first_name"].strip():
        raise bad_request("first name must be non-empty")
    return deliver(world, params, {"contact": _picked(params, _CONTACT)})


def _location(params: Json) -> Json:
    if not -90 <= params["latitude"] <= 90 or not -180 <= params["longitude"] <= 180:
        raise bad_request("wrong latitude or longitude")
    return _picked(params, _LOCATION)


def _picked(params: Json, names: tuple[str, ...]) -> Json:
    return {name: params[name] for name in names if name in params}

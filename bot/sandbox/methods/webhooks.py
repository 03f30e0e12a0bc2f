"""Webhook settings. The sandbox keeps them and closes getUpdates, but delivers nothing to an address."""

import re
from urllib.parse import urlsplit

from bot.sandbox.facts import Json, botapi
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World

PORTS = (443, 80, 88, 8443)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def set_webhook(world: World, params: Json) -> bool:
    """#setwebhook"""
    if not params["url"]:
        return delete_webhook(world, params)
    address = urlsplit(params["url"])
    if address.scheme != "https" or not address.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (address.port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if "secret_token" in params and not _SECRET.fullmatch(params["secret_token"]):
        raise bad_request("secret token contains unallowed characters")
    if not 1 <= params.get("max_connections", 40) <= 100:
        raise bad_request("max_connections must be between 1 and 100")
    allow_updates(world, params)
    _drop_pending(world, params)
    world.profile.webhook = {"url": params["url"], "max_connections": params.get("max_connections", 40)}
    return True


def delete_webhook(world: World, params: Json) -> bool:
    """#deletewebhook"""
    _drop_pending(world, params)
    world.profile.webhook = {}
    return True


def get_info(world: World, _params: Json) -> Json:
    """#getwebhookinfo"""
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
        **world.profile.webhook,
    }
    allowed = world.updates.allowed
    return info | ({"allowed_updates": sorted(allowed)} if allowed else {})


def allow_updates(world: World, params: Json) -> None:
    """Keep `allowed_updates`; an empty list means the usual ones. Raises `Refused` for an unknown kind."""
    if "allowed_updates" not in params:
        return
    unknown = set(params["allowed_updates"]) - set(botapi().types["Update"].optional)
    if unknown:
        raise bad_request(f"unknown kinds of update: {', '.join(sorted(unknown))}")
    world.updates.allowed = frozenset(params["allowed_updates"]) or None


def _drop_pending(world: World, params: Json) -> None:
    if params.get("drop_pending_updates"):
        world.updates.clear()

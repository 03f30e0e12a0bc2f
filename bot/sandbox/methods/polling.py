"""getUpdates: the only method that waits."""

from bot.sandbox.facts import Json
from bot.sandbox.methods.webhooks import allow_updates
from bot.sandbox.refusals import Refused, bad_request
from bot.sandbox.world import World

LONGEST_WAIT = 50


async def get_updates(world: World, params: Json, at_once: bool) -> list[Json]:
    """#getupdates; `at_once` ignores `timeout`, as a broken server would."""
    if world.profile.webhook:
        raise Refused(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    limit, timeout = params.get("limit", 100), params.get("timeout", 0)
    if not 1 <= limit <= 100:
        raise bad_request("limit must be between 1 and 100")
    if timeout < 0:
        raise bad_request("timeout must not be negative")
    allow_updates(world, params)
    wait = 0 if at_once else min(timeout, LONGEST_WAIT)
    return await world.updates.poll(params.get("offset", 0), limit, wait)

"""The methods of the Bot API that the sandbox really carries out, by their official names."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.facts import Json
from bot.sandbox.methods import (
    callbacks,
    chat_facts,
    commands,
    deleting,
    editing,
    identity,
    media,
    menu,
    places,
    reactions,
    sending,
    topics,
    webhooks,
)
from bot.sandbox.world import World

Handler = Callable[[World, Json], Any]

HANDLERS: dict[str, Handler] = {
    "getMe": identity.get_me,
    "logOut": identity.leave,
    "close": identity.leave,
    "sendMessage": sending.send_message,
    "sendChatAction": sending.send_chat_action,
    "sendVoice": media.send_voice,
    "sendPhoto": media.send_photo,
    "sendDocument": media.send_document,
    "getFile": media.get_file,
    "sendLocation": places.send_location,
    "sendVenue": places.send_venue,
    "sendContact": places.send_contact,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": deleting.delete_message,
    "pinChatMessage": deleting.pin_message,
    "answerCallbackQuery": callbacks.answer,
    "setMessageReaction": reactions.set_reaction,
    "setMyCommands": commands.set_commands,
    "getMyCommands": commands.get_commands,
    "deleteMyCommands": commands.delete_commands,
    "setMyName": identity.set_name,
    "getMyName": identity.get_name,
    "setMyDescription": identity.set_description,
    "getMyDescription": identity.get_description,
    "setMyShortDescription": identity.set_short_description,
    "getMyShortDescription": identity.get_short_description,
    "setChatMenuButton": menu.set_button,
    "getChatMenuButton": menu.get_button,
    "getChat": chat_facts.get_chat,
    "getChatMember": chat_facts.get_member,
    "createForumTopic": topics.create_topic,
    "setWebhook": webhooks.set_webhook,
    "deleteWebhook": webhooks.delete_webhook,
    "getWebhookInfo": webhooks.get_info,
}

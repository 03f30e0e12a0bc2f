"""Phone numbers: typed in any way, kept in the international form."""

import phonenumbers

from dialogs.errors import InputRejected
from dialogs.matching import western_digits
from dialogs.phrases import phrase

HOME = "NL"
EXAMPLE = "06 12345678"


def phone_number(text: str) -> str:
    """'+31612345678' from what was typed or shared. Raises InputRejected when it cannot be a number."""
    digits = western_digits(text)
    try:
        number = phonenumbers.parse(digits, HOME)
    except phonenumbers.NumberParseException as error:
        raise InputRejected(phrase("no_phone", example=EXAMPLE)) from error
    if not phonenumbers.is_possible_number(number) or not phonenumbers.is_valid_number(number):
        raise InputRejected(phrase("no_phone", example=EXAMPLE))
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def shared_number(text: str) -> str:
    """The number of a contact card: Telegram leaves the plus away. Raises InputRejected."""
    try:
        return phone_number(text if text.startswith(("+", "0")) else f"+{text}")
    except InputRejected:
        return phone_number(text)


def readable(number: str) -> str:
    """'+31 6 12345678': with the spaces that a person reads it by."""
    parsed = phonenumbers.parse(number, HOME)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))

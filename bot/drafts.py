"""Drafts of recordings, made by a machine: uploaded when first played, and from then on Telegram has it."""

_DRAFT = "draft:"


def draft_file(language: str, node: str) -> str:
    """What stands for a draft's file id while Telegram does not have it."""
    return f"{_DRAFT}{language}:{node}"


def of_draft(file: str) -> tuple[str, str] | None:
    """The (node, language) of a draft that must be uploaded; None for a file that Telegram has."""
    if not file.startswith(_DRAFT):
        return None
    language, _, node = file.removeprefix(_DRAFT).partition(":")
    return node, language

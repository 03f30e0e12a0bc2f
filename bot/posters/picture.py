"""A page of PDF as a picture, so that the two are never different."""

from io import BytesIO

import pypdfium2

DOTS = 200
"""To an inch: enough for a sheet of A4, and for a code on a screen."""


def png(pdf: bytes) -> bytes:
    """The first page as PNG, 1654 by 2339 pixels for A4."""
    document = pypdfium2.PdfDocument(pdf)
    target = BytesIO()
    try:
        document[0].render(scale=DOTS / 72).to_pil().save(target, "PNG", dpi=(DOTS, DOTS), optimize=True)
    finally:
        document.close()
    return target.getvalue()

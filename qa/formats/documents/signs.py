"""By which signs a document is told, whatever its file is called."""

from __future__ import annotations

import re

from qa.formats.files import File

_ZIP = b"PK\x03\x04"
_DOCTYPE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    r"\s*<(cite|div|p|dl|table|article|section|main|h[1-6]|ul|ol|blockquote|strong|b|br|meta)\b[^>]*>", re.IGNORECASE
)
_ENDS = (b"</p>", b"</div>", b"</dl>", b"</table>", b"</article>", b"</section>", b"</main>", b"</ul>", b"</ol>")


def is_word(file: File) -> bool:
    """A zip file with a part of Word's."""
    return file.raw.startswith(_ZIP) and b"word/" in file.raw and b"[Content_Types].xml" in file.raw


def is_odt(file: File) -> bool:
    """A zip file that says in its first member what it is; or one flat XML file that does."""
    start = file.raw[:200]
    packed = file.raw.startswith(_ZIP) and b"mimetypeapplication/vnd.oasis.opendocument.text" in start
    return packed or ("<office:document" in file.head and "opendocument.text" in file.head)


def is_rtf(file: File) -> bool:
    """What begins with RTF's own sign."""
    return file.raw[:64].lstrip(b"\xef\xbb\xbf\r\n\t \x00").startswith(b"{\\rtf")


def is_pdf(file: File) -> bool:
    """PDF's sign, which may have something before it."""
    return b"%PDF-" in file.raw[:1024]


def is_epub(file: File) -> bool:
    """A zip file that says it is a book, or is made like one."""
    return file.raw.startswith(_ZIP) and (
        b"mimetypeapplication/epub+zip" in file.raw[:200] or b"META-INF/container.xml" in file.raw
    )


def is_html(file: File) -> bool:
    """A whole page, or a stretch of one that begins and ends with tags."""
    if _DOCTYPE.match(file.head):
        return True
    return _FRAGMENT.match(file.head) is not None and file.raw[-200:].rstrip().lower().endswith(_ENDS)


def is_mhtml(file: File) -> bool:
    """A page that a browser saved with all its parts, as a mail."""
    head = file.head[:2000].lower()
    return "multipart/related" in head and "mime-version:" in head

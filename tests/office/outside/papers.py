"""Files for the tests: sound ones, broken ones, and some that pretend."""

from hashlib import sha256
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import compress, crc32

from pypdf import PdfWriter

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def pdf(pages: int = 1, password: str | None = None, owner: str | None = None, width: int = 100) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width, 100)
    if password is not None:
        writer.encrypt(password, owner, algorithm="AES-256")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def png(extra: bytes = b"") -> bytes:
    def block(name: bytes, content: bytes) -> bytes:
        return pack(">I", len(content)) + name + content + pack(">I", crc32(name + content))

    head = block(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + block(b"IDAT", compress(b"\0\0")) + block(b"IEND", b"") + extra


def jpg(extra: bytes = b"") -> bytes:
    """Not a picture that can be seen, but the segments of one."""
    head = b"\xff\xd8\xff\xe0" + pack(">H", 16) + b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    return head + b"\xff\xda" + pack(">H", 8) + b"\x01\x01\0\0\x3f\0" + b"\x12\x34" + b"\xff\xd9" + extra


def archive(name: str = "a.txt", content: bytes = b"x") -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as bundle:
        bundle.writestr(name, content)
    return written.getvalue()


def bomb() -> bytes:
    """A PDF whose table of contents is a stream that grows a millionfold when it is opened."""
    stream = compress(compress(bytes(1 << 28), 9), 9)
    head = b"<< /Type /XRef /Size 1 /W [1 2 1] /Root 1 0 R /Filter [/FlateDecode /FlateDecode] /Length %d >>"
    body = b"%PDF-1.7\n1 0 obj\n" + head % len(stream) + b"\nstream\n" + stream + b"\nendstream\nendobj\n"
    return body + b"startxref\n9\n%%EOF\n"


def ring() -> bytes:
    """A PDF whose pages are pages of themselves."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9999999 >>",
    )
    written, places = b"%PDF-1.7\n", []
    for number, said in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(written)
    return written + b"xref\n0 3\n0000000000 65535 f \n" + table + end

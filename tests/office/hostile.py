"""What would someone send who means no good, or whose software is broken?"""

from typing import Final

PATHS: Final = ("../../etc/passwd", "..%2f..%2f", "C:\\con", "/dev/zero", "a\0.pdf", ".", "\u202egnp.exe", "a" * 300)
NUMBERS: Final = ("-1", "0", "99999999999999999999999", "1e999", "NaN", "１２", "0x10", " 1", "1.0")
WORDS: Final = (
    "",
    " ",
    "\0",
    "a\0b",
    "\ufeff",
    "\u202e\u2066虚构",
    "\U0010ffff",
    "e\u0301" * 50,
    "'; DROP TABLE records_entry; --",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}{% raise %}",
    "%s%n%(x)s{0}",
    "\r\nSet-Cookie: a=b",
    "虚" * 70_000,
    "[" * 3_000,
)
TEXTS: Final = (*WORDS, *PATHS, *NUMBERS)

BODIES: Final = (
    b"",
    b"\xff\xfe\x00",
    b"a=%ff%fe&b=%00&%=%",
    b"a" * 300_000,
    b"null",
    b"[]",
    b"0",
    b"1e999",
    b'"text"',
    b"NaN",
    b"{",
    b'{"answers":{"a":{"b":[[[[{}]]]]}},"version":-1}',
    b'{"answers":null,"version":"1"}',
    b'{"answers":{"\\ud800":"\\ud800"},"version":1e99}',
    b'{"answers":{"a":"\\u0000"},"version":99999999999999999999}',
    b'{"part":"x","question":[],"name":{},"size":"NaN","sha256":1}',
    b"[" * 20_000,
    b'{"a":' * 5_000,
    '{"name":"a"}'.encode("utf-16"),
    b'--b\r\nContent-Disposition: form-data; name="x"; filename="../../x"\r\n\r\n\0\r\n--b--\r\n',
    b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n',
)
TYPES: Final = (
    "application/json",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-7",
    "application/json; charset=nonsense",
    "multipart/form-data; boundary=b",
    "multipart/form-data",
    "application/octet-stream",
    "application/offset+octet-stream",
    "text/plain; charset=gb18030",
    "",
)
METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND")
HEADERS: Final = (
    {},
    {"HTTP_ACCEPT_LANGUAGE": "x" * 2_000},
    {"HTTP_COOKIE": "sessionid=\xff; csrftoken=a; messages=b"},
    {"HTTP_ACCEPT": "application/json"},
    {"HTTP_RANGE": "bytes=9-1"},
    {"HTTP_UPLOAD_OFFSET": "-1", "HTTP_UPLOAD_LENGTH": "NaN"},
    {"HTTP_X_FORWARDED_FOR": "'\0", "HTTP_REFERER": "javascript:"},
    {"HTTP_IF_MODIFIED_SINCE": "yesterday", "HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_CONTENT_LENGTH": "-5"},
)

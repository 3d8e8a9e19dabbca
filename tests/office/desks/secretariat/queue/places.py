"""Where is the queue, and what does a page of it list?"""

import re
from urllib.parse import urlencode

from django.test import Client

HOME = "/secretariat/"


def asked(**conditions: object) -> str:
    """The address of the list under these conditions."""
    return f"{HOME}?{urlencode(conditions, doseq=True)}"


def page(client: Client, **conditions: object) -> str:
    """The page of the list under these conditions."""
    answer = client.get(asked(**conditions))
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def listed(client: Client, **conditions: object) -> list[str]:
    """The reference numbers that are listed, in order."""
    return re.findall(r'href="/secretariat/a/([^/"]+)/"', page(client, **conditions))


def counts(text: str) -> dict[str, int]:
    """Every count that leads somewhere: its address and how many it says."""
    return {query: int(count) for query, count in re.findall(r'href="[^"?]*\?([^"]+)"><strong>(\d+)</strong>', text)}

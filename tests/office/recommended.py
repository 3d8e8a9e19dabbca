"""How does a recommendation of a test come to be? By the acts themselves."""

from typing import Any

from award.vocabulary.acts import Act
from office.acts import receiving
from office.acts.performing import perform
from office.records.applications import Application
from office.records.people import Person
from office.records.recommendations import Recommendation
from office.records.uploads import Upload
from tests.office.outside.papers import digest, png

NAME = "虚构质量协会"
OPINION = {"words": "虚构的推荐理由", "signer": "虚构签署人", "position": "虚构会长"}


def asked(application: Application, owner: Person, email: str, **said: Any) -> tuple[Recommendation, str]:
    """A request, and the token in its letter."""
    tokens: list[str] = []

    def address(token: str) -> str:
        tokens.append(token)
        return f"https://award.example/recommender/{token}"

    told = {"kind": "association", "name": NAME, "email": email, "language": "zh-hans", "address": address, **said}
    return perform(Act.APPLICATION_ASK_RECOMMENDATION, by=owner, on=application.pk, **told), tokens[0]


def taken_up(application: Application, owner: Person, who: Person) -> Recommendation:
    """A request that was taken up."""
    _, token = asked(application, owner, who.email)
    return perform(Act.APPLICATION_TAKE_UP_REQUEST, by=who, on=token)


def enclosed(request: Recommendation, who: Person, content: bytes = png(), name: str = "盖章.png") -> Upload:
    """A file that was attached to it, came whole, and can be read."""
    told = {"name": name, "size": len(content), "sha256": digest(content)}
    upload = receiving.begin(request.pk, who, Act.APPLICATION_ENCLOSE, **told)
    receiving.take(upload, who, 0, [content])
    return receiving.finish(upload, who)


def recommend(request: Recommendation, who: Person, **said: Any) -> Recommendation:
    """Recommended, and signed."""
    return perform(Act.APPLICATION_RECOMMEND, by=who, on=request.pk, **{**OPINION, **said})

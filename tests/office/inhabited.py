"""Whom can the site be shown to, and about whom? An applicant, others at every stage, and everyone who may look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.urls import reverse

from award.access.policy import RecordKind
from award.application.snapshot import plain
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.relations import CLOCK, model_of
from office.acts import pen
from office.acts.performing import perform
from office.outside.shelves import shelf
from office.records.applications import Application, Filing, Part
from office.records.issued import Notice
from office.records.letters import Letter
from office.records.notices import samples, texts
from office.records.people import Applicant, Membership, Person
from office.records.recommendations import Recommendation
from office.records.registers import Succession
from office.records.uploads import Upload
from tests.award.announced import sound
from tests.office.addresses import Address
from tests.office.applying import LINE, clean, completed, extend, submit
from tests.office.arranging import code, granted, invited, joined
from tests.office.recommended import recommend, taken_up
from tests.office.working import marked, worked

STAGES: Final = ("invited", "draft", "submitted", "withdrawn", "sent_back", "accepted", "not_accepted")
# Of these someone of the office is a member, and someone else of the office recommends it.
PARTED: Final = ("sent_back", "accepted")

# What stands open in an address and is nobody's: under its name, or that of the address as well.
EVERYWHERE: Final[Mapping[str, str]] = {
    "line": LINE,
    "scheme": "shanghai_2025",
    "public:selfcheck_questions/part": "identity",
    "public:log_file/path": "checkpoint",
    "mailbox:letter/name": "nowhere",
    "part": "application_form",
    "page": "identity",
    "key": "nowhere",
    "uidb36": "1",
    "pk": "1",
    "provider_id": "city",
    "kind": "past_awards",
    "authority": "market_regulator",
    "form": "csv",
    "reading": "award_start",
    "ruling": "1",
}

# At these desks nobody sits without a duty: to anyone else it is all the same which record an address means.
DESKS: Final = ("secretariat:", "supervisor:")

# Addresses of the log of a notice, which is named by its number.
OF_LOGS: Final = tuple(f"supervisor:{name}/number" for name in ("export", "log", "entry", "readers", "table"))
# Addresses of an enquiry, which is about many.
_OF_ENQUIRIES = (
    *("enquiry", "enquiry_export", "enquiry_letter", "enquiry_table"),
    *("enquiry_answers", "enquiry_confirm", "enquiry_faults"),
)
OF_ENQUIRIES: Final = tuple(f"secretariat:{name}/number" for name in _OF_ENQUIRIES)
# What is nobody's own: a link that is guessed, and the number of a notice.
NOBODYS: Final = {"token", "recommender:link/token", *OF_LOGS, *OF_ENQUIRIES}

ENTRY: Final = model_of(RecordKind.ENTRY)

# Whose number it is.
_OF_FILES = ("file", "file_finish", "file_detach", "file_content")
_OF_FILINGS = ("receipt", "receipt_pdf", "receipt_json", "print", "dossier_pdf")
# What the office opens by an act, at its two desks.
OPENED: Final = (
    *("secretariat:dossier", "secretariat:file", "secretariat:case_findings_open", "secretariat:correction"),
    *("supervisor:dossier", "supervisor:file", "supervisor:differences"),
)
OF_FILES: Final = tuple(f"applicant:{name}/number" for name in _OF_FILES)
OF_FILINGS: Final = (
    *(f"applicant:{name}/number" for name in _OF_FILINGS),
    *(f"{name}/number" for name in OPENED),
)
OF_PAPERS: Final = (
    "applicant:recommendation_file/number",
    *(f"recommender:{name}/file" for name in _OF_FILES),
)
OF_REQUESTS: Final = (
    *(f"recommender:{name}/number" for name in ("files", *_OF_FILES)),
    "applicant:recommendation_take_back/number",
    "recommender:request/number",
    "recommender:decline/number",
)


@dataclass
class Side:
    """One applicant, its people, what stands open in the addresses of its records, and what is written in these."""

    name: str
    stage: str
    applicant: Applicant
    application: Application
    people: dict[Role, Person]
    told: dict[str, Any] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> Person:
        """Whoever answers for it."""
        return self.people[Role.OWNER]

    def about(self, address: Address) -> str:
        """The path of ``address`` when it is about this applicant.

        An address that wants something new fails here, until it is said what that is: above, or in ``_told``.
        """
        known = {**EVERYWHERE, "sample": samples()[0].id, **self.told}
        unknown = {one for one in address.wants if _key(address, one, known) not in known}
        assert not unknown, f"{address.name} wants {unknown}: say in tests/office/inhabited.py what that is"
        return reverse(address.name, kwargs={one: known[_key(address, one, known)] for one in address.wants})

    def concerns(self, address: Address) -> bool:
        """Whether something that ``address`` wants is this applicant's own."""
        return any(_key(address, wanted, self.told) in self.told.keys() - NOBODYS for wanted in address.wants)


def _key(address: Address, wanted: str, known: Mapping[str, Any]) -> str:
    particular = f"{address.name}/{wanted}"
    return particular if particular in known else wanted


@dataclass
class World:
    """The site as it is lived in; ``parted``: those of the office who have a part in :data:`PARTED`, by duty."""

    notice: Notice
    mine: Side
    others: dict[str, Side]
    looking: dict[Role, Person | None]
    parted: dict[Role, Person]


def inhabited() -> World:
    """An applicant that has filed, one at each stage beside it, and everyone who may look."""
    notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
    duties = (Role.SECRETARY, Role.SUPERVISOR)
    office = {duty: _person(f"zq{duty}", duty) for duty in duties}
    parted = {duty: _person(f"zqparted{duty}", duty) for duty in duties}
    ruled = {"reading": "late_correction", "chosen": "form_only", "reason": "虚构的理由"}
    perform(Act.ELIGIBILITY_RULE, by=office[Role.SECRETARY], on=notice.pk, **ruled)
    # The first is a member where the second recommends, and the other way round.
    parts = dict(zip(PARTED, (tuple(parted.values()), tuple(parted.values())[::-1]), strict=True))
    sides = [
        side(notice, number, stage, office[Role.SECRETARY], *parts.get(stage, ()) if number else ())
        for number, stage in enumerate(("submitted", *STAGES))
    ]
    worked(notice, sides, office[Role.SECRETARY], _person("zqsecond", "secretary"))
    # A link is let in by itself; of the others' only what the database keeps of it is known.
    for made in sides:
        _tell(made, keeps=made is not sides[0])
    looking = {Role.VISITOR: None, Role.PERSON: _person("zqnobody"), **sides[0].people, **office}
    world = World(notice, sides[0], dict(zip(STAGES, sides[1:], strict=True)), looking, parted)
    _let_programs_in(world)
    return world


def _let_programs_in(world: World) -> None:
    """A token for everyone who looks, which their browser sends along; and one of an owner at each side."""
    for who in (*world.looking.values(), *world.parted.values()):
        if who is not None:
            who.token = granted(world.notice, who)
    for side in (world.mine, *world.others.values()):
        token = side.people[Role.OWNER].tokens.first() or granted(world.notice, side.people[Role.OWNER])
        side.told["people:revoke_token/number"] = token.pk


def side(notice: Notice, number: int, stage: str, secretary: Person, *parted: Person) -> Side:
    """An applicant that comes to ``stage``; in every field of its records stands a mark that stands nowhere else.

    ``parted``: who is a member besides, and who recommends it.
    """
    name = f"zq{number}"
    owner, editor, reader = (_person(f"{name}{role}") for role in ("owner", "editor", "reader"))
    said = {"kind": "organisation", "name": f"{name}applicant", "number": code(4000 + number)}
    applicant = perform(Act.APPLICATION_REGISTER, by=owner, on=notice.pk, **said)
    joined(applicant, owner, editor, Role.EDITOR)
    for who in (reader, *parted[:1]):
        joined(applicant, owner, who, Role.READER)
    _, token = invited(applicant, owner, f"{name}guestmail@people.example")
    facts = plain({**sound(LINE), "name": f"{name}facts"})
    application = perform(Act.APPLICATION_OPEN, by=owner, on=applicant.pk, line=LINE, facts=facts)
    made = Side(name, stage, applicant, application, {Role.OWNER: owner, Role.EDITOR: editor, Role.READER: reader})
    made.told["token"] = token
    if stage != "invited":
        _written(made)
        _recommended(made, *parted[1:])
    if stage not in ("invited", "draft"):
        extend(application, secretary)
        submit(application, owner)
    return made


def _person(name: str, duty: str = "") -> Person:
    """Someone; who serves has a second factor, as their duty demands."""
    person = Person.objects.create_user(f"{name}mail@people.example", name=f"{name}name", duty=duty)
    if duty:
        TOTP.activate(person, generate_totp_secret())
    return person


def _written(made: Side) -> None:
    """Every part and every file, with marks in place of words."""
    completed(made.application, made.people[Role.OWNER])
    with pen.held():
        for part in Part.objects.filter(application=made.application, versions=None):
            part.answers = _marked(part.answers, f"{made.name}answer")
            part.save()
            part.versions.create(number=part.version, answers=part.answers, by=part.by, saved=part.saved)
        for upload in Upload.objects.filter(application=made.application):
            upload.name = f"{made.name}file{upload.pk}.pdf"
            upload.save()
            _laid_down(f"{made.name}content", upload.key)


def _laid_down(content: str, key: str) -> None:
    """Content on the shelf, where the office looks for it."""
    with TemporaryDirectory(dir=settings.AWARD_FILES) as folder:
        place = Path(folder) / key
        place.write_text(content)
        shelf().put(place, key)


def _recommended(made: Side, whoever: Person | None = None) -> None:
    """Someone else was asked to recommend, and has given their opinion."""
    recommender = whoever or _person(f"{made.name}recommender")
    made.people[Role.RECOMMENDER] = recommender
    request = taken_up(made.application, made.people[Role.OWNER], recommender)
    told = {"recommendation": request, "name": f"{made.name}sealed.png", "size": 1, "sha256": "e" * 64}
    with pen.held():
        paper = clean(made.application, recommender, "", "", **told)
        paper.save()
        _laid_down(f"{made.name}paper", paper.key)
    request = recommend(request, recommender)
    with pen.held():
        request.words, request.name = f"{made.name}words", f"{made.name}union"
        request.save()


def _marked(said: Any, mark: str) -> Any:
    """The answers with ``mark`` wherever the invented text stands."""
    if isinstance(said, dict):
        return {name: _marked(value, mark) for name, value in said.items()}
    if isinstance(said, list):
        return [_marked(value, mark) for value in said]
    return mark if said == "虚构" else said


def _tell(made: Side, *, keeps: bool) -> None:
    """What stands open in the addresses of this applicant, and what is told of it nowhere else.

    ``keeps``: the link to it is what the database keeps of it.
    """
    application = made.application
    guest = Membership.objects.get(applicant=made.applicant, email=f"{made.name}guestmail@people.example")
    upload = Upload.objects.filter(application=application, part=EVERYWHERE["part"]).first()
    request = Recommendation.objects.filter(application=application).first()
    paper = Upload.objects.filter(recommendation=request).first() if request else None
    filing = Filing.objects.filter(application=application).first()
    made.told = {
        "number": made.applicant.pk,
        "membership": guest.pk,
        "token": str(guest.token) if keeps else made.told["token"],
        "reference": application.reference,
        **dict.fromkeys(OF_FILES, upload.pk if upload else 0),
        **dict.fromkeys(OF_FILINGS, filing.number if filing else 1),
        **dict.fromkeys(OF_ENQUIRIES, 1),
        **dict.fromkeys(OF_REQUESTS, request.pk if request else 0),
        **dict.fromkeys(OF_PAPERS, paper.pk if paper else 0),
        **dict.fromkeys(OF_LOGS, made.applicant.notice_id),
        "entry": ENTRY.objects.filter(application=application).latest("number").number + 1,
        "recommender:link/token": made.name,
        "upload": upload.pk if upload else 0,
        "succession": Succession.objects.get(predecessor=f"{made.name}predecessor").pk,
        "person": made.people[Role.OWNER].pk,
        "letter": Letter.objects.get(recipient=guest.email).pk,
    }
    made.marks = {
        "applicant": f"{made.name}applicant",
        "number": made.applicant.number,
        "owner": f"{made.name}ownername",
        "email": f"{made.name}ownermail",
        "guest": f"{made.name}guestmail",
        "facts": f"{made.name}facts",
        "answer": f"{made.name}answer",
        "file": f"{made.name}file",
        "reference": application.reference,
        "pseudonym": made.people[Role.OWNER].pseudonym,
        **marked(made),
        **({"digest": filing.digest} if filing else {}),
        **({"key": upload.key, "content": f"{made.name}content"} if upload else {}),
        **({"sealed": f"{made.name}sealed", "paper": f"{made.name}paper"} if paper else {}),
        **({"words": f"{made.name}words", "union": f"{made.name}union"} if request else {}),
    }

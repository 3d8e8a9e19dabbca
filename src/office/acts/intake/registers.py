"""How is a table taken into a register?"""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet

from award.intake.register import Kept, Row, sift
from award.notice.intake import Register as Kind
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.access.naming import named
from office.access.relations import Actor, parts
from office.acts.deciding import stand
from office.acts.holding import concerned, rows_of, standing_registers
from office.acts.procedure import Case, Done, performs
from office.acts.progressing import Told, silent
from office.records.encrypted import digest
from office.records.issued import Notice, issued
from office.records.registers import Held, Register

_AT_ONCE = 500


@performs(Act.INTAKE_IMPORT_REGISTER, on=Notice)
def import_register(
    case: Case,
    *,
    kind: str,
    name: str,
    sha256: str,
    rows: Sequence[Row],
    left_out: int = 0,
    replaces: bool = False,
    over: bool = False,
    told: Told = silent,
) -> Done | Refusal:
    """Take the rows of the table that is called ``name``, of which so many with faults were ``left_out``.

    Where it ``replaces`` the register, nothing counts but what is in it. Else what is held already is not taken again,
    and what is held otherwise is taken only where it shall come ``over`` what is held. Every open case that this
    touches is decided anew. ``told`` hears how far it is, and may stop it all.
    """
    notice = case.record
    register = register_of(notice, kind)
    if register is None:
        return Refusal("no_such_register")
    taken = list(rows) if replaces else _taken(notice, register, rows, over=over)
    if not taken:
        return Refusal("register_nothing_new" if rows else "register_without_rows")
    refused = own_rows(case.actor, rows)
    if refused is not None:
        return refused
    # From a complete register it follows for everyone that there is nothing where nothing is held.
    first = not any(one.kind == kind for one in standing_registers(notice))
    everyone = register.complete and (first or replaces)
    touched = _Touched(taken)
    if replaces:
        touched.add(held_rows(notice, kind).values_list("digest", "plain"))
    kept = _kept(case, kind, name, sha256, replaces=replaces, count=len(taken))
    _keep(kept, taken, told)
    moved = stand(concerned(notice, touched.digests, touched.names, everyone=everyone), case.at, told)
    detail = {"register": kind, "number": str(kept.number), "rows": str(len(taken)), "left_out": str(left_out)}
    detail |= {"replaces": "yes" if replaces else "no", "decided_anew": str(len(moved))}
    return Done(kept, notice, digest=sha256, detail=detail)


def _kept(case: Case, kind: str, name: str, sha256: str, *, replaces: bool, count: int) -> Register:
    longest = Register._meta.get_field("name").max_length
    number = Register.objects.filter(notice=case.record, kind=kind).count() + 1
    said = {"kind": kind, "number": number, "name": name[:longest], "sha256": sha256, "count": count}
    return Register.objects.create(notice=case.record, **said, replaces=replaces, by=case.actor, at=case.at)


def own_rows(actor: Actor, rows: Iterable[Row]) -> Refusal | None:
    """Whoever has a part in an applicant brings nothing in about it, nor sees beside what is held what they bring.

    What is said of whom it succeeded is said about it, too.
    """
    mine = named(parts(actor))
    numbers, names = {number for number, _ in mine}, {name for _, name in mine}
    own = [row for row in rows if (digest(row.number) in numbers if row.number else row.plain in names)] if mine else ()
    return Refusal("own_rows", params={"rows": tuple(str(row.row) for row in own)}) if own else None


def register_of(notice: Notice, kind: str) -> Kind | None:
    """What the scheme says of the register of this kind, if it knows one."""
    return next((one for one in issued(notice.digest).intake.registers if one.id == kind), None)


def held_rows(notice: Notice, kind: str) -> QuerySet[Held]:
    """All rows of the register that count."""
    return rows_of(one for one in standing_registers(notice) if one.kind == kind)


def comparable(rows: QuerySet[Held]) -> Iterator[Kept]:
    """The rows as they are compared with a table."""
    said = rows.values_list("digest", "plain", "content", "register__number", "row")
    return (Kept(who, name, content, (number, row)) for who, name, content, number, row in said.iterator(2000))


def _taken(notice: Notice, register: Kind, rows: Sequence[Row], *, over: bool) -> list[Row]:
    found = sift(register, rows, comparable(held_rows(notice, register.id).defer("number")), digest)
    return [*found.new, *(row for row, _ in found.changed if over)]


class _Touched:
    """Whom the rows are about: by digests of numbers, and by names."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.digests: set[str] = set()
        self.names: set[str] = set()
        self.add((digest(row.number) if row.number else "", row.plain) for row in rows)

    def add(self, whose: Iterable[tuple[str, str]]) -> None:
        for number, name in whose:
            (self.digests if number else self.names).add(number or name)


def _keep(register: Register, rows: Sequence[Row], told: Told) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        Held.objects.bulk_create(
            Held(
                register=register,
                row=row.row,
                name=row.name,
                plain=row.plain,
                number=row.number,
                digest=digest(row.number) if row.number else "",
                content=dict(row.content),
            )
            for row in some
        )
        told(start + len(some), len(rows))

"""How does a register of a test come to be, and an application that it may concern?"""

from collections.abc import Sequence
from typing import Any

from award.intake.register import read
from award.vocabulary.acts import Act
from office.acts.performing import perform
from office.records.applications import Application
from office.records.issued import Notice, issued
from office.records.people import Person
from office.records.registers import Register
from tests.award.announced import ON
from tests.office.applying import completed, opened, submit
from tests.office.arranging import organisation

HEADS = ("名称", "统一社会信用代码", "奖项", "类别", "年度", "表彰决定日期")
GOLD = ("上海市质量金奖", "先进质量管理模式", "2021", "2022-09-20")
SHA = "0" * 64


def filed(notice: Notice, owner: Person) -> Application:
    """An application of a sound organisation, which declared no award, as it was filed."""
    application = opened(organisation(notice, owner), owner)
    submit(completed(application, owner), owner)
    return application


def take(notice: Notice, by: Person, *rows: Sequence[str], heads: Sequence[str] = HEADS, **said: Any) -> Register:
    """The rows, taken into the register of past awards, or of the ``kind`` that is said."""
    kind = said.pop("kind", "past_awards")
    scheme = issued(notice.digest)
    register = next(one for one in scheme.intake.registers if one.id == kind)
    table = read(register, scheme.facts[register.fact], [heads, *rows], on=ON, file="名录.csv")
    assert table.faults == ()
    asked = {"kind": kind, "name": "名录.csv", "sha256": SHA, "rows": table.rows, **said}
    return perform(Act.INTAKE_IMPORT_REGISTER, by=by, on=notice.pk, **asked)

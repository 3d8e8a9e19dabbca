"""What do the tables of a test say, and how are they read?"""

from collections.abc import Sequence

from award.intake.register import Kept, Row, Table, read
from award.notice.intake import Register
from tests.award.announced import ON, SCHEME

HEADS = ("名称", "统一社会信用代码", "奖项", "类别", "年度", "表彰决定日期")
CODE, OTHER_CODE = "91310000MA1FL0000N", "91310000MA1FL0001R"
REGISTERS = {register.id: register for register in SCHEME.intake.registers}
PAST: Register = REGISTERS["past_awards"]
DISTRICT: Register = REGISTERS["district_filings"]


def table(*rows: Sequence[str], heads: Sequence[str] = HEADS, register: Register = PAST) -> Table:
    """The table of these rows, as it is read."""
    return read(register, SCHEME.facts[register.fact], [heads, *rows], on=ON, file="名录.csv")


def kept(row: Row, *, number: int = 1) -> Kept:
    """The row as the office holds it since that import."""
    return Kept(row.number, row.plain, row.content, (number, row.row))

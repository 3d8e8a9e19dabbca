"""What does a table of very many past awards say, of winners that nobody has heard of?"""

import csv
from io import StringIO

from tests.office.arranging import code

ROWS = 10_000
HEAD = ("名称", "统一社会信用代码", "奖项", "类别", "年度", "表彰决定日期")
GOLD = ("上海市质量金奖", "先进质量管理模式", "2021年度", "2022年9月20日")


def rows(first: int) -> list[tuple[str, ...]]:
    """Ten thousand winners, numbered from ``first``."""
    return [(f"虚构{number}号有限公司", code(number), *GOLD) for number in range(first, first + ROWS)]


def table_of(first: int) -> str:
    """The same as a file of comma-separated values."""
    text = StringIO(newline="")
    csv.writer(text).writerows([HEAD, *rows(first)])
    return text.getvalue()

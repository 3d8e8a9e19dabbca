"""Is an applicant registered by its number, and a mistake shown with all that was typed?"""

import pytest

from office.records.issued import Notice
from office.records.people import Applicant
from tests.office.arranging import code, person
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db

REGISTER = "/applicant/register/"
SAID = {"kind": "organisation", "name": "虚构制造㐀𠮷", "number": code(900001)}


def test_whoever_registers_is_led_to_the_members(notice: Notice, signed_in: SignedIn) -> None:
    answer = signed_in(person("甲")).post(REGISTER, SAID)
    registered = Applicant.objects.get(name=SAID["name"])
    assert answer["Location"] == f"/applicant/{registered.pk}/"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"number": "12345"}, "统一社会信用代码有误"),
        ({"kind": "individual"}, "身份证件号码有误"),
        ({"kind": "nobody"}, "请选择由组织申报还是由个人申报"),
        ({"name": "  "}, "请填写申报主体的名称或姓名"),
        ({"name": "长" * 201}, "名称或姓名太长"),
        ({"name": "虚\x00构"}, "无法保存的字符"),
    ],
)
def test_a_mistake_comes_back_with_what_was_typed(
    notice: Notice, signed_in: SignedIn, wrong: dict[str, str], told: str
) -> None:
    answer = signed_in(person("甲")).post(REGISTER, SAID | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert (SAID | wrong)["number"] in page
    assert not Applicant.objects.exists()


def test_a_second_press_registers_nothing_twice(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.stranger)
    client.post(REGISTER, SAID)
    assert "已经登记" in client.post(REGISTER, SAID).content.decode()
    assert Applicant.objects.filter(name=SAID["name"]).count() == 1

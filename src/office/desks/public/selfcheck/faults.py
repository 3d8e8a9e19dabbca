"""What is wrong with a file of answers, in words?"""

from django.utils.translation import gettext

from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault
from office.questions import faults


def told(fault: Fault, scheme: Scheme) -> str:
    """The fault in the language being read."""
    if fault.code == "too_many_rows":
        return gettext("这里有%(found)s条，本站最多能放%(most)s条；更多的请用命令行自查。") % {
            "found": fault.found,
            **fault.params,
        }
    if fault.code == "too_large":
        return gettext("文件太大，最多%(most)s。") % fault.params
    if fault.code == "too_much":
        return gettext("这些回答超出了浏览器能保存的大小（%(percent)s%%），没有载入。请用命令行自查。") % fault.params
    if fault.code == "no_file":
        return gettext("请先选择文件。")
    return faults.told(fault, scheme)

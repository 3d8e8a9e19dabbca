"""How is a fault told to the visitor?"""

from django.utils.translation import gettext

from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault
from award.vocabulary.wording import fault_words
from office import wording
from office.desks.public.selfcheck.reading import fact_of


def told(fault: Fault, scheme: Scheme) -> str:
    """The fault in the language being read."""
    if fault.code == "before":
        columns = {column.id: column for column in scheme.facts[fact_of(fault.key)].columns}
        return gettext("这一天不能早于“%(other)s”。") % {"other": wording.said(columns[fault.params["other"]].ask)}
    if fault.code == "none_and_rows":
        return gettext("选了“没有”，却又填了条目。请改选“有”，或者删去条目。")
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
    return fault_words(fault, wording.told())

"""How is a fault of an answer told?"""

from django.utils.translation import gettext

from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault
from award.vocabulary.wording import fault_words
from office import wording
from office.questions.reading import fact_of


def told(fault: Fault, scheme: Scheme) -> str:
    """The fault in the language being read."""
    if fault.code == "before":
        columns = {column.id: column for column in scheme.facts[fact_of(fault.key)].columns}
        return gettext("这一天不能早于“%(other)s”。") % {"other": wording.said(columns[fault.params["other"]].ask)}
    if fault.code == "none_and_rows":
        return gettext("选了“没有”，却又填了条目。请改选“有”，或者删去条目。")
    return fault_words(fault, wording.told())

"""By which numbers and names do records that know no applicant tell of these applicants, or of those they succeeded?"""

from collections.abc import Collection

from award.intake.naming import plain
from office.records.people import Applicant
from office.records.registers import Succession

Named = tuple[str, str]


def named(applicants: Collection[int]) -> frozenset[Named]:
    """Digest and plain name of each and, as far as the successions that stand lead back, of whomever it succeeded.

    A predecessor of whom no number was put down has an empty digest. The queries grow with the length of the longest
    chain alone.
    """
    if not applicants:
        return frozenset()
    own = Applicant.objects.filter(pk__in=applicants).values_list("digest", "name")
    found = {(digest, plain(name)) for digest, name in own}
    return frozenset(found | _predecessors({digest for digest, _ in found}))


def _predecessors(digests: set[str]) -> set[Named]:
    found: set[Named] = set()
    known, waiting = set(digests), set(digests)
    while waiting:
        links = Succession.objects.filter(digest__in=waiting, ended=None)
        further = {(number, plain(name)) for number, name in links.values_list("predecessor_digest", "predecessor")}
        found |= further
        waiting = {number for number, _ in further} - known - {""}
        known |= waiting
    return found

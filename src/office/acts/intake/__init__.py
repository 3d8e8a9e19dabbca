"""What does the office do with what was filed, and what do applicants answer?"""

from office.acts.intake.accepting import accept, refuse, reopen
from office.acts.intake.examining import check, judge

__all__ = ["accept", "check", "judge", "refuse", "reopen"]

"""Where does a pressed button lead?"""

from urllib.parse import urlencode

from django.urls import reverse

from award.eligibility.asking import Questions
from award.eligibility.rules import LineRules
from office.questions.answers import LINE, Answers
from office.questions.fields import posted, row_count
from office.questions.reading import Read, fact_of, pages

THEN = {"answers": "public:selfcheck_answers", "ruling": "public:selfcheck_ruling"}
BACK = "back"


def merged(answers: Answers, page: Questions, line: str, form: Answers, press: str) -> dict[str, str]:
    """The answers after a page has been sent: its own fields anew, all others as they were."""
    own = {fact.id for fact in page.facts}
    others = {name: typed for name, typed in answers.items() if fact_of(name.split("-")[0]) not in own}
    sent = {name: typed for fact in page.facts for name, typed in posted(fact, form, press).items()}
    return {**others, **sent, LINE: line}


def after(rules: LineRules, page: Questions, answers: Answers, read: Read, press: str, then: str) -> str:
    """The address to go to: another page of questions, or this one while something on it wants attention."""
    line, parts = rules.setting.line.id, [item.part.id for item in pages(rules)]
    here = parts.index(page.part.id)
    stay = reverse("public:selfcheck_questions", args=[line, page.part.id])
    if then in THEN:
        stay += "?" + urlencode({"then": then})
    verb, _, name = press.partition(".")
    if verb in ("add", "remove"):
        fact = next((fact for fact in page.facts if fact.id == fact_of(name)), page.facts[0])
        row = max(row_count(fact, answers), 1)
        return f"{stay}#{fact.id}.{row}" if verb == "add" else f"{stay}#{fact.id}.count"
    if press in parts:
        return reverse("public:selfcheck_questions", args=[line, press])
    if press == BACK and here > 0:
        return reverse("public:selfcheck_questions", args=[line, parts[here - 1]])
    if press == BACK:
        return reverse("public:selfcheck")
    if {fact.id for fact in page.facts} & {fact_of(name) for name in read.faults}:
        return stay
    if then in THEN or here + 1 == len(parts):
        return reverse(THEN.get(then, THEN["answers"]), args=[line])
    return reverse("public:selfcheck_questions", args=[line, parts[here + 1]])

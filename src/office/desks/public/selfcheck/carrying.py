"""How are the answers carried out of the browser and back? As the facts file of the command line."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

import tomli_w

from award.eligibility.facts import Facts
from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault, Faulty
from office.questions.answers import LINE, Answers
from office.questions.fields import ROWS_AT_MOST, filled, plain
from office.questions.reading import readable

LARGEST = 64 * 1024
_TOO_LARGE = Fault("", "", "too_large", None, {"most": f"{LARGEST // 1024} KB"})


def facts_file(facts: Facts, scheme: Scheme, line: str) -> str:
    """The facts file that says ``facts``, in TOML."""
    said = {name: plain(facts.values[name]) for name in scheme.facts if name in facts.values}
    return tomli_w.dumps({"scheme": scheme.notice.id, "line": line, "facts": said})


def answers_in(file: bytes, name: str, scheme: Scheme, on: date) -> Answers:
    """The answers that a facts file (TOML or JSON) gives. Raises ``Faulty`` with every fault of the file."""
    facts, faults = readable(_parsed(file, name), scheme, on, name)
    long = {fact.id for fact in scheme.eligibility.facts if fact.kind == "rows"} & {*facts.values}
    faults += tuple(
        Fault(name, f"facts.{fact}", "too_many_rows", str(len(facts.values[fact])), {"most": str(ROWS_AT_MOST)})
        for fact in sorted(long)
        if len(facts.values[fact]) > ROWS_AT_MOST
    )
    if faults:
        raise Faulty(faults)
    answers = {field: said for key, value in facts.values.items() for field, said in filled(scheme.facts[key], value)}
    return answers | ({LINE: facts.line} if facts.line else {})


def absent(sent: int) -> Fault:
    """Why no file has come, though ``sent`` bytes have: one that is far too large is not even received."""
    return _TOO_LARGE if sent > LARGEST else Fault("", "", "no_file")


def _parsed(file: bytes, name: str) -> Mapping[str, Any]:
    if len(file) > LARGEST:
        raise Faulty([_TOO_LARGE])
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError as unreadable:
        raise Faulty([Fault(name, "", "not_text")]) from unreadable
    is_json = name.lower().endswith(".json") or text.lstrip().startswith("{")
    code = "not_json" if is_json else "not_toml"
    try:
        table = json.loads(text) if is_json else tomllib.loads(text.replace("\r\n", "\n"))
        # What cannot be written again cannot be shown either: halves of characters, tables without a bottom.
        json.dumps(table, ensure_ascii=False, default=str).encode()
    except (ValueError, RecursionError) as unreadable:
        reason = str(unreadable) if isinstance(unreadable, json.JSONDecodeError | tomllib.TOMLDecodeError) else "…"
        raise Faulty([Fault(name, "", code, None, {"reason": reason})]) from unreadable
    if not isinstance(table, dict):
        raise Faulty([Fault(name, "", "form.table", type(table).__name__)])
    return table

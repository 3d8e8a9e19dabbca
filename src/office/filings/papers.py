"""How is what was filed laid out on paper?"""

import json
from dataclasses import asdict
from typing import Any

from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext

from office import wording
from office.acts.printing import printed
from office.filings.dossier import Chapter, chapters, facts_told, frozen, recommended
from office.filings.receipt import Shown
from office.records.applications import Filing
from office.records.issued import issued


def receipt_paper(shown: Shown) -> bytes:
    """The receipt as PDF, with the JSON that proves it inside."""
    said = _heading(shown, gettext("申报回执")) | {
        "intro": gettext("本回执证明下列材料已经收到。它不表示材料已经受理、符合条件或者获奖。"),
        "log": {
            "title": gettext("办理日志"),
            "rows": [
                [gettext("日志"), shown.origin],
                [gettext("位置"), _place(shown)],
                [gettext("签名公钥"), shown.key],
            ],
            "path": gettext("从本条到树根的哈希值"),
            "hashes": list(shown.path),
            "checkpoint": gettext("签名的检查点"),
            "note": shown.checkpoint,
        },
        "verify": {"title": gettext("怎样核验"), "steps": steps()},
    }
    return printed("receipt", said, shown.filed, {"receipt.json": shown.file})


def dossier_paper(shown: Shown, filing: Filing) -> bytes:
    """The whole dossier as it was filed, as PDF; the code of its snapshot is on every page."""
    scheme = issued(shown.notice)
    answers, facts = frozen(filing.content, scheme, localdate(filing.filed, get_default_timezone()))
    line = filing.application.line
    said = _heading(shown, gettext("申报材料")) | {
        "parts": [_chapter(part) for part in (*chapters(scheme, line, answers), *recommended(filing.content, scheme))],
        "facts": {
            "title": gettext("资格事实"),
            "parts": [_chapter(chapter) for chapter in facts_told(scheme, facts)],
        },
        "undertaking": undertaken(filing.content),
        "empty": gettext("未填"),
    }
    return printed("dossier", said, shown.filed)


def undertaken(content: str) -> dict[str, str]:
    """What was undertaken with a filing, and by whom."""
    given = json.loads(content)["undertaking"]
    return {"title": gettext("真实性承诺"), "words": given["words"], "by": given["by"]}


def steps() -> list[dict[str, str]]:
    """How a stranger verifies a receipt, in plain words, each with what is typed, if anything is."""
    return [
        _step(gettext("取得回执文件 receipt.json：从网页下载，或者取出PDF回执的附件。")),
        _step(
            gettext("从办公室公布的地方取得日志的公钥（KEY）。只用回执自带的公钥是不够的：伪造的人会附上自己的公钥。")
        ),
        _step(
            gettext(
                "在任何一台装有本项目命令的电脑上运行，不必联网。结论为属实，就证明这些材料在所写的时间已经收到，此后一个字节也没有改动。"
            ),
            "quality-award verify receipt receipt.json --key KEY",
        ),
        _step(
            gettext("要知道手上的文件是不是当时提交的，算出它的SHA-256，与文件表中的比对。"),
            "sha256sum FILE",
        ),
        _step(gettext("打印码由快照的SHA-256得出：打印码相同，就是同一次提交的材料。")),
    ]


def _step(words: str, command: str = "") -> dict[str, str]:
    return {"words": words, "command": command}


def _heading(shown: Shown, title: str) -> dict[str, Any]:
    return {
        "language": wording.language().partition("-")[0],
        "title": title,
        "name": f"{title} {shown.reference}",
        "code": shown.code,
        "code_label": gettext("打印码"),
        "footer": f"{title} · {shown.reference} · {shown.applicant}",
        "missing": gettext("个别字符本机字库没有，以方框代之；以电子文件为准。"),
        "rows": [
            [gettext("申报编号"), shown.reference],
            [gettext("申报主体"), shown.applicant],
            [gettext("申报奖项"), shown.line],
            [gettext("提交时间（服务器）"), shown.time],
        ],
        "digests": [
            [gettext("快照SHA-256"), shown.digest],
            [gettext("通知SHA-256"), shown.notice],
        ],
        "files": {
            "title": gettext("文件（%(count)s个）") % {"count": len(shown.files)},
            "rows": [asdict(file) for file in shown.files],
        },
    }


def _place(shown: Shown) -> str:
    return gettext("第%(number)s条；签名时共%(size)s条") % {"number": shown.number, "size": shown.size}


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {"title": chapter.title, "answers": [asdict(answer) for answer in chapter.answers]}

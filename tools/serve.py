"""How is the site shown? By a small production server, once its port is free."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

HOUSE = Path(__file__).resolve().parents[1]
MANAGE = (sys.executable, str(HOUSE / "manage.py"))
KEPT = HOUSE / "build" / "demo" / "office.sqlite3"
PAUSE = 2.0  # seconds before a worker is started again
HOST = "127.0.0.1"
WORKERS = 2

# One thread a worker: more of them only wait for each other, and for the one lock under which all acts are written.
# Whoever comes while all are busy waits in line for a worker, and is not sent away.
SIZES = ("--workers", str(WORKERS), "--blocking-threads", "1", "--backlog", "2048", "--workers-kill-timeout", "5")

WELCOME = """
  质量奖申报自查  http://{host}:{port}/
  Quality Award   http://{host}:{port}/en/

  可以试试 · To try:
    · 首页：奖项、时间安排、联系方式     the award, its timeline, its contacts
    · 通知全文：每一句都可链接           the notice, every statement linkable
    · 自查：回答几个问题，得到裁定       the self-check: a few questions, then a ruling
    · 一键以虚构的人物登录：申报方、办公室、监督人员
                                         sign in as an invented applicant, secretary, supervisor:  http://{host}:{port}/sign-in/demo/
    · 信箱：所有发出的信                 every letter that was sent:  http://{host}:{port}/mailbox/
    · 命令行 command line:               .venv/bin/quality-award --help

  演示停在申报期内的一天，办公室正在审查；AWARD_TODAY=日期 可改
  It stands on a day when applications are open and the office examines what came; AWARD_TODAY=DATE changes it
  按 Ctrl-C 停止 · Ctrl-C stops it
"""


def port_is_free(port: int) -> bool:
    """Whether nobody listens there yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def chosen_port() -> int:
    """The port of the environment, or a clear refusal."""
    text = os.environ.get("PORT", "8000")
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        sys.exit(f"\n  PORT is {text!r}; it must be a number from 1 to 65535.\n  → make demo PORT=8001\n")
    if not port_is_free(int(text)):
        sys.exit(f"\n  Port {text} is taken 端口已被占用.\n  → make demo PORT={int(text) % 65535 + 1}\n")
    return int(text)


def serve(command: list[str]) -> int:
    """Run the server until it ends or is told to stop.

    It stands in a group of its own: a Ctrl-C that reaches its workers directly may leave them hanging.
    """
    with subprocess.Popen(command, process_group=0) as server:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: server.terminate())
        return server.wait()


def keep_running(command: list[str], stopped: Event) -> None:
    """Run a worker until ``stopped``; one that ends before is started again."""
    while not stopped.is_set():
        with subprocess.Popen(command, process_group=0) as worker:
            while worker.poll() is None and not stopped.wait(0.5):
                pass
            worker.terminate()
        stopped.wait(PAUSE)


def manage(*command: str, **variables: str) -> None:
    """One of Django's commands; where it fails, its own words say why."""
    if subprocess.run([*MANAGE, *command], check=False, env={**os.environ, **variables}).returncode:
        sys.exit("\n  The lines above say why.\n  → rm -r build/demo begins the demonstration anew.\n")


def begun() -> bool:
    """Whether the demonstration was put there; a command that merely looked leaves a database without tables."""
    if not KEPT.exists():
        return False
    with closing(sqlite3.connect(KEPT)) as kept:
        return bool(kept.execute("SELECT 1 FROM sqlite_master").fetchone())


def make_ready() -> None:
    """See to it that the tables are there, the notice is issued, and the invented applicants have done their part.

    What is begun anew is made beside its place and put there whole: stopped half-way, it is as if never begun.
    """
    if "AWARD_DATABASE" not in os.environ and not begun():
        beside = KEPT.with_suffix(".new")
        for rest in (*KEPT.parent.glob(f"{beside.name}*"), *KEPT.parent.glob(f"{KEPT.name}*")):
            rest.unlink()
        apart = {"AWARD_DATABASE": f"sqlite:///{beside}"}
        manage("migrate", "--verbosity", "0", **apart)
        manage("demonstrate", **apart)
        beside.rename(KEPT)
    manage("migrate", "--verbosity", "0")
    manage("issue_notice")


def main() -> None:
    """Say where to look, serve, and deliver letters meanwhile."""
    port = chosen_port()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "office.project.settings.demo")
    make_ready()
    print(WELCOME.format(host=HOST, port=port), flush=True)
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    stopped = Event()
    delivery = Thread(target=keep_running, args=([*MANAGE, "deliver"], stopped))
    delivery.start()
    code = serve([*granian, *SIZES, "--host", HOST, "--port", str(port), "office.project.wsgi:application"])
    stopped.set()
    delivery.join()
    if code:
        sys.exit(f"\n  The server ended with status {code}; the lines above say why.\n")
    print("\n  已停止 · stopped")


if __name__ == "__main__":
    main()

"""How is the site shown? By a small production server, once its port is free."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

MANAGE = (sys.executable, str(Path(__file__).resolve().parents[1] / "manage.py"))
HOST = "127.0.0.1"
WORKERS = 2

WELCOME = """
  质量奖申报自查  http://{host}:{port}/
  Quality Award   http://{host}:{port}/en/

  可以试试 · To try:
    · 首页：奖项、时间安排、联系方式     the award, its timeline, its contacts
    · 通知全文：每一句都可链接           the notice, every statement linkable
    · 自查：回答几个问题，得到裁定       the self-check: a few questions, then a ruling
    · 命令行 command line:               .venv/bin/quality-award --help

  演示停在申报期内的一天，AWARD_TODAY=日期 可改
  The demonstration stands on a day when applications are open; AWARD_TODAY=DATE changes it
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


def make_ready() -> None:
    """See to it that the tables are there and the notice is issued."""
    for step in (("migrate", "--verbosity", "0"), ("issue_notice",)):
        if subprocess.run([*MANAGE, *step], check=False).returncode:
            sys.exit("\n  The lines above say why.\n  → rm -r build/demo begins the demonstration anew.\n")


def main() -> None:
    """Say where to look, serve, and deliver letters meanwhile."""
    port = chosen_port()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "office.project.settings.demo")
    make_ready()
    print(WELCOME.format(host=HOST, port=port), flush=True)
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    sizes = ["--workers", str(WORKERS), "--blocking-threads", "1", "--workers-kill-timeout", "5"]
    with subprocess.Popen([*MANAGE, "deliver"], process_group=0) as delivery:
        code = serve([*granian, *sizes, "--host", HOST, "--port", str(port), "office.project.wsgi:application"])
        delivery.terminate()
    if code:
        sys.exit(f"\n  The server ended with status {code}; the lines above say why.\n")
    print("\n  已停止 · stopped")


if __name__ == "__main__":
    main()

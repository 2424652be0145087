"""The preview: on loopback, reads only, follows every save, shows what is wrong over the last good page."""

import datetime as dt
import http.client
import shutil
import socket
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from repurpose.commands import preview
from repurpose.commands.console import Console
from repurpose.commands.project import load
from repurpose.errors import UsageError
from repurpose.preview.server import HOST, Page, Server, watch
from tests.shared import ROOT

DAY = dt.date(2026, 1, 15)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "templates" / "starter", tmp_path / "site")
    return tmp_path / "site"


def live(site: Path, **asked: object) -> preview._Live:
    request = preview.PreviewOptions(**{"path": None, "source": None, "week": "2026-W02", "today": DAY, **asked})
    return preview._Live(load(site), request, Console(quiet=True), lambda: load(site))


@pytest.fixture
def server() -> Iterator[Server]:
    page = Page()
    page.show("<p>灯在</p>")
    server = Server(page, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def get(server: Server, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, str]:
    port = server.server_address[1]
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.request(method, path, headers={"Host": f"{HOST}:{port}", **headers})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_the_page_shows_the_three_channels_and_the_findings(site: Path) -> None:
    page = live(site)
    page.rebuild()
    html = page.page.html
    for words in ("邮件", "推文串", "公众号", "检查结果", "灯塔不追船", "2026-W02"):
        assert words in html
    assert "Content-Security-Policy" in html and "default-src &#39;none&#39;" in html


def test_it_is_what_lies_in_the_outbox(site: Path) -> None:
    live(site).rebuild()
    assert (site / "outbox" / "2026-W02" / "issue.json").is_file()


def test_a_broken_post_template_or_setting_is_shown_over_the_last_good_page(site: Path) -> None:
    page = live(site)
    page.rebuild()
    broken = {
        site / "repurpose.toml": ("[site\n", "not valid TOML"),
        site / "templates" / "email" / "column.mjml": ("<mjml>{{ isue }}</mjml>", "isue"),
    }
    for path, (text, cause) in broken.items():
        before = path.read_text(encoding="utf-8") if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        page.rebuild()
        assert 'role="alert"' in page.page.html and cause in page.page.html and "灯塔不追船" in page.page.html
        path.write_text(before, encoding="utf-8") if before is not None else path.unlink()
        page.rebuild()
        assert 'role="alert"' not in page.page.html


def test_what_is_watched_changes_with_a_post_a_template_and_a_setting(site: Path) -> None:
    page = live(site)
    page.rebuild()
    seen = [page.look()]
    for path in (site / "posts" / "lighthouse.md", site / "templates" / "email" / "mine.mjml", site / "repurpose.toml"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + "\n", encoding="utf-8")
        seen.append(page.look())
    assert all(before != after for before, after in pairwise(seen))
    page.rebuild()
    assert page.look() == page.look(), "a build of its own must not wake it again"


def test_a_change_is_told_to_the_page() -> None:
    looks = iter([1, 1, 2, 2])
    stopped = threading.Event()
    rebuilt: list[int] = []

    def look() -> int:
        try:
            return next(looks)
        except StopIteration:
            stopped.set()
            return 2

    watch(look, lambda: rebuilt.append(1), stopped, pause=0.0)
    assert rebuilt == [1]


def test_news_come_when_the_page_changes(server: Server) -> None:
    port = server.server_address[1]
    with socket.create_connection((HOST, port), timeout=10) as line:
        line.sendall(f"GET /news HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n".encode())
        stream = line.makefile("r")
        while not stream.readline().startswith("data: 1"):
            pass
        server.page.show("<p>new</p>")
        while not stream.readline().startswith("data: 2"):
            pass


def test_only_loopback_names_and_only_the_page(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert get(server) == (200, "<p>灯在</p>")
    port = server.server_address[1]
    assert get(server, Host=f"localhost:{port}")[0] == 200
    for host in ("evil.test", f"127.0.0.1.evil.test:{port}", f"evil.test:{port}", ""):
        assert get(server, Host=host)[0] == 403
    assert get(server, Origin="https://evil.test")[0] == 403
    assert get(server, Origin=f"http://{HOST}:{port}")[0] == 200
    for path in ("/%2e%2e/etc/passwd", "/../x", "/index.html"):
        assert get(server, path)[0] == 404
    assert get(server, "/" + "x" * 5000)[0] == 414
    for method in ("POST", "PUT", "DELETE"):
        assert get(server, method=method)[0] == 501


def test_a_port_that_is_taken_and_nothing_to_show(site: Path, server: Server) -> None:
    asked = preview.PreviewOptions(None, None, "2026-W02", DAY)
    project = load(site)
    for port in (server.server_address[1], 70_000):
        with pytest.raises(UsageError, match="cannot be used"):
            preview.serve(project, asked, port, False, Console(quiet=True), lambda: project)
    with pytest.raises(UsageError, match="nothing to show"):
        preview.export(
            project, preview.PreviewOptions(None, None, "2024-W02", DAY), site / "x.html", Console(quiet=True)
        )


def test_an_export_is_one_file_that_asks_for_nothing(site: Path) -> None:
    project = load(site)
    path = preview.export(
        project, preview.PreviewOptions(None, None, "2026-W02", DAY), site / "page.html", Console(quiet=True)
    )
    html = path.read_text(encoding="utf-8")
    assert 'data-live="0"' in html
    assert "<link" not in html and "<script src" not in html and "@import" not in html


def test_without_a_week_the_newest_issue_is_shown_again(site: Path) -> None:
    project = load(site)
    preview.export(project, preview.PreviewOptions(None, None, "2026-W02", DAY), site / "one.html", Console(quiet=True))
    post = site / "posts" / "2026-01-06-bread.md"
    post.write_text(post.read_text(encoding="utf-8").replace("面包是时间做的", "面包也是灯"), encoding="utf-8")
    page = preview.export(
        project, preview.PreviewOptions(None, None, "", dt.date(2030, 1, 1)), site / "two.html", Console(quiet=True)
    )
    assert "面包也是灯" in page.read_text(encoding="utf-8")

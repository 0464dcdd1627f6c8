"""What is wrong in a download is named in one line each, and the rest of it is unpacked."""

import logging
import re
import zipfile
from pathlib import Path

import pytest
from traitlets.config import LoggingConfigurable

from autograder.plugin import extract
from autograder.plugin.extract import DownloadExtractor


class Pattern:
    """A collector, as an extractor sees it."""

    def _match(self, path: str) -> bool:
        return bool(re.match(r"/(?:.*/)?[a-z]+_\d+_\d+_", path))


class Collecting(LoggingConfigurable):
    """`nbgrader zip_collect`, as an extractor sees it."""

    collector_plugin_inst = Pattern()


class Download:
    """A download named canvas.zip, in the folder where it is put."""

    def __init__(self, root: Path) -> None:
        self.put, self.unpacked = root / "archive", root / "extracted"
        self.put.mkdir()
        self.unpacked.mkdir()

    def pack(self, **members: bytes) -> None:
        """Pack it, of these files and one of zoe's."""
        with zipfile.ZipFile(self.put / "canvas.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**members, "zoe_3_4_a.ipynb": b"{}"}.items():
                archive.writestr(name, content)

    def extract(self, caplog: pytest.LogCaptureFixture) -> tuple[dict[str, int], list[str]]:
        """Return the files that were unpacked, with their sizes, and the complaints."""
        extractor = DownloadExtractor(parent=Collecting())
        extractor.log = logging.getLogger("zip_collect")
        extractor.extract(str(self.put), str(self.unpacked))
        files = [path for path in self.unpacked.rglob("*") if path.is_file()]
        sizes = {path.relative_to(self.unpacked).as_posix(): path.stat().st_size for path in files}
        return sizes, [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


ZOE = {"canvas/zoe_3_4_a.ipynb": 2}


@pytest.fixture
def download(tmp_path: Path) -> Download:
    """Return a download that is still to be packed."""
    return Download(tmp_path)


def test_a_download_that_is_cut_off_is_named(download: Download, caplog: pytest.LogCaptureFixture) -> None:
    """What else is there is unpacked."""
    download.pack()
    (download.put / "second.zip").write_bytes(b"PK\x03\x04 cut off")
    (download.put / "third.tar.gz").write_bytes(b"no zip")
    (download.put / "anna_1_2_a.ipynb").write_bytes(b"{ }")
    files, complaints = download.extract(caplog)
    assert files == {**ZOE, "anna_1_2_a.ipynb": 3}
    assert [re.search(r"second.zip|third.tar.gz", line)[0] for line in complaints] == ["second.zip", "third.tar.gz"]
    assert all("download it again" in line for line in complaints)


def test_a_damaged_file_is_left_out(download: Download, caplog: pytest.LogCaptureFixture) -> None:
    """Half a notebook is none."""
    download.pack(**{"mallory_7_8_a.ipynb": b"0123456789" * 10})
    path = download.put / "canvas.zip"
    data = bytearray(path.read_bytes())
    data[30 + len("mallory_7_8_a.ipynb") + 3] ^= 0xFF
    path.write_bytes(data)
    files, (complaint,) = download.extract(caplog)
    assert files == ZOE
    assert "mallory_7_8_a.ipynb is damaged" in complaint


def test_no_file_lands_outside(download: Download, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever its name is."""
    download.pack(
        **{"../mallory_7_8_a.ipynb": b"{}", "/tmp/mallory_7_8_a.ipynb": b"{}", "a/../../b_1_2_a.ipynb": b"{}"}
    )
    files, _ = download.extract(caplog)
    assert files == ZOE
    assert {path.name for path in download.put.parent.iterdir()} == {"archive", "extracted"}


def test_a_bomb_takes_no_room_from_others(
    download: Download, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The largest files come last."""
    monkeypatch.setattr(extract, "_MOST_BYTES", 1000)
    monkeypatch.setattr(extract, "MAX_BYTES", 5000)
    download.pack(mallory_7_8_a=bytes(999), mallory_7_9_a=bytes(6000))
    files, complaints = download.extract(caplog)
    assert files == ZOE
    assert [re.search(r"mallory_\w+", line)[0] for line in complaints] == ["mallory_7_8_a", "mallory_7_9_a"]


def test_very_many_files_end_early(
    download: Download, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They, too, fill a disk."""
    monkeypatch.setattr(extract, "_MOST_FILES", 2)
    download.pack(**{f"mallory_7_{number}_a": b"long" for number in range(4)})
    files, complaints = download.extract(caplog)
    assert files.items() > ZOE.items()
    assert len(files) == 2
    assert len(complaints) == 3


def test_links_are_not_followed(download: Download, caplog: pytest.LogCaptureFixture) -> None:
    """They may lead to a file that has no end."""
    download.pack()
    (download.put / "mallory_7_8_a.ipynb").symlink_to("/dev/zero")
    files, (complaint,) = download.extract(caplog)
    assert files == ZOE
    assert "mallory_7_8_a.ipynb is a link" in complaint


def test_a_file_called_as_a_folder_is_left_out(download: Download, caplog: pytest.LogCaptureFixture) -> None:
    """Whichever is unpacked first."""
    download.pack(**{"a_1_2_a.ipynb": b"1", "a_1_2_a.ipynb/b.ipynb": b"12"})
    files, (complaint,) = download.extract(caplog)
    assert files == {**ZOE, "canvas/a_1_2_a.ipynb": 1}
    assert "a_1_2_a.ipynb/b.ipynb" in complaint


@pytest.mark.parametrize("name", [f"mallory_7_8_{'я' * 130}.ipynb", "a_1_2_a.ipynb/b/c.ipynb"])
def test_a_name_that_no_file_can_have_is_left_out(
    name: str, download: Download, caplog: pytest.LogCaptureFixture
) -> None:
    """And those that come after it are not: a student chose the name, and the platform wrote more before it."""
    download.pack(**{"a_1_2_a.ipynb": b"", name: b"1"})
    files, (complaint,) = download.extract(caplog)
    assert files == {**ZOE, "canvas/a_1_2_a.ipynb": 0}
    assert name in complaint

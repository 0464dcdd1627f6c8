"""The bytes of a notebook file, as its cells.

Files of hundreds of megabytes are read without a copy of what nobody asks for: the outputs of a cell stay bytes until
they are known to be small. What a strict reader refuses (NaN, halves of characters, cells that are no cells) a lenient
one reads, in files of a usual size.
"""

import codecs
import json
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from autograder.errors import SubmissionError
from autograder.grading.text import joined
from nncourse.language import Message, _

MAX_BYTES = 512 * 2**20
_MAX_LENIENT_BYTES = 64 * 2**20
_MAX_CELLS = 100_000
_MAX_SOURCE_BYTES = 8 * 2**20
_MAX_SOURCES_BYTES = 20 * 2**20
_MAX_CODE_BYTES = 2 * 2**20
_MAX_OUTPUT_BYTES = 4 * 2**20
_MAX_OUTPUTS_BYTES = 20 * 2**20
_MAX_METADATA_BYTES = 100_000
_MAX_HEADING_LEVEL = 6


@dataclass(frozen=True)
class FileCell:
    """One cell as it stands in a file. `kind` is "code", "markdown" or whatever else the file says."""

    kind: str
    source: str
    cell_id: str = ""
    metadata: dict[str, Any] | None = None
    outputs: tuple[Any, ...] = ()
    attachments: dict[str, Any] | None = None

    @property
    def is_code(self) -> bool:
        """Whether it is a code cell."""
        return self.kind == "code"

    def setting(self, name: str) -> Any:
        """Return what the cell's metadata says under `name`."""
        return (self.metadata or {}).get(name)


@dataclass(frozen=True)
class NotebookFile:
    """A notebook file: its cells, its metadata, and a line for each thing that had to be repaired to read it."""

    cells: tuple[FileCell, ...]
    metadata: dict[str, Any]
    repairs: tuple[Message, ...]


class _RawCell(msgspec.Struct):
    cell_type: Any = None
    id: Any = None
    source: msgspec.Raw = msgspec.Raw(b"null")
    metadata: msgspec.Raw = msgspec.Raw(b"null")
    outputs: msgspec.Raw = msgspec.Raw(b"null")
    attachments: msgspec.Raw = msgspec.Raw(b"null")


class _RawNotebook(msgspec.Struct):
    cells: list[_RawCell]
    metadata: msgspec.Raw = msgspec.Raw(b"null")


_strict = msgspec.json.Decoder(_RawNotebook)
_lenient = json.JSONDecoder(parse_int=lambda digits: int(digits[:18]))


def read_notebook_file(data: bytes) -> NotebookFile:
    """Return the cells in the bytes of a notebook file; raise `SubmissionError` where it is none."""
    if len(data) > MAX_BYTES:
        raise too_large(MAX_BYTES)
    repairs: list[Message] = []
    data = _in_utf8(data, repairs)
    if not re.search(rb"[^ \t\r\n\0]", data):
        raise SubmissionError(Message(_("the file is empty: save the notebook and hand it in again")))
    try:
        try:
            notebook = _strict.decode(data)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            notebook = _read_leniently(data, repairs)
        if len(notebook.cells) > _MAX_CELLS:
            text = _("it has more than {limit} cells: delete those nobody needs, and hand it in again")
            raise SubmissionError(Message(text, {"limit": _MAX_CELLS}))
        return NotebookFile(_Reader(repairs).cells(notebook), _dict(_value(notebook.metadata)), tuple(repairs))
    except MemoryError:
        raise too_large(MAX_BYTES) from None


def too_large(limit: int) -> SubmissionError:
    """Return the error for a file that is larger than `limit` bytes."""
    text = _("it is larger than {limit} MB: clear its outputs and hand it in again")
    return SubmissionError(Message(text, {"limit": limit // 2**20}))


def _in_utf8(data: bytes, repairs: list[Message]) -> bytes:
    """Return the text of the file in UTF-8, whatever it is in."""
    encoding: str = json.detect_encoding(data) if data else "utf-8"
    if encoding == "utf-8-sig":
        return data.removeprefix(codecs.BOM_UTF8)
    if encoding == "utf-8":
        if _is_utf8(data):
            return data
        encoding = _encoding_of(data)
    text = data.decode(encoding, "replace")
    if encoding == "utf-8":
        repairs.append(Message(_("bytes that stand for no character were replaced by �")))
    else:
        message = _("the file was not in UTF-8 but in {encoding}: it was converted")
        repairs.append(Message(message, {"encoding": encoding}))
    return text.encode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    decoder, view = codecs.getincrementaldecoder("utf-8")(), memoryview(data)
    try:
        for start in range(0, len(data), 2**20):
            decoder.decode(view[start : start + 2**20])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _encoding_of(data: bytes) -> str:
    """Return the likely encoding of what is not UTF-8: a few broken bytes in UTF-8, or Windows' one-byte letters."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    if broken * 2 < sum(1 for _found in re.finditer(rb"[\xc2-\xf4][\x80-\xbf]", data)):
        return "utf-8"
    return "cp1251" if re.search(rb"[\xc0-\xff]{4}", data) else "latin-1"


def _read_leniently(data: bytes, repairs: list[Message]) -> _RawNotebook:
    _refuse_other_files(data)
    if len(data) > _MAX_LENIENT_BYTES:
        raise too_large(_MAX_LENIENT_BYTES)
    try:
        notebook = _lenient.decode(data.decode())
        if isinstance(notebook, dict) and "worksheets" in notebook:
            notebook = _converted(notebook, repairs)
    except json.JSONDecodeError as error:
        raise _not_json(data, error) from None
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        text = _("it is not a notebook file (it is built wrongly): save it from Jupyter or Colab as .ipynb")
        raise SubmissionError(Message(text)) from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if isinstance(cells, dict):
        cells = list(cells.values())
        repairs.append(Message(_("the cells did not stand in a list: they were taken in the order of the file")))
    if not isinstance(cells, list):
        text = _("it is not a notebook file (it has no cells): save it from Jupyter or Colab as .ipynb")
        raise SubmissionError(Message(text))
    if not all(isinstance(cell, dict) for cell in cells):
        repairs.append(Message(_("cells that are not cells were left out")))
    return _RawNotebook([_raw_cell(cell) for cell in cells if isinstance(cell, dict)], _raw(notebook.get("metadata")))


def _refuse_other_files(data: bytes) -> None:
    if b"\n<<<<<<< " in data or data.startswith(b"<<<<<<< "):  # no line of a notebook begins like that
        text = _("it holds a conflict that a merge of git left there: resolve it, and save the notebook again")
        raise SubmissionError(Message(text))
    start = data[:1000].lstrip()
    if start.startswith(b"%PDF"):
        raise SubmissionError(Message(_("it is not a notebook file but a PDF: hand in the .ipynb file itself")))
    if start.startswith(b"<"):
        raise SubmissionError(Message(_("it is not a notebook file but a web page: hand in the .ipynb file itself")))
    if not start.startswith((b"{", b"[")) and re.search(rb"^[ \t]*(import|from|def|#)\s", data[:100_000], re.MULTILINE):
        text = _("it is not a notebook file but a Python program: hand in the .ipynb file itself")
        raise SubmissionError(Message(text))


def _not_json(data: bytes, error: json.JSONDecodeError) -> SubmissionError:
    ends_open = error.msg != "Extra data" and "}" not in error.doc[error.pos :]
    cut_off = error.msg.startswith("Unterminated string") or ends_open
    if data.lstrip().startswith(b"{") and cut_off:
        text = _("the file ends in the middle, as when an upload breaks off: save the notebook and hand it in again")
        return SubmissionError(Message(text))
    text = _("it is not a notebook file (line {line} makes no sense): save it from Jupyter or Colab as .ipynb")
    return SubmissionError(Message(text, {"line": error.lineno}))


def _converted(notebook: dict[str, Any], repairs: list[Message]) -> dict[str, Any]:
    import nbformat  # takes a second, and old files are rare

    for cell in (cell for sheet in notebook["worksheets"] for cell in sheet["cells"]):
        if isinstance(level := cell.get("level"), int):
            cell["level"] = min(level, _MAX_HEADING_LEVEL)
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, **notebook}
    try:
        converted = dict(nbformat.convert(nbformat.from_dict(old), 4))
    except Exception as error:  # the library converts what it does not validate
        raise ValueError("not a notebook of version 3") from error
    repairs.append(Message(_("the file was in the format of ten years ago: it was converted")))
    return converted


def _raw_cell(cell: dict[str, Any]) -> _RawCell:
    fields = {name: _raw(cell.get(name)) for name in ("source", "metadata", "outputs", "attachments")}
    return _RawCell(cell.get("cell_type"), cell.get("id"), **fields)


def _raw(value: Any) -> msgspec.Raw:
    try:
        return msgspec.Raw(json.dumps(value).encode())
    except RecursionError:  # deeper than anything anybody writes
        return msgspec.Raw(b"null")


def _value(raw: msgspec.Raw) -> Any:
    try:
        return _lenient.decode(bytes(raw).decode())
    except (ValueError, RecursionError):
        return None


def _size(raw: msgspec.Raw) -> int:
    return memoryview(raw).nbytes


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


class _Reader:
    """Reads cells as far as they are of a size that anybody would write, and says what was left out."""

    def __init__(self, repairs: list[Message]) -> None:
        self.repairs = repairs
        self.sources_left = _MAX_SOURCES_BYTES
        self.code_left = _MAX_CODE_BYTES
        self.outputs_left = _MAX_OUTPUTS_BYTES
        self.outputs_left_out = 0
        self.broken_characters = False

    def cells(self, notebook: _RawNotebook) -> tuple[FileCell, ...]:
        cells = tuple(self.cell(raw, number) for number, raw in enumerate(notebook.cells, start=1))
        if self.outputs_left_out:
            message = _("outputs of {size} MB were left out")
            self.repairs.append(Message(message, {"size": f"{self.outputs_left_out / 2**20:.1f}"}))
        if self.broken_characters:
            self.repairs.append(Message(_("halves of characters, which no file can hold, were replaced by ?")))
        return cells

    def cell(self, raw: _RawCell, number: int) -> FileCell:
        metadata = _value(raw.metadata) if _size(raw.metadata) <= _MAX_METADATA_BYTES else None
        return FileCell(
            kind=raw.cell_type if isinstance(raw.cell_type, str) else "",
            source=self.source(raw, number),
            cell_id=raw.id if isinstance(raw.id, str) else "",
            metadata=_dict(metadata),
            outputs=tuple(outputs) if isinstance(outputs := self.displayed(raw.outputs), list) else (),
            attachments=_dict(self.displayed(raw.attachments)),
        )

    def source(self, raw: _RawCell, number: int) -> str:
        size = _size(raw.source)
        is_code = raw.cell_type == "code"
        if size > min(_MAX_SOURCE_BYTES, self.sources_left, self.code_left if is_code else size):
            message = _("what stood in cell {number} was left out: it is {size} MB long")
            self.repairs.append(Message(message, {"number": number, "size": f"{size / 2**20:.1f}"}))
            return ""
        self.sources_left -= size
        self.code_left -= size * is_code
        value = _value(raw.source)
        self.broken_characters |= _has_half_characters(value)
        return joined(value)

    def displayed(self, raw: msgspec.Raw) -> Any:
        """Return the outputs or the attachments of a cell, where they are not too large."""
        size = _size(raw)
        if size > _MAX_OUTPUT_BYTES or size > self.outputs_left:
            self.outputs_left_out += size
            return None
        self.outputs_left -= size
        return _value(raw)


def _has_half_characters(value: Any) -> bool:
    parts = value if isinstance(value, list) else [value]
    return any(re.search("[\ud800-\udfff]", part) for part in parts if isinstance(part, str))

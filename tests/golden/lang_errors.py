"""What CPython 3.11 says about wrong snippets: rewrites lang_errors.txt, which
tests/unit/lang_errors.c reads.

To add one, write it at the end of lang_errors.txt with a line "=>" behind it, and run
    /usr/bin/python3 tests/golden/lang_errors.py

Each entry is a snippet, then a line "=> class: message|line|column|end", in bytes from 0. The
place is "*" inside f-strings, where CPython counts from the brace, at a wrong indentation, where it
shows none, and for bad escapes, where it points behind the string.
"""
import pathlib
import warnings

TABLE = pathlib.Path(__file__).with_suffix(".txt")


def byte_column(line, offset):
    return len(line[: offset - 1].encode())


def answer(snippet):
    try:
        compile(snippet, "s", "exec")
    except SyntaxError as error:
        head = f"{type(error).__name__}: {error.msg}"
        placed = error.text is None or error.text.strip("\n") in snippet.split("\n")
        kept = not error.msg.startswith(("f-string", "(unicode error)"))
        if not placed or not kept or isinstance(error, IndentationError):
            return head + "|*"
        lines = snippet.split("\n")
        line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
        start = byte_column(line, error.offset)
        end = start + 1
        if error.end_lineno and error.end_lineno > error.lineno:
            end = len(line.encode())
        elif error.end_offset and error.end_offset > error.offset:
            end = byte_column(line, error.end_offset)
        elif start < len(line.encode()):
            end = byte_column(line, error.offset + 1)
        return f"{head}|{error.lineno}|{start}|{end}"
    return "OK"


def main():
    warnings.simplefilter("ignore")
    entries = []
    snippet = []
    for line in TABLE.read_text().split("\n")[:-1]:
        if not line.startswith("=>"):
            snippet.append(line)
            continue
        text = "\n".join(snippet)
        entries.append(f"{text}\n=> {answer(text)}\n")
        snippet = []
    TABLE.write_text("".join(entries))


main()

"""The documentation says what is so: commands, links, floors, tables and examples are compared with the project."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import struct
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer
from render.samples import answer, hit

from qa import __version__
from qa.cli import app
from qa.evaluate import read_questions
from qa.render import answer_record
from qa.store import current
from qa.web.asked import read_kept

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/*.md", "benchmarks/*.md", "corpus/*.md", "index/README.md", "tests/quality/*.md")
    for path in ROOT.glob(pattern)
)
PICTURES = tuple(path.name for path in sorted((ROOT / "docs").glob("*.png")))
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
ROW = re.compile(r"^\|(.+)\|$", re.MULTILINE)


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    """What stands below a heading of the second level, up to the next one."""
    _, _, rest = read(page).partition(f"\n## {title}\n")
    assert rest, f"{page} has no section {title!r}"
    return rest.partition("\n## ")[0]


def code(page: str) -> Iterator[str]:
    """Every piece of code in a page: the lines of its blocks, and what stands between back quotes."""
    for match in BLOCK.finditer(read(page)):
        yield from match.group(2).splitlines()
    yield from CODE.findall(BLOCK.sub("", read(page)))


def invocations(page: str, command: str) -> Iterator[list[str]]:
    """The arguments of every use of a command in a page."""
    use = re.compile(rf"^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?{command}\s+(.+)$")
    for piece in code(page):
        if match := use.match(piece.strip()):
            yield shlex.split(match.group(1), comments=True)


def cells(text: str) -> Iterator[list[str]]:
    """The rows of the tables in a text, without their headings and rules."""
    rows = [[cell.strip() for cell in row.split("|")] for row in ROW.findall(text)]
    for row, after in zip(rows, [*rows[1:], [""]], strict=True):
        if not row[0].startswith("---") and not after[0].startswith("---"):
            yield row


def every(command: str) -> list[tuple[str, list[str]]]:
    return [(page, arguments) for page in PAGES for arguments in invocations(page, command)]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~ \[]", name, maxsplit=1)[0]).lower()


# Commands


@pytest.mark.parametrize(("page", "arguments"), every("qa"), ids=lambda value: str(value)[:60])
def test_every_qa_command_exists_with_these_options(page: str, arguments: list[str]) -> None:
    group = typer.main.get_command(app)
    name, *rest = arguments
    if name in ("--help", "--version"):
        return
    assert isinstance(group, click.Group | typer.core.TyperGroup)
    command = group.commands.get(name)
    assert command is not None, f"{page}: there is no command qa {name}"
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    known |= {"-h", "--help"}
    unknown = {word for word in rest if re.match(r"-{1,2}[a-z]", word)} - known
    assert not unknown, f"{page}: qa {name} has no {', '.join(sorted(unknown))}"


def test_the_readme_shows_commands_at_all() -> None:
    assert {"ask", "chat", "build", "parse", "eval"} <= {arguments[0] for arguments in invocations("README.md", "qa")}


def test_options_named_by_themselves_exist() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group | typer.core.TyperGroup)
    known = {"--help", "--version"}
    for command in group.commands.values():
        known |= {option for parameter in command.params for option in parameter.opts}
    named = {piece.split()[0] for piece in code("README.md") if re.match(r"--[a-z]", piece)}
    assert named, "the README names no option"
    assert named <= known


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = {word for _, arguments in every("make") for word in arguments if "=" not in word}
    assert {"run", "test", "check", "bench"} <= named
    assert named <= targets


@pytest.mark.parametrize("variable", ["QA_MODEL", "QA_CACHE", "QA_URL", "QA_CHROMIUM"])
def test_every_variable_is_read_somewhere(variable: str) -> None:
    sources = [*ROOT.glob("qa/**/*.py"), *ROOT.glob("tests/**/conftest.py")]
    assert variable in read("README.md")
    assert any(f'"{variable}"' in source.read_text(encoding="utf-8") for source in sources)


# Links, files, pictures


@pytest.mark.parametrize("page", PAGES)
def test_every_relative_link_leads_somewhere(page: str) -> None:
    for target in LINK.findall(BLOCK.sub("", read(page))):
        if not re.match(r"https?://|#", target):
            assert ((ROOT / page).parent / target.split("#")[0]).exists(), f"{page} links to {target}"


def test_every_place_in_the_readmes_table_exists() -> None:
    places = [row[0].strip("`") for row in cells(section("README.md", "Where things are"))]
    assert {"qa/", "corpus/", "index/", "app.py", "docs/", "tests/", "benchmarks/"} <= set(places)
    for place in places:
        assert (ROOT / place).is_dir() if place.endswith("/") else (ROOT / place).is_file(), place


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_small_png_files(name: str) -> None:
    picture = (ROOT / "docs" / name).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", picture[16:20])[0] == (400 if name == "dark-narrow.png" else 1200)
    assert len(picture) < 200_000


def test_every_picture_is_taken_by_the_script() -> None:
    script = read("docs/screenshots.py")
    assert set(re.findall(r'file="([\w-]+\.png)"', script)) == set(PICTURES)


def test_every_picture_is_shown() -> None:
    pages = "".join(read(f"docs/{path.name}") for path in (ROOT / "docs").glob("*.md")) + read("README.md")
    assert [name for name in PICTURES if f"{name})" not in pages] == []


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(read("README.md").splitlines()) <= 150


# Architecture


def test_the_floors_are_those_of_the_import_contract() -> None:
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    layers = contract["importlinter:contract:floors"]["layers"].strip().splitlines()
    floors: dict[int, set[str]] = defaultdict(set)
    for number, room, _ in cells(section("docs/architecture.md", "The floors")):
        floors[int(number)].add(room.strip("`"))
    documented = [floors[number] for number in sorted(floors, reverse=True)]
    assert documented == [{room.strip() for room in layer.split("|")} for layer in layers]
    assert sorted(floors) == list(range(1, len(layers) + 1))


def test_every_room_of_the_program_stands_on_a_floor() -> None:
    rooms = {path.stem for path in (ROOT / "qa").glob("*.py") if path.stem != "__init__"}
    rooms |= {path.parent.name for path in (ROOT / "qa").glob("*/__init__.py")}
    assert {row[1].strip("`") for row in cells(section("docs/architecture.md", "The floors"))} == rooms


def test_the_files_of_the_index_are_those_of_a_built_one(starter_index: Path) -> None:
    documented = {row[0].strip("`") for row in cells(section("docs/architecture.md", "The index folder"))}
    built = current(starter_index)
    files = {path.relative_to(built) for path in built.rglob("*") if path.is_file()}
    parts = {f"{path.parent}/…{path.suffix}" for path in files if path.parent.name}  # named by digests
    assert documented == parts | {path.name for path in files if not path.parent.name}


# Decisions


def test_every_dependency_has_its_reason_and_the_other_way_round() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    rows = list(cells(section("docs/decisions.md", "Libraries")))
    assert sorted(plain(row[0].strip("`")) for row in rows) == sorted(map(plain, declared))
    assert all(len(row) == 5 and all(row) for row in rows)


def test_the_versions_seen_are_those_of_a_fresh_install() -> None:
    pins = (line.split("==") for line in read(".constraints.txt").splitlines() if "==" in line)
    pinned = {plain(name): version for name, version in pins}
    for name, version, *_ in cells(section("docs/decisions.md", "Libraries")):
        assert pinned[plain(name.strip("`"))] == version, name


# Records


def test_the_json_of_the_readme_has_the_keys_of_an_answer() -> None:
    (block,) = (text for language, text in BLOCK.findall(read("README.md")) if language == "json")
    shown, real = json.loads(block), answer_record(answer(hit()))
    assert list(shown) == list(real)
    assert list(shown["passages"][0]) == list(real["passages"][0])
    assert list(shown["passages"][0]["source"]) == list(real["passages"][0]["source"])


def test_the_passage_of_the_readme_is_where_it_says() -> None:
    (block,) = (text for language, text in BLOCK.findall(read("README.md")) if language == "json")
    (passage,) = json.loads(block)["passages"]
    text = read(passage["source"]["file"])[passage["start"] : passage["end"]]
    assert text.startswith(passage["text"].rstrip("…").strip())
    (start, end), *_ = passage["highlights"]
    assert text[start:end] in read("README.md")


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## \[([^\]]+)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert versions[:1] == [__version__] or versions[:2] == ["Unreleased", __version__]


def test_the_conversation_and_the_judgement_that_are_shown_can_be_read(tmp_path: Path) -> None:
    (kept,) = (found for kind, found in BLOCK.findall(section("docs/pages.md", "A conversation as a file")) if kind)
    assert [asked.understood_as for asked in read_kept(kept).asked] == [None, "Who hosts Wimi?"]
    (judged,) = (found for kind, found in BLOCK.findall(section("docs/pages.md", "Feedback")) if kind)
    (tmp_path / "feedback.jsonl").write_text(judged, encoding="utf-8")
    (question,) = read_questions(tmp_path / "feedback.jsonl")
    assert (question.question, question.speakers) == ("How many people work at Whaller?", ("Thomas Fauré",))

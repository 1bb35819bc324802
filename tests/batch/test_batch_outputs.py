from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from small import MakeJob, write_archive

from protokollparse import lexicon, parse
from protokollparse.batch.frames import Form, Recipe
from protokollparse.batch.job import Job, run
from protokollparse.batch.outputs import PlaceError, form_of, place_of, publish
from protokollparse.batch.outputs.texts import own_path
from protokollparse.batch.work import Parsing
from protokollparse.writers import render
from protokollparse.writers.tables import TABLES, rows

TOLD = lambda *_: None  # noqa: E731


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A small archive with a file that is no document in the middle."""
    root = write_archive(tmp_path_factory.mktemp("sources"))
    (root / "2025" / "tom.txt").touch()
    return sorted(map(str, root.rglob("*.*")))


@pytest.fixture(scope="module")
def documents(sources: list[str]) -> list:
    return [parse(path) for path in sources if Path(path).stat().st_size]


@pytest.mark.parametrize(("form", "name"), [("jsonl", "a.jsonl"), ("json", "a.json"), ("markdown", "a.md")])
def test_one_file_is_what_parse_writes(
    make_job: MakeJob, sources: list[str], documents: list, form: Form, name: str, tmp_path: Path
) -> None:
    job = make_job(name, form, recipe=Recipe(form, folder=str(tmp_path)))
    run(job, sources, TOLD)
    wanted = b"".join(render(documents, form, several=True, folder=str(tmp_path)))  # type: ignore[arg-type]
    assert job.place.path.read_bytes() == wanted
    (error,) = job.place.beside(".errors.jsonl").read_text().splitlines()
    assert json.loads(error)["reason"] == "empty"


@pytest.mark.parametrize("excel", [False, True])
def test_each_table_as_csv_is_what_parse_writes(
    make_job: MakeJob, sources: list[str], documents: list, excel: bool
) -> None:
    job = make_job("tabeller", "csv", recipe=Recipe("csv", excel=excel))
    run(job, sources, TOLD)
    written = {path.name: path.read_bytes() for path in job.place.path.iterdir()}
    assert written.keys() == {"errors.jsonl", *(f"{table}.csv" for table in TABLES)}
    for table in TABLES:
        wanted = b"".join(render(documents, "csv", table=table, excel=excel))  # type: ignore[arg-type]
        assert written[f"{table}.csv"] == wanted


def test_one_table_as_csv(make_job: MakeJob, sources: list[str], documents: list) -> None:
    job = make_job("a.csv", "csv", recipe=Recipe("csv", ("yrkanden",)))
    run(job, sources, TOLD)
    assert job.place.path.read_bytes() == b"".join(render(documents, "csv", table="yrkanden"))


def test_a_directory_of_documents(make_job: MakeJob, sources: list[str], documents: list) -> None:
    job = make_job("ut", "json")
    run(job, sources, TOLD)
    written = sorted(path for path in job.place.path.rglob("*.json"))
    assert [json.loads(path.read_bytes())["source"]["name"] for path in written] == [
        document.source.name for document in documents
    ]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, sources: list[str]) -> Path:
    path = tmp_path_factory.mktemp("database") / "a.db"
    run(Job(place_of(path, "sqlite"), Recipe("sqlite"), Parsing(lexicon.load()), jobs=1), sources, TOLD)
    return path


@pytest.fixture
def base(database: Path) -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(database) as base:
        yield base
    base.close()


def test_the_database_has_the_rows_of_every_table(base: sqlite3.Connection, documents: list) -> None:
    for table, columns in TABLES.items():
        named = ", ".join(f'"{column.name}"' for column in columns)
        found = base.execute(f'SELECT {named} FROM "{table}" ORDER BY id').fetchall()
        wanted = [
            tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row)
            for document in documents
            for row in rows(document, table)
        ]
        assert found == wanted
    assert sum(base.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] > 0 for table in TABLES) >= 8


def test_the_database_is_whole_and_its_references_lead_somewhere(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in TABLES:
        referred = {row[2] for row in base.execute(f'PRAGMA foreign_key_list("{table}")')}
        assert "documents" in referred or table == "documents"
    assert "voteringar" in {row[2] for row in base.execute("PRAGMA foreign_key_list(ballots)")}


def test_what_is_looked_up_has_an_index(base: sqlite3.Connection) -> None:
    for query in (
        "SELECT * FROM actors WHERE name = 'Bo Ask'",
        "SELECT * FROM decisions WHERE date > '2025-01-01'",
        "SELECT * FROM yrkanden WHERE source = 'a' AND paragraf_index = 1",
    ):
        (plan,) = base.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
        assert "USING INDEX" in plan[3]


def test_the_texts_are_searched(base: sqlite3.Connection) -> None:
    query = "SELECT count(*) FROM decisions_fts WHERE decisions_fts MATCH ?"
    assert base.execute(query, ("färdtjänst godkänner",)).fetchone() == (12,)
    assert base.execute(query, ("fardtjanst",)).fetchone() == (0,)


def test_failures_are_a_table(base: sqlite3.Connection) -> None:
    ((source, reason),) = base.execute("SELECT source, reason FROM errors").fetchall()
    assert (Path(source).name, reason) == ("tom.txt", "empty")


def test_the_queries_of_the_metadata_answer(base: sqlite3.Connection, database: Path) -> None:
    metadata = json.loads(database.with_name("a.db.metadata.json").read_text(encoding="utf-8"))["databases"]["a"]
    assert metadata["tables"].keys() == {*TABLES, "errors"}
    assert metadata["tables"]["decisions"]["columns"]["source"]
    queries = {name: query["sql"] for name, query in metadata["queries"].items()}
    reserved = base.execute(queries["who_reserved_themselves_most_often"]).fetchall()
    assert reserved == [("Bo Ask", "M", 11, "2025-11-01", "2025-11-11")]
    decisions = base.execute(queries["decisions_on_a_diarienummer"], {"diarienummer": "SN 2025/14"}).fetchall()
    assert [row[0] for row in decisions] == ["2025-11-02", "2025-11-02"]
    assert base.execute(queries["decisions_that_say"], {"words": "taxa"}).fetchall()


def test_text_that_would_be_sql_is_text(make_job: MakeJob, tmp_path: Path) -> None:
    path = tmp_path / "x'); DROP TABLE decisions; --.txt"
    path.write_text('Protokoll\n§ 1\nVal\nBeslut\nNämnden väljer "Bo\'); DELETE FROM x --".\n', encoding="utf-8")
    job = make_job("a.db", "sqlite")
    run(job, [str(path)], TOLD)
    with sqlite3.connect(job.place.path) as base:
        found = base.execute("SELECT source, text FROM decisions").fetchall()
    assert found == [(str(path), 'Nämnden väljer "Bo\'); DELETE FROM x --".')]


def test_parquet_is_read_back_with_its_schema(
    make_job: MakeJob, sources: list[str], documents: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    from protokollparse.batch.outputs import parquet as writer

    monkeypatch.setattr(writer, "_GROUP", 2000)
    job = make_job("tabeller", "parquet")
    run(job, sources, TOLD)
    kinds = {"str": "string", "int": "int64", "bool": "bool", "date": "date32[day]"}
    for table, columns in TABLES.items():
        path = job.place.path / f"{table}.parquet"
        read = parquet.read_table(path)
        assert [(field.name, str(field.type)) for field in read.schema] == [
            (column.name, kinds[column.type]) for column in columns
        ]
        assert read.schema.field(0).metadata[b"description"] == columns[0].about.encode()
        wanted = [row for document in documents for row in rows(document, table)]
        assert [tuple(row.values()) for row in read.to_pylist()] == wanted
    assert parquet.ParquetFile(job.place.path / "decisions.parquet").num_row_groups > 1
    assert parquet.read_table(job.place.path / "errors.parquet").num_rows == 1


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("2025/a.pdf", "2025/a.pdf.md"),
        ("/data/a.pdf", "data/a.pdf.md"),
        ("./../../b/a.pdf", "__/__/b/a.pdf.md"),
        ("s3://arkiv/2025/a.pdf", "s3/arkiv/2025/a.pdf.md"),
        ("zip://a.txt::file:///x/../y.zip", "zip/a.txt::file/x/__/y.zip.md"),
    ],
)
def test_the_own_path_of_a_document_stays_in_the_output(name: str, path: str) -> None:
    found = own_path(name, "md")
    assert not found.is_absolute()
    assert ".." not in found.parts
    if "::" not in name:
        assert found == PurePath(path)


@pytest.mark.parametrize(
    ("name", "form"), [("a.JSONL", "jsonl"), ("a.db", "sqlite"), ("a.md", "markdown"), ("a.txt", None), ("a", None)]
)
def test_the_format_by_the_ending(name: str, form: Form | None) -> None:
    assert form_of(name) == form


@pytest.mark.parametrize(
    ("name", "form", "single"),
    [
        ("a.csv", "csv", True),
        ("a", "csv", False),
        ("a", "sqlite", True),
        ("a.parquet", "parquet", False),
        ("a.d", "markdown", False),
    ],
)
def test_one_file_or_a_directory(name: str, form: Form, single: bool) -> None:
    assert place_of(Path(name), form).single is single


@pytest.mark.parametrize(
    ("name", "form", "message"),
    [
        ("full", "csv", "holds something already"),
        ("file", "parquet", "is a file"),
        ("full", "sqlite", "is no file"),
        ("saknas/a.db", "sqlite", "no such directory"),
    ],
)
def test_what_is_in_the_way_is_told_before_the_work(
    make_job: MakeJob, tmp_path: Path, name: str, form: Form, message: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    (tmp_path / "file").touch()
    with pytest.raises(PlaceError, match=message):
        run(make_job(name, form), iter(lambda: pytest.fail("listed"), None), TOLD)
    assert not list(tmp_path.glob("*.resume"))


def test_tables_are_replaced_by_those_of_a_new_run(make_job: MakeJob, sources: list[str]) -> None:
    job = make_job("tabeller", "csv", recipe=Recipe("csv", ("yrkanden", "documents")))
    run(job, sources, TOLD)
    run(make_job("tabeller", "csv", recipe=Recipe("csv", ("documents",))), sources[:1], TOLD)
    assert [path.name for path in job.place.path.iterdir()] == ["documents.csv"]


def test_what_came_in_the_way_since_is_not_deleted(make_job: MakeJob, tmp_path: Path) -> None:
    (tmp_path / "ut.resume").touch()
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "mitt.md").touch()
    with pytest.raises(PlaceError, match="holds something already"):
        run(make_job("ut", "markdown", resume=True), [], TOLD)
    assert (tmp_path / "ut" / "mitt.md").exists()


def test_a_directory_takes_the_place_of_another(tmp_path: Path) -> None:
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    publish(tmp_path / "new", tmp_path / "old")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["old", "old/new"]

"""The command's words, which other programs rely on."""

import json
from pathlib import Path

import pytest

from techstore_desktop import settings
from techstore_desktop.cli import main
from techstore_desktop.shop import open_file
from tests.builders import a_free_line, found, open_drawer, sell

CATALOGUE = "sku,name,price,stock\nMOU-1,Ratón ñandú,19.90,5\nMOU-2,Teclado,25,0\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TECHSTORE_DATA_FOLDER", str(tmp_path / "data"))
    shop = open_file(settings.read().database_file)
    manager = found(shop)
    open_drawer(shop, manager)
    sell(shop, manager, a_free_line("5"), paid=(("cash", "5"),))
    shop.close()


def test_verify_proves_a_shop(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["differences"] == []
    assert answer["entries"] == 3
    assert main(["verify"]) == 0
    assert "proved" in capsys.readouterr().out


def test_verify_names_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    from pysqlite3 import dbapi2

    connection = dbapi2.connect(str(settings.read().database_file))
    connection.execute("UPDATE shop SET name = 'Forged'")
    connection.commit()
    connection.close()
    assert main(["verify"]) == 1
    assert "row.differs: shop" in capsys.readouterr().out


def test_doctor_tells_the_health(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    names = {finding["name"] for finding in json.loads(capsys.readouterr().out)}
    assert {"program", "python", "sqlite", "disk", "database", "schema"} <= names


def test_a_catalogue_comes_in_once_and_goes_out_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "catalogue.csv"
    file.write_text(CATALOGUE, encoding="utf-8")
    assert main(["import", "products", str(file), "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 2
    assert main(["import", "products", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 2
    assert main(["import", "products", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == 2
    out = tmp_path / "out.csv"
    assert main(["export", "products", str(out)]) == 0
    assert "Ratón ñandú" in out.read_text("utf-8-sig")
    capsys.readouterr()
    assert main(["import", "products", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == 0
    assert main(["verify"]) == 0


def test_a_bad_row_is_named_and_nothing_comes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "catalogue.csv"
    file.write_text(CATALOGUE + "MOU-3,Cable,abc,1\n", encoding="utf-8")
    assert main(["import", "products", str(file)]) == 1
    said = capsys.readouterr()
    assert "line 4: amount.unreadable" in said.err
    shop = open_file(settings.read().database_file)
    assert shop.products.find_by_code("MOU-1") is None
    shop.close()


def test_backup_and_restore(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.db"
    assert main(["backup", str(copy)]) == 0
    assert main(["backup", str(copy)]) == 1
    assert main(["restore", str(copy)]) == 0
    assert "The former file is kept" in capsys.readouterr().out
    assert main(["restore", str(tmp_path / "nothing.db")]) == 1
    assert main(["verify"]) == 0


def test_a_shop_that_is_open_elsewhere_is_not_restored_over(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert main(["backup", str(copy)]) == 0
    shop = open_file(settings.read().database_file)
    assert main(["restore", str(copy)]) == 1
    shop.close()


def test_words_that_are_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["nonsense"])
    assert ended.value.code == 2
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert "0.1.0" in capsys.readouterr().out

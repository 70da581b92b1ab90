import csv

import pytest

from leads.csv_reading import guarded, read_csv, write_refused
from leads.refusals import Refused

TEXT = "Vorname,Nachname,E-Mail,Firma\nJürgen,Müßig,j@example.com,Käse GmbH\nÄnne,Größer,a@example.com,Öl AG\n"


def sheet_of(tmp_path, content):
    path = tmp_path / "fair.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_csv(path)


def cells(sheet):
    return [row.cells for row in sheet.rows]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"), ("utf-32", "utf-32"), ("cp1252", "cp1252"),
    ],
)  # fmt: skip
def test_a_file_is_read_in_its_encoding(tmp_path, encoding, told):
    sheet = sheet_of(tmp_path, TEXT.encode(encoding))
    assert sheet.encoding == told
    assert cells(sheet)[0] == ["Jürgen", "Müßig", "j@example.com", "Käse GmbH"]


def test_a_file_reads_the_same_in_pieces_of_any_length(tmp_path, monkeypatch):
    content = 'sep=;\r\n\r\nemail;company\r\na@example.com;"Käse\r\nGmbH"\r\n"x;y\r\nb@example.com;Öl\r\n'.encode()
    whole = sheet_of(tmp_path, content).rows
    assert [(row.line, row.cells) for row in whole] == [
        (4, ["a@example.com", "Käse\r\nGmbH"]), (6, ['"x;y']), (7, ["b@example.com", "Öl"]),
    ]  # fmt: skip
    for length in range(1, 12):
        monkeypatch.setattr("leads.csv_reading.PIECE", length)
        assert sheet_of(tmp_path, content).rows == whole


def test_a_quote_that_is_never_closed_costs_its_own_line_in_a_long_file_too(tmp_path):
    lines = [f"a{number}@example.com,{'x' * 80}\n" for number in range(4_000)]  # longer than a cell may be
    lines[1] = 'b@example.com,"never closed\n'
    rows = sheet_of(tmp_path, "email,company\n" + "".join(lines)).rows
    assert [row.line for row in rows if row.problem] == [3]
    assert [row.line for row in rows] == list(range(2, 4_002))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_file_is_read_with_its_separator(tmp_path, separator, newline):
    sheet = sheet_of(tmp_path, TEXT.replace(",", separator).replace("\n", newline))
    assert (sheet.separator, len(sheet.rows), sheet.columns.fields["company"]) == (separator, 2, 3)


def test_commas_in_a_header_do_not_mislead(tmp_path):
    sheet = sheet_of(tmp_path, '"E-Mail";"Remarks, wishes, and, more"\na@example.com;x\n')
    assert (sheet.separator, cells(sheet)) == (";", [["a@example.com", "x"]])


def test_the_hint_of_a_spreadsheet_and_blank_lines_are_passed_over(tmp_path):
    sheet = sheet_of(tmp_path, "sep=;\n\nemail;company\n\na@example.com;A\n;\n\nb@example.com;B\n")
    assert [(row.line, row.cells[0]) for row in sheet.rows] == [(5, "a@example.com"), (8, "b@example.com")]


def test_quoted_cells_may_hold_separators_quotes_and_lines(tmp_path):
    sheet = sheet_of(tmp_path, 'email,company\na@example.com,"Big, ""old""\nand Co"\nb@example.com,B\n')
    assert cells(sheet) == [["a@example.com", 'Big, "old"\nand Co'], ["b@example.com", "B"]]
    assert [row.line for row in sheet.rows] == [2, 4]


def test_a_broken_quote_costs_only_its_own_row(tmp_path):
    text = 'email,company\na@example.com,"A\nb@example.com,B\nc@example.com,"C" d\nd@example.com,D\n'
    rows = sheet_of(tmp_path, text).rows
    assert [(row.line, bool(row.problem)) for row in rows] == [(2, True), (3, False), (4, True), (5, False)]


def test_a_row_with_too_many_cells_is_told(tmp_path):
    [row] = sheet_of(tmp_path, "email,company\na@example.com,Big, old\n").rows
    assert row.problem == "This row has 3 cells, but there are 2 columns: is a quote missing?"


def test_a_row_in_another_encoding_costs_only_itself(tmp_path):
    text = "email,company\na@example.com,Käse\n".encode() + "b@example.com,Öl\n".encode("cp1252") + b"c@example.com,C\n"
    sheet = sheet_of(tmp_path, text)
    assert (sheet.encoding, [bool(row.problem) for row in sheet.rows]) == ("utf-8", [False, True, False])


@pytest.mark.parametrize(
    ("content", "say"),
    [
        (b"", "is empty"), (b"\n\n", "is empty"),
        (b"colour,size\nred,5\n", "no column that tells who a lead is"), (b"\x00\x01\x02\x03", "no column"),
        (b'"never closed', "no column"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_leads_is_refused(tmp_path, content, say):
    with pytest.raises(Refused, match=say):
        sheet_of(tmp_path, content)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refused, match="No such file"):
        read_csv(tmp_path / "nothing.csv")


@pytest.mark.parametrize("cell", ["=1+1", "+49 30 1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_formula_leaves_the_house(cell):
    assert guarded(cell) == f"'{cell}"


def test_refused_rows_come_back_as_they_were(tmp_path):
    sheet = sheet_of(tmp_path, TEXT + "=cmd(),x,+49 30 1,z\n")
    path = tmp_path / "refused.csv"
    write_refused(path, sheet, [(sheet.rows[0], "email: taken"), (sheet.rows[2], "no")])
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["Vorname", "Nachname", "E-Mail", "Firma", "import_line", "import_reason"],
            ["Jürgen", "Müßig", "j@example.com", "Käse GmbH", "2", "email: taken"],
            ["'=cmd()", "x", "'+49 30 1", "z", "4", "no"],
        ]
    again = read_csv(path)
    assert again.columns.unknown == ()
    assert again.rows[1].cells[:4] == ["=cmd()", "x", "+49 30 1", "z"]

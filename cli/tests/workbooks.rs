//! Workbooks as tables of `district-charts import`: both formats give the same figures, several sheets are asked for, and what cannot be read
//! is said in a sentence.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use district_charts_cli::workbook::{WorkbookFault, sheets};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of texts.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(text.as_bytes()).expect("a text");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A workbook whose sheets have the given rows of XML. Style 1 is a date.
fn xlsx(of: &[(&str, &str, &str)]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/sharedStrings.xml".to_owned(),
            format!("<sst xmlns=\"{main}\"><si><t>Borough</t></si><si><t>Alder &amp; Ash</t></si></sst>"),
        ),
    ];
    let (mut book, mut relations) = (String::new(), String::new());
    for (index, (name, state, rows)) in of.iter().enumerate() {
        let id = index + 1;
        book += &format!("<sheet name=\"{name}\" sheetId=\"{id}\" state=\"{state}\" r:id=\"rId{id}\"/>");
        relations +=
            &format!("<Relationship Id=\"rId{id}\" Type=\"{links}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>");
        let sheet = format!("<worksheet xmlns=\"{main}\">{rows}</worksheet>");
        files.push((format!("xl/worksheets/sheet{id}.xml"), sheet));
    }
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let root = format!("<Relationship Id=\"rId1\" Type=\"{links}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    files.push(("_rels/.rels".to_owned(), format!("<Relationships xmlns=\"{package}\">{root}</Relationships>")));
    files.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns=\"{main}\" xmlns:r=\"{links}\"><sheets>{book}</sheets></workbook>"),
    ));
    files.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships xmlns=\"{package}\">{relations}</Relationships>"),
    ));
    archive(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

/// Two years over a merged head, a shared string, a number as a spreadsheet stores it, a date and a formula.
const ROWS: &str = "<sheetData>\
    <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>births</t></is></c></row>\
    <row r=\"2\"><c r=\"B2\"><v>2019</v></c><c r=\"C2\"><v>2020</v></c></row>\
    <row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\"><v>1234.5</v></c><c r=\"C3\"><f>0.1+0.2</f><v>0.30000000000000004</v></c></row>\
    <row r=\"4\"><c r=\"A4\" s=\"1\"><v>44197</v></c><c r=\"B4\" t=\"e\"><v>#N/A</v></c></row>\
    </sheetData><mergeCells count=\"1\"><mergeCell ref=\"B1:C1\"/></mergeCells>";

fn ods(table: &str, manifest: &str) -> Vec<u8> {
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let content = format!("<office:document-content {spaces}>{table}</office:document-content>");
    archive(&[("META-INF/manifest.xml", manifest), ("content.xml", &content)])
}

const OPEN_ROWS: &str = "<table:table table:name=\"A &amp; B\">\
    <table:table-row><table:table-cell><text:p>Borough</text:p></table:table-cell>\
    <table:table-cell table:number-columns-spanned=\"2\"><text:p>births</text:p></table:table-cell><table:covered-table-cell/></table:table-row>\
    <table:table-row><table:table-cell/><table:table-cell office:value-type=\"float\" office:value=\"2019\"><text:p>2,019</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"percentage\" office:value=\"0.052\"><text:p>5.2%</text:p></table:table-cell></table:table-row>\
    <table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>Alder &amp; Ash</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"date\" office:date-value=\"2021-01-01T00:00:00\"><text:p>1/1/21</text:p></table:table-cell>\
    <table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>\
    <table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";

fn texts(bytes: &[u8]) -> Vec<(String, String)> {
    let found = sheets(bytes).expect("it is sound").expect("it is a workbook");
    found.into_iter().map(|sheet| (sheet.name.clone(), sheet.text())).collect()
}

#[test]
fn sheets_are_tables_of_texts() {
    let book = xlsx(&[("2019 on", "visible", ROWS), ("notes", "hidden", ROWS), ("empty", "visible", "<sheetData/>")]);
    let table = "Borough\tbirths\tbirths\n\t2019\t2020\nAlder & Ash\t1234.5\t0.3\n2021-01-01\t#N/A\t";
    assert_eq!(texts(&book), [("2019 on".to_owned(), table.to_owned())]);
    let open = "Borough\tbirths\tbirths\n\t2019\t5.2%\nAlder & Ash\t2021-01-01\t\nAlder & Ash\t2021-01-01\t";
    assert_eq!(texts(&ods(OPEN_ROWS, "<m/>")), [("A & B".to_owned(), open.to_owned())]);
}

#[test]
fn what_is_no_workbook_is_left_to_others() {
    assert_eq!(sheets(b"Borough;2019\nAlder;1\n"), Ok(None));
    assert_eq!(sheets(&archive(&[("table.csv", "a,b")])), Ok(None));
}

/// The last cell of a sheet takes no memory for all before it, and an archive no more than it may unpack to.
#[test]
fn a_workbook_takes_no_more_than_its_bounds() {
    let far = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
        <row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>";
    assert_eq!(texts(&xlsx(&[("far", "visible", far)])), [("far".to_owned(), "1".to_owned())]);
    let zeros = "0".repeat(257 << 20);
    assert_eq!(sheets(&archive(&[("content.xml", &zeros)])), Err(WorkbookFault::TooLarge));
    let wide = "<table:table table:name=\"w\"><table:table-row table:number-rows-repeated=\"1048576\">\
        <table:table-cell table:number-columns-repeated=\"16384\"><text:p>1</text:p></table:table-cell></table:table-row></table:table>";
    let found = sheets(&ods(wide, "<m/>")).expect("it is sound").expect("it is a workbook");
    assert!(found[0].rows.len() * 1024 <= 4_000_000 && !found[0].rows.is_empty());
}

#[test]
fn a_damaged_or_protected_workbook_is_said_to_be() {
    let mut book = xlsx(&[("a", "visible", ROWS)]);
    assert!(matches!(sheets(&book[..book.len() / 2]), Err(WorkbookFault::Damaged(_))));
    let middle = book.len() / 2;
    book[middle..middle + 40].fill(0);
    assert!(matches!(sheets(&book), Err(WorkbookFault::Damaged(_))));
    let manifest =
        "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>";
    assert_eq!(sheets(&ods("<table:table/>", manifest)), Err(WorkbookFault::Protected));
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Exit status, output and errors of `import` on a file.
fn import(file: &Path, options: &[&str]) -> (i32, String, String) {
    let out = file.with_extension("package");
    let mut command = Command::new(env!("CARGO_BIN_EXE_district-charts"));
    command.arg("import").arg(file).arg("--out").arg(out).args(options);
    let output = command.output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

const TABLE: &str = "<sheetData>\
    <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>2019</v></c><c r=\"C1\"><v>2020</v></c></row>\
    <row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>1234.5</v></c><c r=\"C2\"><v>1301</v></c></row>\
    <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Birch</t></is></c><c r=\"B3\"><v>980</v></c></row></sheetData>";

#[test]
fn a_workbook_becomes_a_package() {
    let folder = folder("workbook");
    let file = folder.join("births.xlsx");
    fs::write(&file, xlsx(&[("births", "visible", TABLE)])).expect("a workbook");
    let answers = ["--indicator", "live births", "--unit", "children", "--yes"];
    let (status, out, error) = import(&file, &answers);
    assert_eq!(status, 0, "{out}{error}");
    assert!(out.contains("3 figures of 1 indicators"), "{out}");
    let observations = fs::read_to_string(folder.join("births.package/observations.csv")).expect("figures");
    assert!(observations.contains("alder-ash,live-births,2019,1234.5,"), "{observations}");
}

#[test]
fn several_sheets_are_asked_for() {
    let folder = folder("workbook-sheets");
    let file = folder.join("births.xlsx");
    fs::write(&file, xlsx(&[("north", "visible", TABLE), ("south", "visible", TABLE)])).expect("a workbook");
    let (status, out, _) = import(&file, &[]);
    assert_eq!(status, 2);
    let asked = "? The workbook has 2 sheets: \"north\" (3 rows), \"south\" (3 rows). Which one? answer with --sheet …, or take \"north\" with --yes\n";
    assert_eq!(out, asked);
    let (status, _, error) = import(&file, &["--sheet", "west"]);
    let wrong = "error: found --sheet \"west\", expected one of \"north\" (3 rows), \"south\" (3 rows)\n";
    assert_eq!((status, error.as_str()), (1, wrong));
    assert_eq!(import(&file, &["--sheet", "south", "--indicator", "births", "--unit", "children", "--yes"]).0, 0);
}

/// A title over the whole width, and blanks before the names that say their level.
const LEVELS: &str = "<sheetData>\
    <row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Table 1. Births by borough</t></is></c></row>\
    <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Area</t></is></c><c r=\"B2\"><v>2019</v></c><c r=\"C2\"><v>2020</v></c></row>\
    <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Town</t></is></c><c r=\"B3\"><v>600</v></c><c r=\"C3\"><v>610</v></c></row>\
    <row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t xml:space=\"preserve\">  Alder</t></is></c><c r=\"B4\"><v>100</v></c><c r=\"C4\"><v>110</v></c></row>\
    <row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t xml:space=\"preserve\">  Birch</t></is></c><c r=\"B5\"><v>200</v></c><c r=\"C5\"><v>180</v></c></row>\
    <row r=\"6\"><c r=\"A6\" t=\"inlineStr\"><is><t xml:space=\"preserve\">  Cedar</t></is></c><c r=\"B6\"><v>290</v></c><c r=\"C6\"><v>300</v></c></row>\
    </sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>";

#[test]
fn a_cover_is_passed_over_and_blanks_before_names_are_levels() {
    let folder = folder("workbook-cover");
    let file = folder.join("births.xlsx");
    let cover = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>2020</v></c></row></sheetData>";
    fs::write(&file, xlsx(&[("cover", "visible", cover), ("data", "visible", LEVELS)])).expect("a workbook");
    let (status, out, error) = import(&file, &["--unit", "children", "--yes"]);
    assert_eq!(status, 0, "{out}{error}");
    assert!(
        out.contains("8 figures of 1 indicators") && out.contains("places: 3 compared, 0 regions, 1 wholes"),
        "{out}"
    );
    let read = |name: &str| fs::read_to_string(folder.join("births.package").join(name)).expect("a file");
    assert!(
        read("indicators.csv").contains("births-by-borough,Births by borough,children,"),
        "{}",
        read("indicators.csv")
    );
    assert!(read("districts.csv").contains("cedar,,district,town,Cedar"), "{}", read("districts.csv"));
}

#[test]
fn a_password_gets_a_sentence() {
    let folder = folder("workbook-protected");
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    let file = folder.join("births.xlsx");
    fs::write(&file, [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &name].concat()).expect("a workbook");
    let (status, out, error) = import(&file, &["--yes"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(error.starts_with("error: ") && error.contains("password"), "{error}");
}

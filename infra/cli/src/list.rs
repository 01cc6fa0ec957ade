//! A list of people as a program saved it: in which letters, with what between its cells, and row by row.
//!
//! No row ends the file: what is wrong with one is that row's. Lines are those of the file, so that whoever mends it finds them.

use std::io::{self, Read};

use csv::{ReaderBuilder, StringRecord};

use crate::letters::Letters;

/// Bytes of a list at most.
pub const MAX_LIST_BYTES: u64 = 256 << 20;
/// What may stand between cells, the likeliest first.
const SEPARATORS: [(u8, &str); 4] = [
    (b',', "commas"),
    (b';', "semicolons"),
    (b'\t', "tabs"),
    (b'|', "upright strokes"),
];
/// By which first bytes a file is known to be no text, and what it is.
const NO_TEXT: [(&[u8], &str); 3] = [
    (
        b"PK\x03\x04",
        "a workbook of Excel or LibreOffice, or an archive,",
    ),
    (b"\xd0\xcf\x11\xe0", "a workbook of an older Excel"),
    (b"%PDF-", "a PDF"),
];
/// A list, read.
#[derive(Debug)]
pub struct List {
    /// The names of its columns.
    pub header: Vec<String>,
    /// Its rows; those without any value are left out.
    pub rows: Vec<ListRow>,
    letters: Letters,
    separator: &'static str,
}

/// A row, and the line of the file where it begins.
#[derive(Debug, PartialEq, Eq)]
pub struct ListRow {
    /// From 1, the header's line included.
    pub line: u64,
    /// Its cells, or what is wrong with it.
    pub cells: Result<Vec<String>, RowProblem>,
}

/// Why a row cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    /// It has values for which the header has no column.
    #[error(
        "The row has more cells than the header. Put text with a separator in it in quotation marks."
    )]
    Long,
    /// A quotation mark opens a cell and nothing closes it.
    #[error(
        "A quotation mark opens a cell and none closes it. Write two of them for one that belongs to the text."
    )]
    Unclosed,
}

impl List {
    /// Reads a file whole.
    ///
    /// # Errors
    /// When it cannot be read, is larger than [`MAX_LIST_BYTES`], or is a workbook.
    pub fn read(file: impl Read, letters: Option<Letters>) -> io::Result<Self> {
        let mut raw = Vec::new();
        file.take(MAX_LIST_BYTES + 1).read_to_end(&mut raw)?;
        if raw.len() as u64 > MAX_LIST_BYTES {
            let reason = format!("a list has at most {MAX_LIST_BYTES} bytes: split it");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
        }
        if let Some((_, what)) = NO_TEXT.iter().find(|(mark, _)| raw.starts_with(mark)) {
            let reason = format!("it is {what} and no CSV: save it as CSV first, best in UTF-8");
            return Err(io::Error::new(io::ErrorKind::InvalidData, reason));
        }
        let letters = letters.unwrap_or_else(|| Letters::guess(&raw));
        Ok(Self::of(&letters.decode(&raw), letters))
    }

    fn of(text: &str, letters: Letters) -> Self {
        // Some programs end their lines as old computers did.
        let text = if text.contains('\n') {
            text.to_owned()
        } else {
            text.replace('\r', "\n")
        };
        let (said, skipped) = said_separator(&text);
        let (separator, name) = said.unwrap_or_else(|| guessed_separator(&text));
        let mut rows = rows(&text[skipped..], separator, u64::from(skipped > 0)).into_iter();
        let header = rows.next().and_then(|row| row.cells.ok());
        let header: Vec<String> = header
            .unwrap_or_default()
            .iter()
            .map(|name| name.trim().to_owned())
            .collect();
        let columns = header.len();
        let fits = |row: ListRow| ListRow {
            cells: row.cells.and_then(|cells| {
                let more = cells.iter().skip(columns);
                if more.clone().all(|cell| cell.trim().is_empty()) {
                    Ok(cells)
                } else {
                    Err(RowProblem::Long)
                }
            }),
            ..row
        };
        Self {
            header,
            rows: rows.map(fits).collect(),
            letters,
            separator: name,
        }
    }

    /// As what it was read, for whoever knows better.
    #[must_use]
    pub fn read_as(&self) -> String {
        let (letters, separator) = (self.letters.name(), self.separator);
        format!("read as {letters}, with {separator} between the cells")
    }
}

/// Excel's own word for it in the first line (`sep=;`), and how many bytes that line has.
fn said_separator(text: &str) -> (Option<(u8, &'static str)>, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or("");
    let said = line.trim().trim_matches('"').strip_prefix("sep=");
    let found = SEPARATORS
        .into_iter()
        .find(|(byte, _)| said.is_some_and(|said| said.as_bytes() == [*byte]));
    match found {
        Some(found) => (Some(found), line.len()),
        None => (None, 0),
    }
}

/// What makes the most columns of the header.
fn guessed_separator(text: &str) -> (u8, &'static str) {
    let header = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let count = |separator: u8| {
        let mut in_quotes = false;
        let parts = header.bytes().filter(|byte| {
            in_quotes ^= *byte == b'"';
            *byte == separator && !in_quotes
        });
        parts.count()
    };
    let mut best = SEPARATORS[0];
    for other in SEPARATORS {
        if count(other.0) > count(best.0) {
            best = other;
        }
    }
    best
}

/// The rows of a text in which something stands. A cell that is never closed would swallow all rows behind it: its row is refused, and
/// the next line is read as a row again.
fn rows(text: &str, separator: u8, lines_before: u64) -> Vec<ListRow> {
    let mut found = Vec::new();
    let (mut from, mut line_before) = (0, lines_before);
    while from < text.len() {
        let rest = &text[from..];
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(rest.as_bytes());
        let mut record = StringRecord::new();
        let mut swallowed = None;
        while reader.read_record(&mut record).is_ok_and(|more| more) {
            let start = record
                .position()
                .map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
            let end = usize::try_from(reader.position().byte()).unwrap_or(rest.len());
            let line = record.position().map_or(0, csv::Position::line);
            // The reader says where it began to look: empty lines before a row are not its own.
            let blank = rest[start..].len() - rest[start..].trim_start_matches(['\r', '\n']).len();
            let skipped = rest[start..start + blank].matches('\n').count() as u64;
            let (start, line) = (start + blank, line + skipped + line_before);
            let whole = &rest[start..end.max(start)];
            if end >= rest.len() && whole.trim_end().contains('\n') && is_unclosed(whole) {
                let next = whole.find('\n').map_or(rest.len(), |at| start + at + 1);
                swallowed = Some((next, line));
                break;
            }
            let is_empty = record.iter().all(|cell| cell.trim().is_empty());
            if !is_empty {
                let cells = record.iter().map(str::to_owned).collect();
                found.push(ListRow {
                    line,
                    cells: Ok(cells),
                });
            }
        }
        let Some((next, line)) = swallowed else {
            break;
        };
        found.push(ListRow {
            line,
            cells: Err(RowProblem::Unclosed),
        });
        from += next;
        line_before = line;
    }
    found
}

/// Whether a quotation mark of a row that goes to the end of the file is closed nowhere.
fn is_unclosed(row: &str) -> bool {
    row.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    fn list(raw: &[u8]) -> List {
        List::read(raw, None).unwrap()
    }

    fn cells(list: &List) -> Vec<(u64, Vec<&str>)> {
        let each = list.rows.iter();
        each.map(|row| {
            let cells = row
                .cells
                .as_ref()
                .map(|cells| cells.iter().map(String::as_str).collect());
            (row.line, cells.unwrap_or_default())
        })
        .collect()
    }

    #[test]
    fn what_stands_between_the_cells_is_found_and_said() {
        for (separator, said) in [
            (",", "commas"),
            (";", "semicolons"),
            ("\t", "tabs"),
            ("|", "upright strokes"),
        ] {
            let text = "name_email_phone\nAna_ana@example.org_\n".replace('_', separator);
            let list = list(text.as_bytes());
            assert_eq!(list.header, ["name", "email", "phone"], "{said}");
            assert_eq!(cells(&list), [(2, vec!["Ana", "ana@example.org", ""])]);
            assert_eq!(
                list.read_as(),
                format!("read as UTF-8, with {said} between the cells")
            );
        }
        // A comma in a quoted name parts nothing; a word of Excel is followed, and counts as a line.
        let quoted = list(b"\"name, or company\";\"email, if any\"\nAna;ana@example.org\n");
        assert_eq!(quoted.header.len(), 2);
        let excel = list(b"sep=;\nname;email\nAna;ana@example.org\n");
        assert_eq!(cells(&excel), [(3, vec!["Ana", "ana@example.org"])]);
        assert_eq!(list(b"email\na@b.co\n").header, ["email"]);
        assert!(list(b"").header.is_empty());
    }

    #[test]
    fn what_is_no_text_is_refused_by_what_it_is() {
        for (raw, what) in [
            (&b"PK\x03\x04\x14\x00\x06\x00"[..], "Excel"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Excel"),
            (b"%PDF-1.7\n", "a PDF"),
        ] {
            let said = List::read(raw, None).unwrap_err().to_string();
            assert!(
                said.contains(what) && said.contains("save it as CSV"),
                "{said}"
            );
        }
        assert_eq!(list(b"PK,email\nx,a@b.co\n").header, ["PK", "email"]);
    }

    #[test]
    fn the_letters_are_found_and_said() {
        let text = "name,email\r\nBob Müller,bob@example.org\r\nZoë Nuñez,zoe@example.org\r\n";
        let (windows, _, _) = WINDOWS_1252.encode(text);
        let mac = text
            .replace('ü', "\u{1}")
            .replace('ë', "\u{2}")
            .replace('ñ', "\u{3}");
        let mac: Vec<u8> = mac
            .bytes()
            .map(|byte| match byte {
                1 => 0x9f,
                2 => 0x91,
                3 => 0x96,
                other => other,
            })
            .collect();
        let wide = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for (raw, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xef\xbb\xbf", text.as_bytes()), "UTF-8"),
            (windows.into_owned(), "Windows-1252"),
            (mac, "Mac Roman"),
            (wide(u16::to_le_bytes), "UTF-16"),
            (wide(u16::to_be_bytes), "UTF-16"),
            (marked(b"\xff\xfe", &wide(u16::to_le_bytes)), "UTF-16"),
            (marked(b"\xfe\xff", &wide(u16::to_be_bytes)), "UTF-16"),
        ] {
            let list = list(&raw);
            assert_eq!(list.header, ["name", "email"], "{name}");
            assert_eq!(
                cells(&list),
                [
                    (2, vec!["Bob Müller", "bob@example.org"]),
                    (3, vec!["Zoë Nuñez", "zoe@example.org"])
                ],
                "{name}"
            );
            assert!(list.read_as().contains(name), "{}", list.read_as());
        }
        // Whoever knows better is believed.
        let told = List::read(&b"name\nM\x9fller\n"[..], Letters::named("mac-roman").ok()).unwrap();
        assert_eq!(cells(&told), [(2, vec!["Müller"])]);
    }

    #[test]
    fn empty_rows_are_passed_over_short_ones_taken_and_long_ones_refused_alone() {
        let list = list(
            b"name,email,phone\n\n  \n,,\nAna,ana@example.org\n\nBob,bob@example.org,1,2\nCem,cem@example.org,3,,\n,,,\n",
        );
        let lines: Vec<u64> = list.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [5, 7, 8]);
        assert_eq!(list.rows[0].cells.as_ref().unwrap().len(), 2);
        assert_eq!(list.rows[1].cells, Err(RowProblem::Long));
        assert!(list.rows[2].cells.is_ok());
    }

    #[test]
    fn a_line_is_the_files_also_behind_a_cell_of_several() {
        for ending in ["\n", "\r\n"] {
            let text =
                "name,message\nAna,\"one\ntwo\n\nthree\"\n\nBob,\"said \"\"hello\"\"\"\nCem,\"\"\n";
            let list = list(text.replace('\n', ending).as_bytes());
            let lines: Vec<u64> = list.rows.iter().map(|row| row.line).collect();
            assert_eq!(lines, [2, 7, 8], "{ending:?}");
            assert_eq!(list.rows[1].cells.as_ref().unwrap()[1], "said \"hello\"");
        }
        let old = list(b"name,email\rAna,ana@example.org\r");
        assert_eq!(cells(&old), [(2, vec!["Ana", "ana@example.org"])]);
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_its_rows_alone() {
        let list = list(
            b"name,email\nAna,ana@example.org\n\"Bob,bob@example.org\nCem,cem@example.org\n\nDee \"the boss\",dee@example.org\n",
        );
        assert_eq!(
            list.rows[1],
            ListRow {
                line: 3,
                cells: Err(RowProblem::Unclosed)
            }
        );
        assert_eq!(
            cells(&list)[2..],
            [
                (4, vec!["Cem", "cem@example.org"]),
                (6, vec!["Dee \"the boss\"", "dee@example.org"])
            ]
        );
    }
}

//! HTML as text: lines where a reader sees lines, quotations behind `>`, and a mark where a mail program begins
//! to repeat what it answers.

mod entity;

use entity::ENTITIES;

/// A line that stands where what follows is the mail that is answered.
pub(crate) const CUT: &str = "\u{1}";
/// Open elements that are remembered.
const MAX_DEPTH: usize = 256;
/// Characters of an entity's name or number (`&nbsp;`, `&#8217;`) at most.
const MAX_ENTITY: usize = 12;

/// Elements that begin a line.
const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "br",
    "tr",
    "li",
    "ul",
    "ol",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "dl",
    "dt",
    "dd",
    "center",
    "form",
    "address",
];
/// Elements whose content no reader sees.
const UNSEEN: [&str; 4] = ["style", "script", "title", "template"];
/// Elements that have no end.
const VOID: [&str; 10] = [
    "br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr",
];
/// Classes and ids of elements that hold the mail that is answered, or what belongs to it.
const QUOTED: [&str; 9] = [
    "yahoo_quoted",
    "moz-cite-prefix",
    "gmail_attr",
    "protonmail_quote",
    "tutanota_quote",
    "zmail_extra_hr",
    "ms-outlook-mobile-reference-message",
    "mail-editor-reference-message-container",
    "zmail_extra",
];
/// Classes and ids of signatures that a mail program marks.
const SIGNATURES: [&str; 5] = [
    "gmail_signature",
    "moz-signature",
    "protonmail_signature_block",
    "signature_old",
    "ms-outlook-mobile-signature",
];
/// Ids after which everything is the mail that is answered.
const MARKERS: [&str; 6] = [
    "divrplyfwdmsg",
    "appendonsend",
    "olk_src_body_section",
    "stopspelling",
    "divtagdefaultwrapper_quote",
    "x_divrplyfwdmsg",
];
/// Borders above the head of what Outlook answers.
const OUTLOOK_BORDERS: [&str; 4] = [
    "border:none;border-top:solid",
    "border-top:solid #e1e1e1",
    "border-top:solid #b5c4df",
    "border-top:#b5c4df",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ElementRole {
    Plain,
    /// Deeper in the quotation.
    Quote,
    /// Not shown.
    Hidden,
}

/// What has been written so far.
#[derive(Debug, Default)]
struct PageText {
    text: String,
    line: String,
    space: bool,
}

impl PageText {
    fn word(&mut self, c: char) {
        if c.is_whitespace() && c != '\u{a0}' {
            self.space = true;
            return;
        }
        if self.space && !self.line.is_empty() {
            self.line.push(' ');
        }
        self.space = false;
        self.line.push(if c == '\u{a0}' { ' ' } else { c });
    }

    fn end_line(&mut self, depth: usize, always: bool) {
        self.space = false;
        if self.line.trim().is_empty() && !always {
            self.line.clear();
            return;
        }
        let line = std::mem::take(&mut self.line);
        // "-- " begins a signature (RFC 3676), and pages lose the space.
        let line = if line.trim() == "--" {
            "-- "
        } else {
            line.trim_end()
        };
        self.text.push_str(&">".repeat(depth));
        if depth > 0 {
            self.text.push(' ');
        }
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// Elements that are open, with how many of them quote or hide what is within.
#[derive(Debug, Default)]
struct OpenElements {
    elements: Vec<(String, ElementRole)>,
    quotes: usize,
    hidden: usize,
}

impl OpenElements {
    fn is_hidden(&self) -> bool {
        self.hidden > 0
    }

    fn push(&mut self, name: String, role: ElementRole) {
        if self.elements.len() < MAX_DEPTH {
            self.quotes += usize::from(role == ElementRole::Quote);
            self.hidden += usize::from(role == ElementRole::Hidden);
            self.elements.push((name, role));
        }
    }

    /// Closes the innermost element of that name, and what is open within it.
    fn close(&mut self, name: &str) {
        let of_name = |(known, _): &(String, ElementRole)| known == name;
        if let Some(at) = self.elements.iter().rposition(of_name) {
            for (_, role) in self.elements.drain(at..) {
                self.quotes -= usize::from(role == ElementRole::Quote);
                self.hidden -= usize::from(role == ElementRole::Hidden);
            }
        }
    }
}

/// Converts a page to text.
pub(crate) fn to_text(html: &str) -> String {
    let mut page = PageText::default();
    let mut open = OpenElements::default();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest.starts_with('<')
            && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
        {
            let (end, next) = tag_end(rest);
            let tag = rest[1..end].to_lowercase();
            rest = &rest[next..];
            rest = take_tag(&mut page, &mut open, &tag, rest);
        } else {
            let (c, length) = letter(rest);
            rest = &rest[length..];
            if !open.is_hidden() {
                page.word(c);
            }
        }
    }
    page.end_line(open.quotes, false);
    page.text
}

/// Takes a tag, in small letters; answers where the page goes on.
fn take_tag<'a>(page: &mut PageText, open: &mut OpenElements, tag: &str, rest: &'a str) -> &'a str {
    let closing = tag.starts_with('/');
    let name = tag.trim_start_matches('/');
    let end = name.find(|c: char| c.is_whitespace() || c == '/');
    let name = &name[..end.unwrap_or(name.len())];
    if BLOCKS.contains(&name) && !open.is_hidden() {
        let begins_paragraph = name == "p"
            && !closing
            && !page.text.is_empty()
            && !page.text.ends_with("\n\n")
            && page.line.trim().is_empty();
        page.end_line(open.quotes, name == "br" || begins_paragraph);
    }
    if closing {
        open.close(name);
        return rest;
    }
    if marks_the_answered(name, tag) && !open.is_hidden() {
        page.end_line(0, false);
        page.text.push_str(CUT);
        page.text.push('\n');
    }
    if UNSEEN.contains(&name) {
        // A script may hold what looks like a tag: only its end is looked for.
        return closing_tag(rest, name).map_or("", |at| &rest[at..]);
    }
    if !VOID.contains(&name) && !tag.ends_with('/') {
        open.push(name.to_owned(), role(name, tag));
    }
    rest
}

/// Where an element is closed, however its name is written.
fn closing_tag(rest: &str, name: &str) -> Option<usize> {
    let mut closing = rest.match_indices("</").map(|(at, _)| at);
    closing.find(|at| {
        rest.get(at + 2..at + 2 + name.len())
            .is_some_and(|known| known.eq_ignore_ascii_case(name))
    })
}

fn role(name: &str, tag: &str) -> ElementRole {
    let quoted = named(tag, &QUOTED);
    if name == "head" || name == "blockquote" && quoted {
        return if name == "head" {
            ElementRole::Hidden
        } else {
            ElementRole::Quote
        };
    }
    if name == "blockquote" {
        return ElementRole::Quote;
    }
    if quoted {
        return ElementRole::Quote;
    }
    if named(tag, &SIGNATURES)
        || tag.contains("id=\"signature\"")
        || tag.contains("display:none")
        || tag.contains("display: none")
    {
        return ElementRole::Hidden;
    }
    ElementRole::Plain
}

/// Whether the tag has a class or an id of these names.
fn named(tag: &str, names: &[&str]) -> bool {
    ["class=", "id="].iter().any(|attribute| {
        tag.match_indices(attribute).any(|(at, _)| {
            let value = &tag[at + attribute.len()..];
            let value = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default(),
                _ => value.split_whitespace().next().unwrap_or_default(),
            };
            value.split_whitespace().any(|word| {
                names
                    .iter()
                    .any(|name| word.trim_start_matches("x_").starts_with(name))
            })
        })
    })
}

fn marks_the_answered(name: &str, tag: &str) -> bool {
    if named(tag, &MARKERS) {
        return true;
    }
    let style: String = tag.chars().filter(|c| *c != ' ').collect();
    name == "div"
        && OUTLOOK_BORDERS
            .iter()
            .any(|border| style.contains(&border.replace(' ', "")))
}

/// Where a tag ends, and where what follows begins; a `>` within quotes does not end it.
fn tag_end(text: &str) -> (usize, usize) {
    let mut quote = None;
    for (at, c) in text.char_indices().skip(1) {
        match (quote, c) {
            (None, '>') => return (at, at + 1),
            // Without this, a page that forgets a closing quote would be one tag to its end.
            (_, '<') => return (at, at),
            (None, '"' | '\'') if text[..at].ends_with('=') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    (text.len(), text.len())
}

/// The first letter of the text, an entity decoded, and how many bytes of the source it takes.
fn letter(text: &str) -> (char, usize) {
    let first = text.chars().next().unwrap_or(' ');
    if first != '&' {
        return (first, first.len_utf8());
    }
    let name: String = text[1..]
        .chars()
        .take(MAX_ENTITY)
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '#')
        .collect();
    let decoded = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        code.and_then(char::from_u32)
            .filter(|c| !c.is_control() || *c == '\n')
    } else {
        ENTITIES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, c)| *c)
    };
    match decoded {
        Some(c) => {
            let end = 1 + name.len();
            (c, end + usize::from(text[end..].starts_with(';')))
        }
        None => ('&', 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_quotations_and_marks_survive() {
        let html = "<html><head><style>p{}</style></head><body><p>Hello&nbsp;Ana,</p><p>caf&eacute; &lt;3</p>\
            <div class=\"gmail_quote\"><div class=\"gmail_attr\">On Monday we wrote:<br></div><blockquote>our words<br>more</blockquote></div></body></html>";
        let text = to_text(html);
        assert!(text.starts_with("Hello Ana,\n"), "{text}");
        assert!(
            text.contains("café <3\n") && text.contains("> our words\n> more\n"),
            "{text}"
        );
        assert!(to_text("<div>Yes</div><div id=divRplyFwdMsg>From: x</div>").contains(CUT));
        assert_eq!(to_text("a < b & c"), "a < b & c\n");
    }
}

//! Markdown that is safe because only these constructors can build it.

use super::clean::{TEXT_LIMIT, clean, is_blank};

/// The most characters of a quotation.
pub const QUOTE_LIMIT: usize = 8_000;
/// The most lines of a quotation.
pub const QUOTE_LINES: usize = 200;
/// The most characters of a link's destination.
pub const URL_LIMIT: usize = 2_048;
/// The link title that makes a link a button.
pub(super) const BUTTON: &str = "button";
/// What stands between two blocks.
const BETWEEN_BLOCKS: &str = "\n\n";

/// Any text as literal Markdown on one line: nothing in it is ever markup, a link or a merge mark.
///
/// ```
/// use followup::template::escape;
/// assert_eq!(escape("*Ana*\n<b>"), r"\*Ana\* \<b\>");
/// assert_eq!(escape("{{ first_name }}"), r"\{\{ first\_name \}\}");
/// ```
pub fn escape(text: &str) -> String {
    let line = clean(text);
    let mut literal = String::with_capacity(line.len() + line.len() / 8);
    for character in line.chars() {
        if character.is_ascii_punctuation() {
            literal.push('\\');
        }
        literal.push(character);
    }
    literal
}

/// Blocks of Markdown in which what people wrote is literal text.
///
/// ```
/// use followup::template::Markup;
/// let block = Markup::join([
///     Markup::heading("Ana Silva"),
///     Markup::quote("What does it cost?\n# really"),
///     Markup::buttons(&[("Reached", "https://desk.example/r"), ("Voicemail", "https://desk.example/v")]),
/// ]);
/// assert!(!block.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Wraps Markdown that a template produced.
    pub(super) fn trusted(source: String) -> Self {
        Markup(source)
    }

    /// The Markdown.
    pub(super) fn source(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it to see.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(Markup::paragraph(" \n").is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        is_blank(&self.0)
    }

    /// Words within a line.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(!Markup::text("due 15:00").is_empty());
    /// ```
    pub fn text(text: &str) -> Self {
        Markup(escape(text))
    }

    /// Bold words within a line.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(Markup::strong("").is_empty());
    /// ```
    pub fn strong(text: &str) -> Self {
        let literal = escape(text);
        if literal.is_empty() {
            Markup::default()
        } else {
            Markup(format!("**{literal}**"))
        }
    }

    /// Words within a line that are not to be overlooked: bold and red.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(!Markup::warning("Do not call yet.").is_empty());
    /// ```
    pub fn warning(text: &str) -> Self {
        let literal = escape(text);
        if literal.is_empty() {
            Markup::default()
        } else {
            Markup(format!("***{literal}***"))
        }
    }

    /// One paragraph.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(!Markup::paragraph("They asked to be called after lunch.").is_empty());
    /// ```
    pub fn paragraph(text: &str) -> Self {
        Markup(escape(text))
    }

    /// What somebody wrote, as it is: an empty line ends a paragraph, and each line stands on its own.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(!Markup::written("Hello,\n\nThursday fits.\nRiley").is_empty());
    /// ```
    pub fn written(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let paragraphs = text.split("\n\n").map(|paragraph| {
            let lines = paragraph.lines().map(escape);
            let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
            Markup(lines.join("\\\n"))
        });
        Markup::join(paragraphs.filter(|paragraph| !paragraph.is_empty()))
    }

    /// A heading on a line of its own.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(!Markup::heading("Overdue").is_empty());
    /// ```
    pub fn heading(text: &str) -> Self {
        let literal = escape(text);
        if literal.is_empty() {
            Markup::default()
        } else {
            Markup(format!("### {literal}"))
        }
    }

    /// What somebody wrote, line by line, as a quotation; at most [`QUOTE_LINES`] lines and [`QUOTE_LIMIT`] characters.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(!Markup::quote("First line\r\n\r\n> second").is_empty());
    /// ```
    pub fn quote(text: &str) -> Self {
        let text = text
            .replace("\r\n", "\n")
            .replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
        let mut cut: String = text.chars().take(QUOTE_LIMIT).collect();
        if cut.len() < text.len() {
            cut.push('…');
        }
        let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
        for (number, line) in cut.split('\n').enumerate() {
            let mut literal = escape(line);
            if number >= QUOTE_LINES {
                literal = "…".to_owned();
            }
            match paragraphs.last_mut() {
                Some(paragraph) if !literal.is_empty() => paragraph.push(literal),
                Some(paragraph) if paragraph.is_empty() => {}
                Some(_) | None => paragraphs.push(Vec::new()),
            }
            if number >= QUOTE_LINES {
                break;
            }
        }
        let quoted: Vec<String> = paragraphs
            .iter()
            .filter(|lines| !lines.is_empty())
            .map(|lines| format!("> {}", lines.join("\\\n> ")))
            .collect();
        Markup(quoted.join("\n>\n"))
    }

    /// The same as a quotation.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(Markup::default().quoted().is_empty());
    /// assert!(!Markup::strong("What we wrote").quoted().is_empty());
    /// ```
    #[must_use]
    pub fn quoted(&self) -> Self {
        let lines = self.0.lines().map(|line| format!("> {line}"));
        Markup(lines.collect::<Vec<_>>().join("\n"))
    }

    /// A list with one line of text an entry; empty entries are left out.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(!Markup::list(["Company: Acme", "Phone: +1 212 555 0100"]).is_empty());
    /// ```
    pub fn list<I>(entries: I) -> Self
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        Markup::items(
            entries
                .into_iter()
                .map(|entry| Markup::text(entry.as_ref())),
        )
    }

    /// A list of blocks; empty entries are left out.
    ///
    /// ```
    /// use followup::template::Markup;
    /// let call = Markup::inline([Markup::strong("Ana Silva"), Markup::link("call", "tel:+12125550100")]);
    /// assert!(!Markup::items([call]).is_empty());
    /// ```
    pub fn items(entries: impl IntoIterator<Item = Markup>) -> Self {
        let lines: Vec<String> = entries
            .into_iter()
            .filter(|entry| !entry.is_empty())
            .map(|entry| {
                let indented: Vec<String> = entry
                    .0
                    .lines()
                    .enumerate()
                    .map(|(number, line)| {
                        if number == 0 || line.is_empty() {
                            line.to_owned()
                        } else {
                            format!("  {line}")
                        }
                    })
                    .collect();
                format!("- {}", indented.join("\n"))
            })
            .collect();
        Markup(lines.join("\n"))
    }

    /// A link. A destination that is no link (`javascript:`, say) is shown as text instead.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(!Markup::link("Open the desk", "https://desk.example/l/1").is_empty());
    /// ```
    pub fn link(label: &str, url: &str) -> Self {
        Markup::titled(label, url, "")
    }

    /// Links that look like buttons, in this order.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(Markup::buttons(&[]).is_empty());
    /// ```
    pub fn buttons(buttons: &[(&str, &str)]) -> Self {
        let title = format!(" \"{BUTTON}\"");
        let lines: Vec<String> = buttons
            .iter()
            .map(|(label, url)| Markup::titled(label, url, &title).0)
            .collect();
        Markup(lines.join("\n"))
    }

    /// Pieces on one line, a space between them.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert!(Markup::inline([]).is_empty());
    /// ```
    pub fn inline(pieces: impl IntoIterator<Item = Markup>) -> Self {
        Markup::joined(pieces, " ")
    }

    /// Pieces on one line, a comma between them.
    ///
    /// ```
    /// use followup::template::Markup;
    /// let both = Markup::commas([Markup::text("Ana"), Markup::default(), Markup::text("Acme")]);
    /// assert!(!both.is_empty());
    /// ```
    pub fn commas(pieces: impl IntoIterator<Item = Markup>) -> Self {
        Markup::joined(pieces, ", ")
    }

    /// Blocks one after the other.
    ///
    /// ```
    /// use followup::template::Markup;
    /// assert_eq!(Markup::join([Markup::default(), Markup::text("one")]), Markup::text("one"));
    /// ```
    pub fn join(blocks: impl IntoIterator<Item = Markup>) -> Self {
        Markup::joined(blocks, BETWEEN_BLOCKS)
    }

    /// The same with a block put behind its first one.
    ///
    /// ```
    /// use followup::template::Markup;
    /// let script = Markup::join([Markup::text("Who"), Markup::text("Why")]);
    /// let all = Markup::join([Markup::text("Who"), Markup::text("Sorry"), Markup::text("Why")]);
    /// assert_eq!(script.with_second(Markup::text("Sorry")), all);
    /// ```
    #[must_use]
    pub fn with_second(self, block: Markup) -> Self {
        match self.0.split_once(BETWEEN_BLOCKS) {
            Some((first, rest)) => {
                Markup::join([Markup(first.to_owned()), block, Markup(rest.to_owned())])
            }
            None => Markup::join([self, block]),
        }
    }

    fn joined(pieces: impl IntoIterator<Item = Markup>, between: &str) -> Self {
        let pieces: Vec<String> = pieces
            .into_iter()
            .filter(|piece| !piece.is_empty())
            .map(|piece| piece.0)
            .collect();
        Markup(pieces.join(between))
    }

    fn titled(label: &str, url: &str, title: &str) -> Self {
        let name = if is_blank(label) {
            escape(url)
        } else {
            escape(label)
        };
        match destination(url) {
            Some(target) => Markup(format!("[{name}]({target}{title})")),
            None if is_blank(label) => Markup(name),
            None => Markup(format!("{name}: {}", escape(url))),
        }
    }
}

/// A link's destination as it may stand in Markdown; `None` when it is no link that a mail should have.
pub(super) fn destination(url: &str) -> Option<String> {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    let rest = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .find_map(|scheme| lower.strip_prefix(scheme))?;
    if rest.is_empty() || url.len() > URL_LIMIT.min(TEXT_LIMIT) || clean(url) != url {
        return None;
    }
    let mut target = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            '&' => target.push_str("&amp;"),
            ' ' | '"' | '\'' | '(' | ')' | '<' | '>' | '[' | ']' | '\\' | '^' | '`' | '{' | '|'
            | '}' => {
                target.push_str(&format!("%{:02X}", u32::from(character)));
            }
            other => target.push(other),
        }
    }
    Some(target)
}

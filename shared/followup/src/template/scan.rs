//! From the words of a subject or a body to its parts; everything that is not exactly right is refused.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::clean::is_blank;
use super::markup::destination;
use super::mistake::{Mistake, mistake};
use super::{InsertionPlace, Shape, TemplatePart, Variable};

pub(super) fn subject_parts(subject: &str, line: usize) -> Result<Vec<TemplatePart>, Mistake> {
    if subject.chars().any(char::is_control) {
        return mistake(
            line,
            "the subject has a line break or a control character",
            "write it on one line",
        );
    }
    let parts = inline_parts(subject, line)?;
    for part in &parts {
        if let TemplatePart::Insert { variable, .. } = part
            && variable.shape() != Shape::Text
        {
            return mistake(
                line,
                format!("`{variable}` cannot stand in a subject"),
                "use a variable that is text",
            );
        }
    }
    Ok(parts)
}

pub(super) fn body_parts(body: &str, first: usize) -> Result<Vec<TemplatePart>, Mistake> {
    let mut parts: Vec<TemplatePart> = Vec::new();
    let mut open: Option<(Variable, usize, Vec<TemplatePart>)> = None;
    for (index, text) in body.split_inclusive('\n').enumerate() {
        let line = first + index;
        match command(text.trim(), line)? {
            Some(TemplateCommand::If(variable)) => {
                if let Some((_, opened, _)) = open {
                    return mistake(
                        line,
                        format!("an `if` inside the `if` of line {opened}"),
                        "end the first one before: {{ end }}",
                    );
                }
                open = Some((variable, line, Vec::new()));
            }
            Some(TemplateCommand::End) => match open.take() {
                Some((variable, line, parts_within)) => {
                    parts.push(TemplatePart::When {
                        variable,
                        parts: parts_within,
                        line,
                    });
                }
                None => {
                    return mistake(
                        line,
                        "an `end` without an `if`",
                        "{{ if variable }} before it",
                    );
                }
            },
            None => {
                let found = inline_parts(text, line)?;
                match &mut open {
                    Some((_, _, within)) => within.extend(found),
                    None => parts.extend(found),
                }
            }
        }
    }
    match open {
        Some((variable, line, _)) => mistake(
            line,
            format!("`{{{{ if {variable} }}}}` does not end"),
            "{{ end }} on a line of its own",
        ),
        None => Ok(parts),
    }
}

enum TemplateCommand {
    If(Variable),
    End,
}

/// `{{ if variable }}` or `{{ end }}`, alone on a line.
fn command(line_text: &str, line: usize) -> Result<Option<TemplateCommand>, Mistake> {
    let Some(inner) = line_text
        .strip_prefix("{{")
        .and_then(|rest| rest.strip_suffix("}}"))
    else {
        return Ok(None);
    };
    let inner = inner.trim();
    if inner == "end" {
        return Ok(Some(TemplateCommand::End));
    }
    match inner.strip_prefix("if ") {
        Some(name) => variable(name.trim(), line).map(|found| Some(TemplateCommand::If(found))),
        None => Ok(None),
    }
}

fn variable(name: &str, line: usize) -> Result<Variable, Mistake> {
    name.parse().or_else(|_| {
        let known: Vec<&str> = Variable::ALL
            .iter()
            .map(|variable| variable.as_str())
            .collect();
        mistake(
            line,
            format!("`{name}` is not a variable"),
            format!("one of: {}", known.join(", ")),
        )
    })
}

/// Literal text and insertions of one line.
fn inline_parts(text: &str, line: usize) -> Result<Vec<TemplatePart>, Mistake> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let before = &rest[..start];
        let (variable, fallback, after) = insertion(&rest[start + 2..], line)?;
        let place = place(variable, text.trim_end(), before, after, line)?;
        if let Some(words) = &fallback {
            refuse_fallback(words, place, line)?;
        }
        push_literal(&mut parts, before, line)?;
        parts.push(TemplatePart::Insert {
            variable,
            fallback,
            place,
            line,
        });
        rest = after;
    }
    push_literal(&mut parts, rest, line)?;
    Ok(parts)
}

fn push_literal(parts: &mut Vec<TemplatePart>, text: &str, line: usize) -> Result<(), Mistake> {
    refuse_marks(text, line)?;
    if !text.is_empty() {
        parts.push(TemplatePart::Literal {
            text: text.to_owned(),
            line,
        });
    }
    Ok(())
}

/// What stands between `{{` and `}}`, and what follows.
fn insertion(text: &str, line: usize) -> Result<(Variable, Option<String>, &str), Mistake> {
    let right = "{{ variable }} or {{ variable | \"fallback\" }}";
    let name_end = text.find(['|', '}', '{', '"']).unwrap_or(text.len());
    let name = text[..name_end].trim();
    let rest = &text[name_end..];
    if let Some(after) = rest.strip_prefix("}}") {
        return variable(name, line).map(|found| (found, None, after));
    }
    let Some(rest) = rest.strip_prefix('|') else {
        return mistake(line, "braces that do not close", right);
    };
    let Some(quoted) = rest.trim_start().strip_prefix('"') else {
        return mistake(line, "a fallback stands in quotation marks", right);
    };
    let mut fallback = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                let Some(after) = quoted[at + 1..].trim_start().strip_prefix("}}") else {
                    return mistake(line, "braces that do not close", right);
                };
                return variable(name, line).map(|found| (found, Some(fallback), after));
            }
            '\\' => match characters.next() {
                Some((_, escaped @ ('"' | '\\'))) => fallback.push(escaped),
                Some(_) | None => {
                    return mistake(line, "`\\` in a fallback escapes only `\"` and `\\`", right);
                }
            },
            other => fallback.push(other),
        }
    }
    mistake(line, "a fallback that does not end", right)
}

fn place(
    variable: Variable,
    whole: &str,
    before: &str,
    after: &str,
    line: usize,
) -> Result<InsertionPlace, Mistake> {
    let within_link = before.ends_with("](") && after.starts_with([')', ' ']);
    match variable.shape() {
        Shape::Markup
            if whole.starts_with("{{") && before.is_empty() && after.trim().is_empty() =>
        {
            Ok(InsertionPlace::Block)
        }
        Shape::Markup => mistake(
            line,
            format!("`{variable}` is whole paragraphs"),
            format!("{{{{ {variable} }}}} on a line of its own"),
        ),
        Shape::Url if within_link => Ok(InsertionPlace::Destination),
        Shape::Text if before.ends_with("](") => mistake(
            line,
            format!("`{variable}` is no link"),
            "a link leads to a variable that ends in `_url`",
        ),
        Shape::Url | Shape::Text => Ok(InsertionPlace::Inline),
    }
}

fn refuse_fallback(words: &str, place: InsertionPlace, line: usize) -> Result<(), Mistake> {
    if is_blank(words) {
        return mistake(
            line,
            "an empty fallback leaves a hole",
            "say something, or put the paragraph into an `if`",
        );
    }
    if place == InsertionPlace::Destination && destination(words).is_none() {
        return mistake(
            line,
            format!("the fallback `{words}` is no link"),
            "a fallback such as \"https://...\"",
        );
    }
    refuse_marks(words, line)
}

/// What looks like a merge field of this or another tool in a text, if anything does: a mail never leaves with one.
///
/// ```
/// use followup::template::find_mark;
/// assert_eq!(find_mark("Hello %name%,").as_deref(), Some("%name%"));
/// assert_eq!(find_mark("It is 20% off."), None);
/// ```
#[must_use]
pub fn find_mark(text: &str) -> Option<String> {
    for mark in ["{", "}", "%%", "[[", "]]", "<<", ">>", "*|", "|*"] {
        if text.contains(mark) {
            return Some(mark.to_owned());
        }
    }
    let mut rest = text;
    while let Some(start) = rest.find('%') {
        let word: String = rest[start + 1..]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-')
            .collect();
        rest = &rest[start + 1 + word.len()..];
        if rest.starts_with('%') && !word.is_empty() {
            return Some(format!("%{word}%"));
        }
    }
    None
}

fn refuse_marks(text: &str, line: usize) -> Result<(), Mistake> {
    match find_mark(text) {
        Some(mark) => mistake(
            line,
            format!("`{mark}` is left over from a merge field"),
            "{{ variable }} or {{ variable | \"fallback\" }}",
        ),
        None => Ok(()),
    }
}

/// What stands for an insertion where a body is read as Markdown.
const WORD: &str = "word";

/// Refuses Markdown that a mail should not have, and brackets that are no link.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the parser's enum is not ours; all else of it is welcome"
)]
pub(super) fn refuse_constructs(body: &str, first: usize) -> Result<(), Mistake> {
    let skeleton = skeleton(body);
    for (event, range) in Parser::new_ext(&skeleton, Options::empty()).into_offset_iter() {
        let line = first + skeleton[..range.start].matches('\n').count();
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                return mistake(
                    line,
                    "raw HTML, or a mark in angle brackets",
                    "write Markdown and {{ variable }}",
                );
            }
            Event::Code(_) | Event::Start(Tag::CodeBlock(_)) => {
                return mistake(
                    line,
                    "code does not belong into a mail",
                    "no back-ticks, no lines indented by four",
                );
            }
            Event::Start(Tag::Image { .. }) => {
                return mistake(
                    line,
                    "an image would be fetched, and tells who opened the mail",
                    "use words",
                );
            }
            Event::Start(Tag::Link { dest_url, .. })
                if *dest_url != *WORD && destination(&dest_url).is_none() =>
            {
                return mistake(
                    line,
                    format!("the link to `{dest_url}` leads nowhere that a mail should lead"),
                    "an address with https://, mailto: or tel:, or a variable that ends in `_url`",
                );
            }
            Event::Text(text) if text.contains(['[', ']']) => {
                return mistake(
                    line,
                    "brackets that are no link",
                    "[label](https://...) or {{ variable }}",
                );
            }
            _ => {}
        }
    }
    Ok(())
}

/// The body with a word for each insertion and nothing for each command, line for line.
fn skeleton(body: &str) -> String {
    let mut words = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(start) = rest.find("{{") {
        words.push_str(&rest[..start]);
        let Ok((_, _, after)) = insertion(&rest[start + 2..], 0) else {
            rest = rest[start..]
                .split_once("}}")
                .map_or("", |(_, after)| after);
            continue;
        };
        words.push_str(WORD);
        rest = after;
    }
    words.push_str(rest);
    words
}

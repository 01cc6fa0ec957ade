//! From a file to a [`Template`], or to the line that is wrong and what would be right.

use serde::Deserialize;

use super::clean::is_blank;
use super::scan::{body_parts, refuse_constructs, subject_parts};
use super::{Audience, Requires, SignedBy, Template};
use crate::written::line_of_error;

/// The most bytes of a template.
pub const TEMPLATE_LIMIT: usize = 64 * 1024;

/// Why a file is no template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}.md:{line}: {reason}; {proposal}")]
pub struct TemplateError {
    /// The template's name.
    pub name: String,
    /// The line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
    /// What would be right.
    pub proposal: String,
}

/// What stands above a template.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    subject: Option<String>,
    to: String,
    requires: Option<String>,
    neutral: Option<String>,
    written: Option<String>,
    signed_by: Option<String>,
    #[serde(default)]
    direct_answer: bool,
    #[serde(default)]
    script: bool,
}

/// A mistake before it is known which template it is in.
pub(super) struct Mistake {
    pub(super) line: usize,
    pub(super) reason: String,
    pub(super) proposal: String,
}

pub(super) fn mistake<T>(
    line: usize,
    reason: impl Into<String>,
    proposal: impl Into<String>,
) -> Result<T, Mistake> {
    Err(Mistake {
        line,
        reason: reason.into(),
        proposal: proposal.into(),
    })
}

impl Template {
    /// Reads a template.
    ///
    /// ```
    /// use followup::template::Template;
    /// let source = "+++\nsubject = \"Hi\"\nto = \"rep\"\n+++\nDear {Add first name},\n";
    /// let wrong = Template::parse("hi", source).map(|_| ()).unwrap_err();
    /// assert_eq!((wrong.name.as_str(), wrong.line), ("hi", 5));
    /// ```
    ///
    /// # Errors
    /// When the header or the body is not as it must be: unknown keys or variables, marks of other merge tools, braces
    /// that do not match, raw HTML, images, a claim without a neutral twin.
    pub fn parse(name: &str, source: &str) -> Result<Template, TemplateError> {
        strictly(name, source).map_err(|mistake| mistake.in_file(name))
    }

    /// Reads a template that was checked when it was pushed, with what its header says.
    ///
    /// # Errors
    /// As [`Template::parse`], but for what the body may not look like.
    pub(super) fn read(
        name: &str,
        header: Header,
        source: &str,
    ) -> Result<Template, TemplateError> {
        let source = whole_lines(source);
        split(&source)
            .and_then(|(written, body, body_line)| read(name, header, written, body, body_line))
            .map_err(|mistake| mistake.in_file(name))
    }
}

impl Mistake {
    fn in_file(self, name: &str) -> TemplateError {
        TemplateError {
            name: name.to_owned(),
            line: self.line,
            reason: self.reason,
            proposal: self.proposal,
        }
    }
}

fn strictly(name: &str, source: &str) -> Result<Template, Mistake> {
    if name.is_empty()
        || !name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    {
        return mistake(
            1,
            format!("`{name}` is no template name"),
            "use lower-case letters, digits and `_`",
        );
    }
    if source.len() > TEMPLATE_LIMIT {
        return mistake(
            1,
            "the file is too long",
            format!("keep it under {TEMPLATE_LIMIT} bytes"),
        );
    }
    let source = whole_lines(source);
    let (header, body, body_line) = split(&source)?;
    let fields: Header = toml::from_str(header).or_else(|error| {
        mistake(
            line_of_error(header, &error).unwrap_or(1) + 1,
            error.message().to_owned(),
            "the header has `subject`, `to`, `requires`, `neutral`, `written`, `signed_by`, `direct_answer`, `script`",
        )
    })?;
    let template = read(name, fields, header, body, body_line)?;
    refuse_constructs(body, body_line)?;
    Ok(template)
}

fn whole_lines(source: &str) -> String {
    source.trim_start_matches('\u{FEFF}').replace("\r\n", "\n")
}

/// The header of a template as it is written.
pub(crate) fn header(source: &str) -> Option<String> {
    let source = whole_lines(source);
    split(&source).ok().map(|(header, _, _)| header.to_owned())
}

fn read(
    name: &str,
    fields: Header,
    header: &str,
    body: &str,
    body_line: usize,
) -> Result<Template, Mistake> {
    let subject_line = header
        .lines()
        .position(|line| line.trim_start().starts_with("subject"))
        .map_or(1, |index| index + 2);
    let key_line = |key: &str| {
        header
            .lines()
            .position(|line| line.trim_start().starts_with(key))
            .map_or(1, |i| i + 2)
    };

    let audience: Audience = fields.to.parse().or_else(|_| {
        mistake(
            key_line("to"),
            format!("`{}` is nobody to write to", fields.to),
            "to = \"lead\", \"rep\", \"manager\" or \"qualifier\"",
        )
    })?;
    let requires = match fields.requires.as_deref() {
        None => None,
        Some("attempt") => Some(Requires::Attempt),
        Some("writing") => Some(Requires::Writing),
        Some(other) => {
            return mistake(
                key_line("requires"),
                format!("`{other}` is nothing that can be required"),
                "requires = \"attempt\" or \"writing\"",
            );
        }
    };
    if fields.written.is_some() && requires != Some(Requires::Attempt) {
        return mistake(
            key_line("written"),
            "only a text that claims an attempt has a twin for when somebody wrote",
            "add requires = \"attempt\", or take `written` out",
        );
    }
    let signed_by = match fields.signed_by.as_deref() {
        None | Some("team") => SignedBy::Team,
        Some("person") => SignedBy::Person,
        Some(other) => {
            return mistake(
                key_line("signed_by"),
                format!("`{other}` cannot sign"),
                "signed_by = \"team\" or \"person\"",
            );
        }
    };
    match (requires, &fields.neutral) {
        (Some(Requires::Attempt | Requires::Writing), None) => {
            return mistake(
                key_line("requires"),
                "it claims an attempt and names no twin for when there was none",
                format!("neutral = \"{name}_neutral\""),
            );
        }
        (None, Some(_)) => {
            return mistake(
                key_line("neutral"),
                "a neutral twin is only for a text that claims an attempt",
                "add requires = \"attempt\", or take `neutral` out",
            );
        }
        (Some(Requires::Attempt | Requires::Writing), Some(_)) | (None, None) => {}
    }
    if fields.script && audience != Audience::Rep {
        return mistake(
            key_line("script"),
            "a call script is for the person who calls",
            "to = \"rep\"",
        );
    }
    if fields.direct_answer && audience != Audience::Lead {
        return mistake(
            key_line("direct_answer"),
            "only a lead can be answered",
            "to = \"lead\"",
        );
    }
    let subject = match (fields.subject, fields.script) {
        (Some(subject), false) if !is_blank(&subject) => subject_parts(&subject, subject_line)?,
        (None, true) => Vec::new(),
        (Some(_), true) => {
            return mistake(
                subject_line,
                "a call script has no subject",
                "take `subject` out",
            );
        }
        (Some(_) | None, false) => {
            return mistake(subject_line, "a mail needs a subject", "subject = \"...\"");
        }
    };
    let body_parts = body_parts(body, body_line)?;
    if is_blank(body) {
        return mistake(
            body_line,
            "there is no text",
            "write it below the second `+++`",
        );
    }
    Ok(Template {
        name: name.to_owned(),
        audience,
        requires,
        neutral: fields.neutral,
        written: fields.written,
        signed_by,
        direct_answer: fields.direct_answer,
        script: fields.script,
        subject,
        subject_line,
        body: body_parts,
        body_line,
    })
}

/// The header, the body, and the body's first line.
fn split(source: &str) -> Result<(&str, &str, usize), Mistake> {
    let Some(rest) = source.strip_prefix("+++\n") else {
        return mistake(
            1,
            "the file does not start with a header",
            "start with a line `+++`",
        );
    };
    let (header, body) = match rest.split_once("\n+++\n") {
        Some(both) => both,
        None if rest.ends_with("\n+++") => (&rest[..rest.len() - 4], ""),
        None => return mistake(1, "the header does not end", "end it with a line `+++`"),
    };
    Ok((header, body, header.matches('\n').count() + 4))
}

//! From a file to a [`Template`], or to the line that is wrong and what would be right.

use serde::Deserialize;

use super::clean::is_blank;
use super::mistake::{Mistake, TemplateError, mistake};
use super::scan::{body_parts, refuse_constructs, subject_parts};
use super::{Audience, MailKind, Requires, SignedBy, Template, TemplatePart};
use crate::toml_words::said_of;
use crate::written::line_of_error;

/// The most bytes of a template.
pub const TEMPLATE_LIMIT: usize = 64 * 1024;

/// What stands above a template.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    /// The subject of a mail.
    subject: Option<String>,
    /// Whom it is written to: `lead`, `rep`, `manager` or `qualifier`.
    to: String,
    /// What its words claim that a person did: `attempt` (somebody called) or `writing` (somebody wrote).
    requires: Option<String>,
    /// The text to use when nobody did what it claims.
    neutral: Option<String>,
    /// The text to use when somebody wrote and nobody called.
    written: Option<String>,
    /// The text to use while they wait for what they were promised.
    owing: Option<String>,
    /// Who signs: `team`, always; or `person`, who released it.
    signed_by: Option<String>,
    /// Whether it is the direct answer to an inquiry.
    #[serde(default)]
    direct_answer: bool,
    /// Whether it says what to say in a call.
    #[serde(default)]
    script: bool,
    /// Whether it says what to do on another channel.
    #[serde(default)]
    task: bool,
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

    /// Reads a mail to the team that is shipped and was checked before, without being able to read every header: this one says a subject,
    /// and to whom.
    ///
    /// ```
    /// use followup::template::{MailKind, Template};
    /// let source = "+++\nsubject = \"{{ headline }}\"\nto = \"rep\"\n+++\n{{ list }}\n";
    /// let template = Template::to_team(MailKind::Reminders, source)?;
    /// assert_eq!(template.name(), "reminders");
    /// # Ok::<(), followup::template::TemplateError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Template::parse`], but for what the body may not look like.
    pub fn to_team(kind: MailKind, source: &str) -> Result<Template, TemplateError> {
        let subject = source.lines().find_map(|line| {
            let said = line.strip_prefix("subject = \"")?;
            said.strip_suffix('"')
        });
        let header = Header {
            subject: subject.map(str::to_owned),
            to: kind.audience().as_str().to_owned(),
            ..Header::default()
        };
        Self::read(kind.as_str(), header, source)
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
        let line = line_of_error(header, &error).unwrap_or(1) + 1;
        let named = ["unknown field", "missing field"];
        if !named.iter().any(|start| error.message().starts_with(start)) {
            let said = said_of(header, &error);
            return mistake(line, said.reason, said.proposal);
        }
        mistake(
            line,
            error.message().to_owned(),
            "the header has `subject`, `to`, `requires`, `neutral`, `written`, `owing`, `signed_by`, `direct_answer`, `script`, `task`",
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
    let written = WrittenHeader {
        fields: &fields,
        text: header,
    };
    let audience = written.audience()?;
    let requires = written.requires()?;
    written.check_written_twin(requires)?;
    let signed_by = written.signed_by()?;
    written.check_neutral_twin(requires, name)?;
    written.check_reader(audience)?;
    let subject_line = written.line_of("subject");
    let subject = written.subject()?;
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
        owing: fields.owing,
        signed_by,
        direct_answer: fields.direct_answer,
        script: fields.script || fields.task,
        task: fields.task,
        subject,
        subject_line,
        body: body_parts,
        body_line,
    })
}

/// A header with its text, which knows in which line of the file each key stands.
struct WrittenHeader<'a> {
    fields: &'a Header,
    text: &'a str,
}

impl WrittenHeader<'_> {
    /// The line in the file of a key; the first, where the key is not written.
    fn line_of(&self, key: &str) -> usize {
        self.text
            .lines()
            .position(|line| line.trim_start().starts_with(key))
            .map_or(1, |index| index + 2)
    }

    fn audience(&self) -> Result<Audience, Mistake> {
        self.fields.to.parse().or_else(|_| {
            mistake(
                self.line_of("to"),
                format!("`{}` is nobody to write to", self.fields.to),
                "to = \"lead\", \"rep\", \"manager\" or \"qualifier\"",
            )
        })
    }

    fn requires(&self) -> Result<Option<Requires>, Mistake> {
        match self.fields.requires.as_deref() {
            None => Ok(None),
            Some("attempt") => Ok(Some(Requires::Attempt)),
            Some("writing") => Ok(Some(Requires::Writing)),
            Some(other) => mistake(
                self.line_of("requires"),
                format!("`{other}` is nothing that can be required"),
                "requires = \"attempt\" or \"writing\"",
            ),
        }
    }

    fn check_written_twin(&self, requires: Option<Requires>) -> Result<(), Mistake> {
        if self.fields.written.is_some() && requires != Some(Requires::Attempt) {
            return mistake(
                self.line_of("written"),
                "only a text that claims an attempt has a twin for when somebody wrote",
                "add requires = \"attempt\", or take `written` out",
            );
        }
        Ok(())
    }

    fn signed_by(&self) -> Result<SignedBy, Mistake> {
        match self.fields.signed_by.as_deref() {
            None | Some("team") => Ok(SignedBy::Team),
            Some("person") => Ok(SignedBy::Person),
            Some(other) => mistake(
                self.line_of("signed_by"),
                format!("`{other}` cannot sign"),
                "signed_by = \"team\" or \"person\"",
            ),
        }
    }

    fn check_neutral_twin(&self, requires: Option<Requires>, name: &str) -> Result<(), Mistake> {
        match (requires, &self.fields.neutral) {
            (Some(Requires::Attempt | Requires::Writing), None) => mistake(
                self.line_of("requires"),
                "it claims an attempt and names no twin for when there was none",
                format!("neutral = \"{name}_neutral\""),
            ),
            (None, Some(_)) => mistake(
                self.line_of("neutral"),
                "a neutral twin is only for a text that claims an attempt",
                "add requires = \"attempt\", or take `neutral` out",
            ),
            (Some(Requires::Attempt | Requires::Writing), Some(_)) | (None, None) => Ok(()),
        }
    }

    /// A script is read by who calls, and only a lead is answered directly.
    fn check_reader(&self, audience: Audience) -> Result<(), Mistake> {
        if self.fields.script && self.fields.task {
            return mistake(
                self.line_of("task"),
                "what a task asks for is not said in a call",
                "script = true or task = true",
            );
        }
        if self.fields.task && audience != Audience::Rep {
            return mistake(
                self.line_of("task"),
                "a task is for the person who does it",
                "to = \"rep\"",
            );
        }
        if self.fields.script && audience != Audience::Rep {
            return mistake(
                self.line_of("script"),
                "a call script is for the person who calls",
                "to = \"rep\"",
            );
        }
        if self.fields.direct_answer && audience != Audience::Lead {
            return mistake(
                self.line_of("direct_answer"),
                "only a lead can be answered",
                "to = \"lead\"",
            );
        }
        Ok(())
    }

    fn subject(&self) -> Result<Vec<TemplatePart>, Mistake> {
        let line = self.line_of("subject");
        let is_inserted = self.fields.script || self.fields.task;
        match (&self.fields.subject, is_inserted) {
            (Some(subject), false) if !is_blank(subject) => subject_parts(subject, line),
            (None, true) => Ok(Vec::new()),
            (Some(_), true) if self.fields.task => {
                mistake(line, "a task has no subject", "take `subject` out")
            }
            (Some(_), true) => mistake(line, "a call script has no subject", "take `subject` out"),
            (Some(_) | None, false) => mistake(line, "a mail needs a subject", "subject = \"...\""),
        }
    }
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

//! Filling a template in: completely, or not at all.

use super::clean::{bounded, clean, is_blank};
use super::document::DocumentBlock;
use super::mails::OWN_WORDS;
use super::markup::{destination, escape};
use super::scan::find_mark;
use super::{
    Audience, InsertionPlace, Markup, SignedBy, Template, TemplatePart, Value, Values, Variable,
    document, html, text,
};
use crate::message::reason::{NotSentReason, TemplateProblem};

/// The most characters of a subject.
pub const SUBJECT_LIMIT: usize = 150;

/// What stands at the foot of every mail to a lead.
const FOOTER: [Variable; 6] = [
    Variable::CompanyLegalName,
    Variable::PostalAddress,
    Variable::StopLabel,
    Variable::StopUrl,
    Variable::PrivacyLabel,
    Variable::PrivacyUrl,
];
/// The language of a mail that says none.
const DEFAULT_LANGUAGE: &str = "en";

/// A message that is ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// One line; empty for a call script.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

impl Rendered {
    /// A body and a footer as text and as HTML.
    fn of(
        values: &Values,
        subject: String,
        body: &[DocumentBlock],
        footer: &[DocumentBlock],
    ) -> Self {
        Self {
            text: text::page(body, footer),
            html: html::page(language(values), values.shown_in(), &subject, body, footer),
            subject,
        }
    }
}

/// Why a message was not made. Trying again with the same values gives the same error: it is somebody's task. What the
/// problem is is said in words by `wording::reason::not_sent`, for mails, pages and logs alike.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the template `{template}` cannot be filled in")]
pub struct RenderError {
    /// The template.
    pub template: String,
    /// What is wrong with it, or with what it is filled with. A line of 0 is the footer's.
    pub problem: TemplateProblem,
}

impl From<RenderError> for NotSentReason {
    fn from(error: RenderError) -> Self {
        let RenderError { template, problem } = error;
        NotSentReason::Unrenderable { template, problem }
    }
}

impl Markup {
    /// The same as HTML for a page that has a style sheet of its own.
    ///
    /// ```
    /// use followup::template::Markup;
    /// let said = Markup::inline([Markup::strong("Who:"), Markup::text("<Ana> {{ topic }}")]);
    /// let shown = "<p dir=\"auto\"><strong>Who:</strong> &lt;Ana&gt; &#123;&#123; topic &#125;&#125;</p>\n";
    /// assert_eq!(said.for_page(), shown);
    /// ```
    #[must_use]
    pub fn for_page(&self) -> String {
        html::for_page(&document::read(self.source()))
    }
}

/// A mail to a lead in a person's own words: what they wrote, line by line, and the footer of every mail to a lead.
///
/// ```
/// use followup::template::{Values, own_words};
/// let unfinished = own_words("Your lamps", "Hello {{ name }}", &Values::new()).unwrap_err();
/// assert!(matches!(unfinished.problem, followup::message::TemplateProblem::LeftOver { .. }));
/// ```
///
/// # Errors
/// When a merge mark is left in it, or a value of the footer is missing.
pub fn own_words(subject: &str, text: &str, values: &Values) -> Result<Rendered, RenderError> {
    let template = Template::of_own_words();
    template.refuse_mark(subject, 0)?;
    for (index, line) in text.lines().enumerate() {
        template.refuse_mark(line, index + 1)?;
    }
    let body = document::read(Markup::written(text).source());
    let footer = document::read(&template.footer(values)?);
    let subject = bounded(&clean(subject), SUBJECT_LIMIT);
    Ok(Rendered::of(values, subject, &body, &footer))
}

impl Template {
    /// What a person's own words are rendered as: a mail to a lead of which nothing is given but its footer.
    fn of_own_words() -> Self {
        Self {
            name: OWN_WORDS.to_owned(),
            audience: Audience::Lead,
            requires: None,
            neutral: None,
            written: None,
            owing: None,
            signed_by: SignedBy::Person,
            direct_answer: false,
            script: false,
            task: false,
            subject: Vec::new(),
            subject_line: 0,
            body: Vec::new(),
            body_line: 0,
        }
    }

    /// Fills the template in. A mail to a lead gets its footer.
    ///
    /// ```
    /// use followup::message::TemplateProblem;
    /// use followup::template::{Template, Values};
    /// let template = Template::parse("t", "+++\nsubject = \"Hi\"\nto = \"rep\"\n+++\nCall {{ lead_name }}.\n")?;
    /// let missing = template.render(&Values::new()).unwrap_err();
    /// assert_eq!(missing.problem, TemplateProblem::Missing { variable: "lead_name".to_owned(), line: 5 });
    /// # Ok::<(), followup::template::TemplateError>(())
    /// ```
    ///
    /// # Errors
    /// When a variable is missing or empty and has no fallback, a value is of the wrong kind, or the template still
    /// holds a merge mark.
    pub fn render(&self, values: &Values) -> Result<Rendered, RenderError> {
        let body = document::read(self.markup(values)?.source());
        let footer = match self.audience {
            Audience::Lead => document::read(&self.footer(values)?),
            Audience::Rep | Audience::Manager | Audience::Qualifier => Vec::new(),
        };
        let subject = self.subject(values)?;
        Ok(Rendered::of(values, subject, &body, &footer))
    }

    /// Fills the body in as blocks for another message: a call script for a task, the words of a draft.
    ///
    /// ```
    /// use followup::template::{Template, Values, Variable};
    /// let script = Template::parse("s", "+++\nto = \"rep\"\nscript = true\n+++\nSay hello to {{ lead_name }}.\n")?;
    /// let values = Values::new().text(Variable::LeadName, "Ana");
    /// assert!(script.markup(&values).is_ok_and(|blocks| !blocks.is_empty()));
    /// # Ok::<(), followup::template::TemplateError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Template::render`].
    pub fn markup(&self, values: &Values) -> Result<Markup, RenderError> {
        let mut markdown = String::new();
        self.fill(&self.body, values, &mut markdown)?;
        Ok(Markup::trusted(markdown))
    }

    fn fill(
        &self,
        parts: &[TemplatePart],
        values: &Values,
        markdown: &mut String,
    ) -> Result<(), RenderError> {
        for part in parts {
            match part {
                TemplatePart::Literal { text, line } => {
                    self.refuse_mark(text, *line)?;
                    markdown.push_str(text);
                }
                TemplatePart::Insert {
                    variable,
                    fallback,
                    place,
                    line,
                } => {
                    if let Some(words) = fallback {
                        self.refuse_mark(words, *line)?;
                    }
                    match self.value(*variable, values, fallback.is_some(), *line)? {
                        Some(value) => {
                            markdown.push_str(&self.inserted(*variable, value, *place, *line)?)
                        }
                        None => markdown.push_str(&default_words(
                            fallback.as_deref().unwrap_or_default(),
                            *place,
                        )),
                    }
                }
                TemplatePart::When {
                    variable,
                    parts,
                    line,
                } => {
                    if self.value(*variable, values, true, *line)?.is_some() {
                        self.fill(parts, values, markdown)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A value that shows something; `None` only where something else can stand in.
    fn value<'v>(
        &self,
        variable: Variable,
        values: &'v Values,
        replaceable: bool,
        line: usize,
    ) -> Result<Option<&'v Value>, RenderError> {
        let name = || variable.as_str().to_owned();
        let Some(value) = values.get(variable) else {
            return match replaceable {
                true => Ok(None),
                false => self.refuse(TemplateProblem::Missing {
                    variable: name(),
                    line,
                }),
            };
        };
        if value.shape() != variable.shape() {
            return self.refuse(TemplateProblem::WrongShape {
                variable: name(),
                line,
            });
        }
        let empty = match value {
            Value::Text(text) | Value::Url(text) => is_blank(text),
            Value::Markup(markup) => markup.is_empty(),
        };
        match (empty, replaceable) {
            (false, _) => Ok(Some(value)),
            (true, true) => Ok(None),
            (true, false) => self.refuse(TemplateProblem::Empty {
                variable: name(),
                line,
            }),
        }
    }

    fn inserted(
        &self,
        variable: Variable,
        value: &Value,
        place: InsertionPlace,
        line: usize,
    ) -> Result<String, RenderError> {
        match value {
            Value::Text(text) => Ok(escape(text)),
            Value::Markup(markup) => Ok(format!("\n\n{}\n\n", markup.source())),
            Value::Url(url) => {
                let Some(target) = destination(url) else {
                    let variable = variable.as_str().to_owned();
                    return self.refuse(TemplateProblem::NotALink { variable, line });
                };
                match place {
                    InsertionPlace::Destination => Ok(target),
                    InsertionPlace::Inline | InsertionPlace::Block => {
                        Ok(format!("[{}]({target})", escape(url)))
                    }
                }
            }
        }
    }

    /// The subject alone: what later mails of a conversation go on under.
    ///
    /// ```
    /// use followup::template::{Template, Values};
    /// let template = Template::parse("t", "+++\nsubject = \"Thank you\"\nto = \"rep\"\n+++\nHello.\n")?;
    /// assert_eq!(template.subject(&Values::new())?, "Thank you");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Template::render`].
    pub fn subject(&self, values: &Values) -> Result<String, RenderError> {
        let mut subject = String::new();
        for part in &self.subject {
            match part {
                TemplatePart::Literal { text, line } => {
                    self.refuse_mark(text, *line)?;
                    subject.push_str(text);
                }
                TemplatePart::Insert {
                    variable,
                    fallback,
                    line,
                    ..
                } => match self.value(*variable, values, fallback.is_some(), *line)? {
                    Some(Value::Text(text)) => subject.push_str(&clean(text)),
                    Some(Value::Url(_) | Value::Markup(_)) => {
                        return self.refuse(TemplateProblem::WrongShape {
                            variable: variable.as_str().to_owned(),
                            line: *line,
                        });
                    }
                    None => subject.push_str(fallback.as_deref().unwrap_or_default()),
                },
                // A subject is parsed without conditions.
                TemplatePart::When { .. } => {}
            }
        }
        Ok(bounded(&clean(&subject), SUBJECT_LIMIT))
    }

    /// The footer: who the company is, where it is, how to stop its mail, and its privacy notice.
    fn footer(&self, values: &Values) -> Result<String, RenderError> {
        let mut filled = Vec::with_capacity(FOOTER.len());
        for variable in FOOTER {
            let Some(value) = self.value(variable, values, false, 0)? else {
                let variable = variable.as_str().to_owned();
                return self.refuse(TemplateProblem::Missing { variable, line: 0 });
            };
            let markdown = match value {
                Value::Text(lines) => {
                    let lines: Vec<String> = lines
                        .lines()
                        .filter(|line| !is_blank(line))
                        .map(|line| escape(line.trim_end_matches(',')))
                        .collect();
                    lines.join(", ")
                }
                Value::Url(_) | Value::Markup(_) => {
                    self.inserted(variable, value, InsertionPlace::Destination, 0)?
                }
            };
            filled.push(markdown);
        }
        let [name, address, to_stop, stop, of_privacy, privacy] = filled.as_slice() else {
            return Ok(String::new());
        };
        let note = self.came_from_note(values)?;
        Ok(format!(
            "{note}{name}, {address}\n\n[{to_stop}]({stop})\\\n[{of_privacy}]({privacy})\n"
        ))
    }

    /// Where their address is from, where that is to be said and the text does not say it.
    fn came_from_note(&self, values: &Values) -> Result<String, RenderError> {
        let variable = Variable::CameFromNote;
        if self.variables().contains(&Variable::CameFrom) {
            return Ok(String::new());
        }
        let Some(value) = self.value(variable, values, true, 0)? else {
            return Ok(String::new());
        };
        let note = self.inserted(variable, value, InsertionPlace::Inline, 0)?;
        Ok(format!("{note}\n\n"))
    }

    fn refuse_mark(&self, text: &str, line: usize) -> Result<(), RenderError> {
        match find_mark(text) {
            Some(mark) => self.refuse(TemplateProblem::LeftOver { mark, line }),
            None => Ok(()),
        }
    }

    fn refuse<T>(&self, problem: TemplateProblem) -> Result<T, RenderError> {
        Err(RenderError {
            template: self.name.clone(),
            problem,
        })
    }
}

/// The language of a mail, as programs know it.
fn language(values: &Values) -> &str {
    match values.get(Variable::LanguageTag) {
        Some(Value::Text(tag)) => tag,
        Some(Value::Url(_) | Value::Markup(_)) | None => DEFAULT_LANGUAGE,
    }
}

fn default_words(words: &str, place: InsertionPlace) -> String {
    match place {
        InsertionPlace::Inline => escape(words),
        InsertionPlace::Destination => destination(words).unwrap_or_default(),
        InsertionPlace::Block => format!("\n\n{}\n\n", escape(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_that_slipped_into_the_template_stops_the_message() {
        let source = "+++\nsubject = \"Hi\"\nto = \"rep\"\n+++\nHello.\n";
        let mut template = Template::parse("slip", source).expect("a sound template");
        template.body.push(TemplatePart::Literal {
            text: "%%NAME%%".to_owned(),
            line: 9,
        });
        let left_over = RenderError {
            template: "slip".to_owned(),
            problem: TemplateProblem::LeftOver {
                mark: "%%".to_owned(),
                line: 9,
            },
        };
        assert_eq!(template.render(&Values::new()), Err(left_over));
    }
}

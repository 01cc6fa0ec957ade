//! Filling a template in: completely, or not at all.

use super::clean::{bounded, clean, is_blank};
use super::markup::{destination, escape};
use super::scan::find_mark;
use super::{
    Audience, InsertionPlace, Markup, Template, TemplatePart, Value, Values, Variable, document,
    html, text,
};
use crate::message::{NotSentReason, TemplateProblem};

/// The most characters of a subject.
pub const SUBJECT_LIMIT: usize = 150;

/// What stands at the foot of every mail to a lead.
const FOOTER: [Variable; 4] = [
    Variable::CompanyLegalName,
    Variable::PostalAddress,
    Variable::StopUrl,
    Variable::PrivacyUrl,
];

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

/// Why a message was not made. Trying again with the same values gives the same error: it is somebody's task.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// A variable has no value and no fallback.
    #[error("template `{template}`, line {line}: `{variable}` is missing")]
    Missing {
        /// The template.
        template: String,
        /// What is missing.
        variable: Variable,
        /// The line that needs it; 0 for the footer.
        line: usize,
    },
    /// A variable has a value in which there is nothing to see, and no fallback.
    #[error("template `{template}`, line {line}: `{variable}` is empty")]
    Empty {
        /// The template.
        template: String,
        /// What is empty.
        variable: Variable,
        /// The line that needs it; 0 for the footer.
        line: usize,
    },
    /// A text was given for a link, or the like.
    #[error("template `{template}`, line {line}: `{variable}` has a value of the wrong kind")]
    WrongShape {
        /// The template.
        template: String,
        /// What is wrong.
        variable: Variable,
        /// The line that needs it; 0 for the footer.
        line: usize,
    },
    /// A link that is not one.
    #[error("template `{template}`, line {line}: `{variable}` is not a link")]
    NotALink {
        /// The template.
        template: String,
        /// What is wrong.
        variable: Variable,
        /// The line that needs it; 0 for the footer.
        line: usize,
    },
    /// A merge mark that came from the template itself.
    #[error("template `{template}`, line {line}: `{mark}` is left over from a merge field")]
    LeftOver {
        /// The template.
        template: String,
        /// The mark.
        mark: String,
        /// Where it stands.
        line: usize,
    },
}

impl From<RenderError> for NotSentReason {
    fn from(error: RenderError) -> Self {
        let (template, problem) = match error {
            RenderError::Missing {
                template,
                variable,
                line,
            } => {
                let variable = variable.as_str().to_owned();
                (template, TemplateProblem::Missing { variable, line })
            }
            RenderError::Empty {
                template,
                variable,
                line,
            } => {
                let variable = variable.as_str().to_owned();
                (template, TemplateProblem::Empty { variable, line })
            }
            RenderError::WrongShape {
                template,
                variable,
                line,
            } => {
                let variable = variable.as_str().to_owned();
                (template, TemplateProblem::WrongShape { variable, line })
            }
            RenderError::NotALink {
                template,
                variable,
                line,
            } => {
                let variable = variable.as_str().to_owned();
                (template, TemplateProblem::NotALink { variable, line })
            }
            RenderError::LeftOver {
                template,
                mark,
                line,
            } => (template, TemplateProblem::LeftOver { mark, line }),
        };
        NotSentReason::Unrenderable { template, problem }
    }
}

impl Template {
    /// Fills the template in. A mail to a lead gets its footer.
    ///
    /// ```
    /// use followup::template::{RenderError, Template, Values, Variable};
    /// let template = Template::parse("t", "+++\nsubject = \"Hi\"\nto = \"rep\"\n+++\nCall {{ lead_name }}.\n")?;
    /// let missing = template.render(&Values::new());
    /// assert!(matches!(missing, Err(RenderError::Missing { variable: Variable::LeadName, line: 5, .. })));
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
        Ok(Rendered {
            text: text::page(&body, &footer),
            html: html::page(&subject, &body, &footer),
            subject,
        })
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
        let template = || self.name.clone();
        let Some(value) = values.get(variable) else {
            let missing = RenderError::Missing {
                template: template(),
                variable,
                line,
            };
            return if replaceable { Ok(None) } else { Err(missing) };
        };
        if value.shape() != variable.shape() {
            return Err(RenderError::WrongShape {
                template: template(),
                variable,
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
            (true, false) => Err(RenderError::Empty {
                template: template(),
                variable,
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
                let target = destination(url).ok_or_else(|| RenderError::NotALink {
                    template: self.name.clone(),
                    variable,
                    line,
                })?;
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
                        let template = self.name.clone();
                        return Err(RenderError::WrongShape {
                            template,
                            variable: *variable,
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

    /// Who we are, where we are, and the way out.
    fn footer(&self, values: &Values) -> Result<String, RenderError> {
        let mut filled = Vec::with_capacity(FOOTER.len());
        for variable in FOOTER {
            let missing = RenderError::Missing {
                template: self.name.clone(),
                variable,
                line: 0,
            };
            let value = self.value(variable, values, false, 0)?.ok_or(missing)?;
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
        let [name, address, stop, privacy] = filled.as_slice() else {
            return Ok(String::new());
        };
        Ok(format!(
            "{name}, {address}\n\n[Not you, or had enough? Stop]({stop})\\\n[How we treat your data]({privacy})\n"
        ))
    }

    fn refuse_mark(&self, text: &str, line: usize) -> Result<(), RenderError> {
        match find_mark(text) {
            Some(mark) => Err(RenderError::LeftOver {
                template: self.name.clone(),
                mark,
                line,
            }),
            None => Ok(()),
        }
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
        let left_over = RenderError::LeftOver {
            template: "slip".to_owned(),
            mark: "%%".to_owned(),
            line: 9,
        };
        assert_eq!(template.render(&Values::new()), Err(left_over));
    }
}

//! Mail templates: strict when they are read, strict when they are filled in.
//!
//! A template is a file `NAME.md`: a TOML header between `+++` lines, then Markdown with `{{ variable }}`,
//! `{{ variable | "fallback" }}`, and paragraphs that are there only when something is:
//!
//! ```text
//! +++
//! subject = "Thank you for {{ topic }}"
//! to = "lead"
//! signed_by = "team"
//! +++
//! {{ greeting }},
//!
//! {{ if booking_url }}
//! [Choose a time]({{ booking_url }} "button")
//! {{ end }}
//! ```
//!
//! No message leaves with a hole in it (P10): a variable that is missing stops the rendering. No message claims what
//! nobody did (P13): words that claim an attempt, or that the lead went quiet after one, say so in their header and name a neutral twin.
//!
//! What people typed is data. It is escaped where it is filled in, it is never looked at for marks, and it cannot
//! become markup, a link or a second line of a subject.

mod check;
mod claims;
mod clean;
mod document;
mod html;
mod look;
mod mails;
mod markup;
mod mistake;
mod parse;
mod phrase;
mod pitch;
mod render;
mod scan;
mod set;
mod similarity;
mod text;
mod values;
mod variable;

use std::collections::BTreeSet;

pub use check::{SUBJECT_IDEAL, TemplateFinding};
pub use clean::TEXT_LIMIT;
pub use look::{MailLogo, MailLook};
pub use mails::{MailForm, MailKind, OWN_WORDS, Required, Twin};
pub use markup::{Markup, QUOTE_LIMIT, QUOTE_LINES, URL_LIMIT, escape};
pub use mistake::TemplateError;
pub use parse::TEMPLATE_LIMIT;
pub(crate) use parse::{Header, header};
pub use render::{RenderError, Rendered, SUBJECT_LIMIT, own_words};
pub use scan::find_mark;
pub use set::Templates;
pub use similarity::{SHINGLE, SIMILAR};
pub use values::{Value, Values};
pub use variable::{Audience, Presence, Shape, UnknownName, Variable};

/// What must be on the timeline before a text may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requires {
    /// A person tried to reach the lead.
    Attempt,
    /// A person wrote to the lead.
    Writing,
}

/// What follows the name of a text in that of its twin for who is on a list, and asked for nothing.
pub const LISTED_TWIN: &str = "_imported";

/// Who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedBy {
    /// The team, always.
    Team,
    /// The person who released the message, through `rep_or_team_name`; the team when nobody did.
    Person,
}

/// One template, read and found sound in itself.
///
/// ```
/// use followup::template::{Audience, Template, Values, Variable};
///
/// let source = "+++\nsubject = \"Hello {{ staff_first_name }}\"\nto = \"rep\"\n+++\nCall {{ lead_name }}.\n";
/// let template = Template::parse("hello", source)?;
/// assert_eq!(template.audience(), Audience::Rep);
/// assert!(template.variables().contains(&Variable::LeadName));
///
/// let values = Values::new().text(Variable::StaffFirstName, "Dana").text(Variable::LeadName, "*Ana*");
/// let mail = template.render(&values)?;
/// assert_eq!(mail.subject, "Hello Dana");
/// assert_eq!(mail.text, "Call *Ana*.\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Template {
    name: String,
    audience: Audience,
    requires: Option<Requires>,
    neutral: Option<String>,
    written: Option<String>,
    owing: Option<String>,
    signed_by: SignedBy,
    direct_answer: bool,
    script: bool,
    task: bool,
    subject: Vec<TemplatePart>,
    subject_line: usize,
    body: Vec<TemplatePart>,
    body_line: usize,
}

/// A piece of a subject or a body.
#[derive(Clone, Debug)]
enum TemplatePart {
    Literal {
        text: String,
        line: usize,
    },
    Insert {
        variable: Variable,
        fallback: Option<String>,
        place: InsertionPlace,
        line: usize,
    },
    When {
        variable: Variable,
        parts: Vec<TemplatePart>,
        line: usize,
    },
}

/// Where an insertion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InsertionPlace {
    Inline,
    Destination,
    Block,
}

impl Template {
    /// The file's name without `.md`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whom it is written to.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// What must have happened before it may be sent.
    pub fn requires(&self) -> Option<Requires> {
        self.requires
    }

    /// The template to use when what [`Template::requires`] names has not happened.
    pub fn neutral(&self) -> Option<&str> {
        self.neutral.as_deref()
    }

    /// The template to use when a person wrote and nobody called.
    pub fn written(&self) -> Option<&str> {
        self.written.as_deref()
    }

    /// The template to use while they wait for what they were promised.
    pub fn owing(&self) -> Option<&str> {
        self.owing.as_deref()
    }

    /// Who signs it.
    pub fn signed_by(&self) -> SignedBy {
        self.signed_by
    }

    /// Whether it is the direct answer to an inquiry, which carries no `List-Unsubscribe`.
    pub fn direct_answer(&self) -> bool {
        self.direct_answer
    }

    /// The key of the header by which another text is used otherwise than this one; none, if both are used alike and differ in their
    /// words alone.
    pub(crate) fn used_otherwise(&self, other: &Self) -> Option<&'static str> {
        macro_rules! of_each {
            ($($key:ident),*) => { [$((stringify!($key), self.$key == other.$key)),*] };
        }
        let to = ("to", self.audience == other.audience);
        let others = of_each![
            requires,
            neutral,
            written,
            owing,
            signed_by,
            direct_answer,
            script,
            task
        ];
        let mut keys = std::iter::once(to).chain(others);
        keys.find(|(_, alike)| !alike).map(|(key, _)| key)
    }

    /// Whether it says what a person is to say or to do: it has no subject, and is inserted into the mail that asks for it.
    pub fn is_script(&self) -> bool {
        self.script
    }

    /// Whether it is a script of something to do on another channel, and not of a call.
    pub fn is_task(&self) -> bool {
        self.task
    }

    /// Whether it is the twin of another for who is on a list, and asked for nothing.
    pub fn is_for_listed(&self) -> bool {
        self.name.ends_with(LISTED_TWIN)
    }

    /// Every variable that it names.
    pub fn variables(&self) -> BTreeSet<Variable> {
        self.uses().into_iter().map(|used| used.variable).collect()
    }

    /// Every place where a variable is named.
    fn uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        collect(&self.subject, None, &mut uses);
        uses.extend(self.uses_of_body());
        uses
    }

    fn uses_of_body(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        collect(&self.body, None, &mut uses);
        uses
    }
}

/// One place where a variable is named.
struct Use {
    variable: Variable,
    /// A fallback, or an `if` for this variable, makes it safe to be missing.
    covered: bool,
    /// It stands in every message, not only inside an `if`.
    always: bool,
    line: usize,
}

fn collect(parts: &[TemplatePart], within: Option<Variable>, uses: &mut Vec<Use>) {
    for part in parts {
        match part {
            TemplatePart::Literal { .. } => {}
            TemplatePart::Insert {
                variable,
                fallback,
                line,
                ..
            } => uses.push(Use {
                variable: *variable,
                covered: fallback.is_some() || within == Some(*variable),
                always: within.is_none(),
                line: *line,
            }),
            TemplatePart::When {
                variable,
                parts,
                line,
            } => {
                uses.push(Use {
                    variable: *variable,
                    covered: true,
                    always: false,
                    line: *line,
                });
                collect(parts, Some(*variable), uses);
            }
        }
    }
}

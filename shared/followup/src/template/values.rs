//! What a template is filled in with.

use std::collections::BTreeMap;

use super::{MailLogo, MailLook, Markup, Shape, Variable};

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// What people typed, or any other line of text. It is escaped wherever it goes.
    Text(String),
    /// A link's destination.
    Url(String),
    /// Blocks that code built.
    Markup(Markup),
}

impl Value {
    /// What kind of value it is.
    ///
    /// ```
    /// use followup::template::{Shape, Value};
    /// assert_eq!(Value::Text("Ana".into()).shape(), Shape::Text);
    /// ```
    pub fn shape(&self) -> Shape {
        match self {
            Value::Text(_) => Shape::Text,
            Value::Url(_) => Shape::Url,
            Value::Markup(_) => Shape::Markup,
        }
    }
}

/// The values of one message.
///
/// ```
/// use followup::template::{Value, Values, Variable};
/// let values = Values::new().text(Variable::FirstName, "Ana").url(Variable::StopUrl, "https://example.com/stop/1");
/// assert_eq!(values.get(Variable::FirstName), Some(&Value::Text("Ana".into())));
/// assert_eq!(values.get(Variable::RepName), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    values: BTreeMap<Variable, Value>,
    look: Option<MailLook>,
}

impl Values {
    /// No values.
    pub fn new() -> Self {
        Values::default()
    }

    /// With this value, in place of an earlier one.
    ///
    /// ```
    /// use followup::template::{Value, Values, Variable};
    /// let values = Values::new().set(Variable::Count, Value::Text("3".into()));
    /// assert!(values.get(Variable::Count).is_some());
    /// ```
    #[must_use]
    pub fn set(mut self, variable: Variable, value: Value) -> Self {
        self.values.insert(variable, value);
        self
    }

    /// With the company's look; without one a mail is plain.
    #[must_use]
    pub fn look(mut self, look: MailLook) -> Self {
        self.look = Some(look);
        self
    }

    /// The logo that a mail with these values shows, and that has to travel with it.
    #[must_use]
    pub fn into_logo(self) -> Option<MailLogo> {
        self.look?.logo
    }

    /// How the mail looks.
    pub(super) fn shown_in(&self) -> Option<&MailLook> {
        self.look.as_ref()
    }

    /// With this text.
    #[must_use]
    pub fn text(self, variable: Variable, text: impl Into<String>) -> Self {
        self.set(variable, Value::Text(text.into()))
    }

    /// With this link.
    #[must_use]
    pub fn url(self, variable: Variable, url: impl Into<String>) -> Self {
        self.set(variable, Value::Url(url.into()))
    }

    /// With these blocks.
    #[must_use]
    pub fn markup(self, variable: Variable, markup: Markup) -> Self {
        self.set(variable, Value::Markup(markup))
    }

    /// The value of a variable.
    pub fn get(&self, variable: Variable) -> Option<&Value> {
        self.values.get(&variable)
    }
}

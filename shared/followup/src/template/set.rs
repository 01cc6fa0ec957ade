//! All templates of a policy.

use std::collections::BTreeMap;

use super::{Template, TemplateError};

/// Templates by name.
///
/// ```
/// use followup::template::Templates;
/// let templates = Templates::parse([("hi", "+++\nsubject = \"Hi\"\nto = \"rep\"\n+++\nHello {{ staff_first_name }}.\n")])
///     .map_err(|wrong| format!("{wrong:?}"))?;
/// assert!(templates.get("hi").is_some());
/// assert!(templates.get("bye").is_none());
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Templates(BTreeMap<String, Template>);

impl Templates {
    /// No templates.
    pub fn new() -> Self {
        Templates::default()
    }

    /// Reads all files, given as name (without `.md`) and source.
    ///
    /// # Errors
    /// Every file that is no template, in the order given.
    pub fn parse<N, S>(files: impl IntoIterator<Item = (N, S)>) -> Result<Self, Vec<TemplateError>>
    where
        N: AsRef<str>,
        S: AsRef<str>,
    {
        let mut templates = Templates::new();
        let mut wrong = Vec::new();
        for (name, source) in files {
            match Template::parse(name.as_ref(), source.as_ref()) {
                Ok(template) => templates.insert(template),
                Err(error) => wrong.push(error),
            }
        }
        if wrong.is_empty() {
            Ok(templates)
        } else {
            Err(wrong)
        }
    }

    /// Adds a template, in place of one of the same name.
    ///
    /// ```
    /// use followup::template::{Template, Templates};
    /// let mut templates = Templates::new();
    /// templates.insert(Template::parse("hi", "+++\nsubject = \"Hi\"\nto = \"rep\"\n+++\nHello.\n")?);
    /// assert_eq!(templates.iter().count(), 1);
    /// # Ok::<(), followup::template::TemplateError>(())
    /// ```
    pub fn insert(&mut self, template: Template) {
        self.0.insert(template.name().to_owned(), template);
    }

    /// The template of this name.
    pub fn get(&self, name: &str) -> Option<&Template> {
        self.0.get(name)
    }

    /// All templates, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Template> {
        self.0.values()
    }
}

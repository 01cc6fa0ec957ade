//! All templates of a policy.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::parse::Header;
use super::{LISTED_TWIN, MailKind, Template, TemplateError};
use crate::language::Language;

/// Templates by name, and the same in other languages.
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
pub struct Templates {
    named: BTreeMap<String, LazyTemplate>,
    translations: BTreeMap<Language, Arc<Templates>>,
}

/// A template, or what it is read from once somebody wants it.
#[derive(Clone, Debug, Default)]
struct LazyTemplate {
    header: Header,
    source: String,
    read: OnceLock<Option<Template>>,
}

impl LazyTemplate {
    fn template(&self, name: &str) -> Option<&Template> {
        self.read
            .get_or_init(|| Template::read(name, self.header.clone(), &self.source).ok())
            .as_ref()
    }
}

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

    /// The words of a template for who is on a list, and asked for nothing: its twin, or its own where neither it nor what may take
    /// its place says that they asked. None, if there are no true ones.
    #[must_use]
    pub fn for_listed(&self, name: &str) -> Option<&Template> {
        if let Some(twin) = self.get(&format!("{name}{LISTED_TWIN}")) {
            return Some(twin);
        }
        let template = self.get(name)?;
        let others = [template.neutral(), template.written()];
        let all_true = std::iter::once(Some(template))
            .chain(others.into_iter().flatten().map(|other| self.get(other)))
            .all(|one| one.is_some_and(|one| one.inquiry_claim().is_none()));
        all_true.then_some(template)
    }

    /// Templates of a policy that was checked when it was pushed, given as name (without `.md`), what the header says, and source: each is
    /// read when it is first asked for. A source that is no template after all counts as absent.
    pub(crate) fn unread(files: impl IntoIterator<Item = (String, Header, String)>) -> Self {
        let kept = files.into_iter().map(|(name, header, source)| {
            let read = OnceLock::new();
            let kept = LazyTemplate {
                header,
                source,
                read,
            };
            (name, kept)
        });
        Self {
            named: kept.collect(),
            translations: BTreeMap::new(),
        }
    }

    /// The same with those of another language beside them.
    pub(crate) fn with_translation(mut self, language: Language, said: Templates) -> Self {
        self.translations.insert(language, Arc::new(said));
        self
    }

    /// Those of another language; none of what is one of these itself.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Option<&Arc<Templates>> {
        self.translations.get(&language)
    }

    /// The other languages, and what is said in them.
    pub fn translations(&self) -> impl Iterator<Item = (Language, &Templates)> {
        self.translations
            .iter()
            .map(|(language, said)| (*language, said.as_ref()))
    }

    /// The same with mails that others have and these have not, in each language of theirs.
    pub(crate) fn with_missing(&self, kinds: &[MailKind], others: &Templates) -> Self {
        let mut whole = self.clone();
        for kind in kinds {
            if let Some(kept) = others.named.get(kind.as_str()) {
                whole.named.insert(kind.as_str().to_owned(), kept.clone());
            }
        }
        for (language, said) in &mut whole.translations {
            if let Some(others) = others.translations.get(language) {
                *said = Arc::new(said.with_missing(kinds, others));
            }
        }
        whole
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
        let name = template.name().to_owned();
        let kept = LazyTemplate {
            read: OnceLock::from(Some(template)),
            ..LazyTemplate::default()
        };
        self.named.insert(name, kept);
    }

    /// Their names, in their order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.named.keys().map(String::as_str)
    }

    /// Whether there is one of this name, read or not.
    pub fn has(&self, name: &str) -> bool {
        self.named.contains_key(name)
    }

    /// The template of this name.
    pub fn get(&self, name: &str) -> Option<&Template> {
        self.named.get(name)?.template(name)
    }

    /// The text of a mail that Baton asks for by name.
    ///
    /// ```
    /// use followup::template::{MailKind, Templates};
    /// let source = "+++\nsubject = \"Your day\"\nto = \"rep\"\n+++\n{{ list }}\n";
    /// let templates = Templates::parse([("morning", source)]).map_err(|wrong| format!("{wrong:?}"))?;
    /// assert!(templates.mail(MailKind::Morning).is_some());
    /// assert!(templates.mail(MailKind::Goodbye).is_none());
    /// # Ok::<(), String>(())
    /// ```
    pub fn mail(&self, kind: MailKind) -> Option<&Template> {
        self.get(kind.as_str())
    }

    /// All templates, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Template> {
        self.named
            .iter()
            .filter_map(|(name, kept)| kept.template(name))
    }
}

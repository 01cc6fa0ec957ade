//! The words of a form in another of the company's languages: `forms/contact.de.toml` beside `forms/contact.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Field, FieldKind, Form, FormChoice};

/// What a form says in another language. What it asks, and what becomes of the answers, is the form's own.
///
/// ```
/// use followup::form::{Form, FormWords};
/// let words = "title = \"Kontakt\"\n[fields.topic]\nlabel = \"Thema\"\nchoices.sales = { label = \"Preise\", phrase = \"Ihre Frage zu Preisen\" }";
/// let words: FormWords = toml::from_str(words)?;
/// let form = words.said_by(&Form::builtin_contact());
/// assert_eq!(form.title, "Kontakt");
/// assert_eq!(form.field("topic").map(|topic| topic.label.as_str()), Some("Thema"));
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormWords {
    /// What stands above the page.
    title: Option<String>,
    /// A paragraph below it.
    intro: Option<String>,
    /// What the button says.
    submit: Option<String>,
    /// What an inquiry is called inside a sentence.
    phrase: Option<String>,
    /// Where the browser goes afterwards.
    thank_you_url: Option<String>,
    /// The words of its fields, by their names.
    #[serde(default)]
    fields: BTreeMap<String, FieldWords>,
}

/// What stands beside a field.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct FieldWords {
    /// What stands beside it.
    label: Option<String>,
    /// A sentence of help.
    hint: Option<String>,
    /// What is agreed to by ticking the box.
    wording: Option<String>,
    /// The words of its choices, by their values.
    #[serde(default)]
    choices: BTreeMap<String, ChoiceWords>,
}

/// What a choice says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ChoiceWords {
    /// What is shown.
    label: Option<String>,
    /// What it becomes inside a sentence.
    phrase: Option<String>,
}

/// Where something of a form's words stands: the keys that lead to it.
pub(crate) type WordsPath = Vec<String>;

impl FormWords {
    /// The form as it is said in these words; where they lack something, in its own.
    #[must_use]
    pub fn said_by(&self, form: &Form) -> Form {
        let text = |own: &Option<String>, of_form: &String| own.as_ref().unwrap_or(of_form).clone();
        let fields = form.fields.iter();
        Form {
            title: text(&self.title, &form.title),
            intro: text(&self.intro, &form.intro),
            submit: text(&self.submit, &form.submit),
            phrase: text(&self.phrase, &form.phrase),
            thank_you_url: self.thank_you_url.clone().or(form.thank_you_url.clone()),
            fields: fields.map(|field| self.field(field)).collect(),
            ..form.clone()
        }
    }

    fn field(&self, field: &Field) -> Field {
        let Some(words) = self.fields.get(&field.name) else {
            return field.clone();
        };
        let label = words.label.as_ref().unwrap_or(&field.label);
        let kind = match &field.kind {
            FieldKind::Choice(choices) => {
                FieldKind::Choice(choices.iter().map(|choice| words.choice(choice)).collect())
            }
            FieldKind::Checkbox { wording } => {
                let is_label = *wording == field.label;
                let otherwise = if is_label { label } else { wording };
                let wording = words.wording.as_ref().unwrap_or(otherwise).clone();
                FieldKind::Checkbox { wording }
            }
            FieldKind::Text
            | FieldKind::Email
            | FieldKind::Tel
            | FieldKind::Textarea
            | FieldKind::Hidden
            | FieldKind::Honeypot => field.kind.clone(),
        };
        Field {
            label: label.clone(),
            hint: words.hint.clone().or(field.hint.clone()),
            kind,
            ..field.clone()
        }
    }

    /// What the form says and these words do not.
    pub(crate) fn lacking(&self, form: &Form) -> Vec<WordsPath> {
        let mut lacking = Vec::new();
        let mut ask = |path: &[&str], said: bool| {
            if !said {
                lacking.push(path.iter().map(|key| (*key).to_owned()).collect());
            }
        };
        ask(&["title"], is_said(&self.title));
        ask(
            &["intro"],
            is_said(&self.intro) || form.intro.trim().is_empty(),
        );
        ask(&["submit"], is_said(&self.submit));
        ask(&["phrase"], is_said(&self.phrase));
        let unsaid = FieldWords::default();
        for field in form
            .fields
            .iter()
            .filter(|field| field.kind != FieldKind::Hidden)
        {
            let words = self.fields.get(&field.name).unwrap_or(&unsaid);
            for (key, is_there) in words.has(field) {
                ask(&["fields", &field.name, key], is_there);
            }
            let unsaid = ChoiceWords::default();
            for choice in field.kind.choices() {
                let value = choice.value.as_str();
                let words = words.choices.get(value).unwrap_or(&unsaid);
                let path = |key| ["fields", field.name.as_str(), "choices", value, key];
                ask(&path("label"), is_said(&words.label));
                let said = is_said(&words.phrase) || choice.phrase.is_none();
                ask(&path("phrase"), said);
            }
        }
        lacking
    }

    /// What these words name and the form does not have.
    pub(crate) fn unknown(&self, form: &Form) -> Vec<WordsPath> {
        let mut unknown = Vec::new();
        for (name, words) in &self.fields {
            let Some(field) = form.field(name) else {
                unknown.push(vec!["fields".to_owned(), name.clone()]);
                continue;
            };
            let choices = field.kind.choices();
            let is_offered = |value: &str| choices.iter().any(|choice| choice.value == value);
            let strangers = words.choices.keys().filter(|value| !is_offered(value));
            unknown.extend(strangers.map(|value| {
                let path = ["fields", name, "choices", value];
                path.map(str::to_owned).to_vec()
            }));
        }
        unknown
    }
}

/// Whether there are words: an empty text is none.
fn is_said(text: &Option<String>) -> bool {
    text.as_ref().is_some_and(|text| !text.trim().is_empty())
}

impl FieldWords {
    /// What stands beside this field, and whether these words say it.
    fn has(&self, field: &Field) -> [(&'static str, bool); 3] {
        let wording = field.kind.wording();
        let own_wording = wording.is_some_and(|wording| wording != field.label);
        [
            ("label", is_said(&self.label)),
            ("hint", is_said(&self.hint) || field.hint.is_none()),
            ("wording", is_said(&self.wording) || !own_wording),
        ]
    }

    fn choice(&self, choice: &FormChoice) -> FormChoice {
        let words = self.choices.get(&choice.value);
        let label = words.and_then(|words| words.label.as_ref());
        let phrase = words.and_then(|words| words.phrase.clone());
        FormChoice {
            value: choice.value.clone(),
            label: label.unwrap_or(&choice.label).clone(),
            phrase: phrase.or(choice.phrase.clone()),
        }
    }
}

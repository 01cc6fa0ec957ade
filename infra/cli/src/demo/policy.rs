//! The policy of the demo's company: the shipped one, with what a company says that has been at it for a while.

use followup::policy::PolicyFiles;
use toml_edit::{DocumentMut, InlineTable, Item, TomlError, Value};

use super::script::ScriptError;

/// What it says beyond the shipped policy.
const BEYOND: &str = include_str!("../../demo/policy.toml");
/// A text of its own: where it stands, and what it says.
const TEXT: (&str, &str) = (
    "templates/mail_short.md",
    include_str!("../../demo/mail_short.md"),
);
/// The file in which a policy says what it says of figures and steps, and where it does.
const RULES: &str = "policy.toml";
const FIGURES: &str = "figures";
const STEPS: &str = "cadence";

/// The policy of the demo's company, made of the one that it begins with. A step that this one does not have compares no texts.
///
/// # Errors
/// When one of the two cannot be read.
pub fn company_policy(files: &PolicyFiles) -> Result<PolicyFiles, ScriptError> {
    let read = |text: &str| -> Result<DocumentMut, ScriptError> {
        let unreadable = |error: TomlError| ScriptError::Unreadable(error.to_string());
        text.parse().map_err(unreadable)
    };
    let (beyond, mut rules) = (read(BEYOND)?, read(files.get(RULES).unwrap_or_default())?);
    if let Some(figures) = beyond.get(FIGURES) {
        rules.insert(FIGURES, figures.clone());
    }
    let lists = beyond.get(STEPS).and_then(Item::as_table_like);
    for (list, steps) in lists.into_iter().flat_map(|lists| lists.iter()) {
        for (name, says) in steps.as_table_like().into_iter().flat_map(|s| s.iter()) {
            let step = rules.get_mut(STEPS).and_then(|lists| lists.get_mut(list));
            if let (Some(step), Some(says)) =
                (step.and_then(|s| named(s, name)), says.as_table_like())
            {
                let values = says
                    .iter()
                    .filter_map(|(key, value)| Some((key, value.as_value()?)));
                step.extend(values.map(|(key, value)| (key, value.clone())));
            }
        }
    }
    let mut files = files.clone();
    files.files.insert(RULES.to_owned(), rules.to_string());
    files.files.insert(TEXT.0.to_owned(), TEXT.1.to_owned());
    Ok(files)
}

/// The step of a list that is called so.
fn named<'a>(list: &'a mut Item, name: &str) -> Option<&'a mut InlineTable> {
    let steps = list.as_array_mut()?.iter_mut();
    let mut steps = steps.filter_map(Value::as_inline_table_mut);
    steps.find(|step| step.get("name").and_then(Value::as_str) == Some(name))
}

#[cfg(test)]
mod tests {
    use followup::policy::Policy;

    use super::*;

    #[test]
    fn the_company_of_the_demo_says_what_its_sources_cost_and_compares_two_texts() {
        let shipped = crate::shipped::embedded();
        let files = company_policy(&shipped).unwrap();
        let policy = Policy::compile(&files).unwrap();
        let figures = &policy.active.figures;
        for form in policy
            .active
            .forms
            .values()
            .filter(|form| form.name.as_str() == "contact")
        {
            assert!(figures.costs.contains_key(&form.source), "{}", form.source);
        }
        let compared = policy.rules.cadence.inbound.iter();
        let compared: Vec<_> = compared.filter(|step| step.compares_texts()).collect();
        let [step] = compared[..] else {
            panic!("one step compares texts");
        };
        assert_eq!((step.name.as_str(), step.variants.len()), ("mail", 2));
        // Nothing else of what is shipped is another.
        let differs = files.files.iter();
        let differs: Vec<_> = differs
            .filter(|(path, text)| shipped.get(path) != Some(text))
            .collect();
        assert_eq!(differs.len(), 2);
    }
}

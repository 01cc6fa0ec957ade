//! The policy of the demo's company: the shipped one, with what a company says that has been at it for a while.

use followup::policy::PolicyFiles;
use toml_edit::{DocumentMut, InlineTable, Item, Value};

/// What it says beyond the shipped policy.
const BEYOND: &str = include_str!("../../demo/policy.toml");
/// A text of its own: where it stands, and what it says.
const TEXT: (&str, &str) = (
    "templates/mail_short.md",
    include_str!("../../demo/mail_short.md"),
);
/// Why what it says beyond the shipped policy is read: a test reads it.
const SHIPPED: &str = "what the company of the demo says can be read";
/// The file in which a policy says what it says of figures and steps, and where it does.
const RULES: &str = "policy.toml";
const FIGURES: &str = "figures";
const STEPS: &str = "cadence";

/// The policy of the demo's company, made of the one that it begins with, whose own words go first. A step that this one does not have
/// compares no texts.
#[must_use]
pub fn company_policy(files: &PolicyFiles) -> PolicyFiles {
    let mut files = files.clone();
    let rules = files.get(RULES).map(str::parse::<DocumentMut>);
    // What cannot be read is found by whoever compiles it.
    let Some(Ok(mut rules)) = rules else {
        return files;
    };
    let beyond: DocumentMut = BEYOND.parse().expect(SHIPPED);
    if let Some(figures) = beyond.get(FIGURES) {
        rules.entry(FIGURES).or_insert_with(|| figures.clone());
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
                for (key, value) in values {
                    step.entry(key).or_insert_with(|| value.clone());
                }
            }
        }
    }
    files.files.insert(RULES.to_owned(), rules.to_string());
    let text = files.files.entry(TEXT.0.to_owned());
    text.or_insert_with(|| TEXT.1.to_owned());
    files
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
    use crate::demo::{Demo, DemoError};
    use crate::deployment::LocalDeploymentError;

    /// The shipped policy with other rules, as the company of the demo has it.
    fn company_with(rules: String) -> PolicyFiles {
        let mut files = crate::shipped::embedded();
        files.files.insert(RULES.to_owned(), rules);
        company_policy(&files)
    }

    #[test]
    fn the_company_of_the_demo_says_what_its_sources_cost_and_compares_two_texts() {
        let shipped = crate::shipped::embedded();
        let files = company_policy(&shipped);
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

    #[test]
    fn rules_that_cannot_be_read_have_findings_and_own_figures_stay() {
        let broken = company_with("[figures".to_owned());
        let visit = calendar::parse_instant("2026-04-15T15:00:00Z").unwrap();
        let refused = Demo::for_visit(&broken, visit).unwrap_err();
        let DemoError::Deployment(LocalDeploymentError::Policy(findings)) = &refused else {
            panic!("{refused}");
        };
        assert!(
            findings.iter().any(|finding| finding.file == RULES),
            "{findings:?}"
        );
        let shipped = crate::shipped::embedded();
        let rules = shipped.get(RULES).unwrap();
        let own = format!("{rules}\n[figures]\ncurrency = \"EUR\"\ncosts = {{ website = 7 }}\n");
        let policy = Policy::compile(&company_with(own)).unwrap();
        let figures = &policy.active.figures;
        assert_eq!(figures.currency, "EUR");
        let costs = figures.costs.iter();
        let costs: Vec<_> = costs
            .map(|(source, cost)| (source.as_str(), *cost))
            .collect();
        assert_eq!(costs, [("website", 7)]);
        // What the company says of a step is said beside them.
        let mut steps = policy.rules.cadence.inbound.iter();
        assert!(steps.any(|step| step.compares_texts()));
    }
}

//! Texts of one step that are compared with each other, and which of them a lead gets.

use serde::{Deserialize, Serialize};

use crate::ids::{LeadId, fraction};

/// One of the texts of a written step that are compared with each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StepVariant {
    /// Its name in figures and on timelines, `[a-z0-9_]`. Another text is another name: what is known of the one says nothing of the other.
    pub name: String,
    /// The template of the mail.
    pub template: String,
    /// How many of a hundred leads get it; all of a step together are a hundred.
    pub share: u8,
}

/// Which text a lead gets of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepText<'a> {
    /// The template.
    pub template: &'a str,
    /// The text, where several are compared.
    pub variant: Option<&'a StepVariant>,
}

/// Which of a step's texts falls to a lead; none, where there are none to compare.
///
/// It is drawn from the lead's id and the names of step and text, and from nothing else: the same lead gets the same text whenever it is
/// asked. Each text draws a number of its own, and the lowest for its share has the lead (rendezvous hashing, weighted): a text that is
/// added takes leads from all others and moves none between them, and another share moves as few as can be.
pub(super) fn drawn<'a>(
    variants: &'a [StepVariant],
    step: &str,
    lead: &LeadId,
) -> Option<&'a StepVariant> {
    variants
        .iter()
        .min_by(|one, other| one.draw(step, lead).total_cmp(&other.draw(step, lead)))
}

impl StepVariant {
    fn draw(&self, step: &str, lead: &LeadId) -> f64 {
        let drawn = fraction(&["variant", lead.as_str(), step, &self.name]);
        -drawn.ln() / f64::from(self.share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEADS: usize = 20_000;

    fn texts(of: &[(&str, u8)]) -> Vec<StepVariant> {
        let texts = of.iter().map(|(name, share)| StepVariant {
            name: (*name).to_owned(),
            template: format!("mail_{name}"),
            share: *share,
        });
        texts.collect()
    }

    fn leads() -> impl Iterator<Item = LeadId> {
        (0..LEADS).map(|number| LeadId::derive(&["lead", &number.to_string()]))
    }

    fn name<'a>(texts: &'a [StepVariant], lead: &LeadId) -> &'a str {
        drawn(texts, "mail", lead).map_or("", |text| &text.name)
    }

    #[test]
    fn each_text_gets_its_share_of_the_leads() {
        let texts = texts(&[("plain", 50), ("short", 30), ("warm", 20)]);
        for text in &texts {
            let got = leads().filter(|lead| name(&texts, lead) == text.name);
            let share = got.count() as f64 / LEADS as f64;
            let wanted = f64::from(text.share) / 100.0;
            // Four standard deviations: the leads are always the same.
            let margin = 4.0 * (wanted * (1.0 - wanted) / LEADS as f64).sqrt();
            assert!((share - wanted).abs() < margin, "{share} of {}", text.name);
        }
    }

    #[test]
    fn a_lead_keeps_its_text_whatever_else_changes() {
        let before = texts(&[("plain", 50), ("short", 50)]);
        let turned = texts(&[("short", 50), ("plain", 50)]);
        let more = texts(&[("plain", 40), ("short", 40), ("warm", 20)]);
        let shifted = texts(&[("plain", 60), ("short", 40)]);
        let mut moved = 0;
        for lead in leads() {
            let text = name(&before, &lead);
            assert_eq!(name(&turned, &lead), text);
            let now = name(&more, &lead);
            assert!(now == text || now == "warm", "{text} became {now}");
            let now = name(&shifted, &lead);
            assert!(now == text || now == "plain", "{text} became {now}");
            moved += usize::from(now != text);
        }
        assert!((moved as f64 / LEADS as f64 - 0.1).abs() < 0.01, "{moved}");
    }

    #[test]
    fn another_step_is_drawn_for_anew_and_of_no_texts_none_falls_to_anybody() {
        let texts = texts(&[("plain", 50), ("short", 50)]);
        let same = leads().filter(|lead| {
            let other = drawn(&texts, "letter", lead).map(|text| text.name.as_str());
            Some(name(&texts, lead)) == other
        });
        let same = same.count() as f64 / LEADS as f64;
        assert!((same - 0.5).abs() < 0.02, "{same}");
        assert_eq!(drawn(&[], "mail", &LeadId::derive(&["lead"])), None);
    }
}

//! Texts that stand in for others: what was never tried, said or asked is not claimed by whichever of them is sent.

use super::finding::{TemplateFinding, finding};
use crate::template::phrase::Passage;
use crate::template::{LISTED_TWIN, MailKind, Requires, Template, Templates, Variable};

/// Whether the text of this name stands in for another one.
pub(super) fn stands_in(name: &str, of: &Template) -> bool {
    [of.neutral(), of.written(), of.owing()].contains(&Some(name))
        || name.strip_suffix(LISTED_TWIN) == Some(of.name())
}

/// When a twin is sent instead of its text.
#[derive(Debug, Clone, Copy)]
enum StandsInFor {
    /// The text claims an attempt, and there was none.
    Attempt,
    /// Somebody wrote, and nobody tried anything else.
    WhoWrote,
    /// They wait for us: perhaps nobody has tried anything.
    WhoWaits,
}

impl StandsInFor {
    fn may_claim(self, claimed: Requires) -> bool {
        match (self, claimed) {
            (Self::WhoWrote, Requires::Writing) => true,
            (Self::WhoWrote, Requires::Attempt)
            | (Self::Attempt | Self::WhoWaits, Requires::Attempt | Requires::Writing) => false,
        }
    }

    /// What a twin does that claims more, and what would be right.
    fn claims_too_much(self) -> (&'static str, &'static str) {
        match self {
            Self::Attempt => ("requires an attempt itself", "a twin that claims nothing"),
            Self::WhoWrote => ("requires an attempt itself", "requires = \"writing\""),
            Self::WhoWaits => (
                "requires an attempt, and is for who waits for us",
                "a twin that claims nothing",
            ),
        }
    }
}

impl Templates {
    /// Each text that stands in for another one is there, is written to the same people, and claims no more than is true whenever it is sent.
    pub(super) fn twins(&self, template: &Template, findings: &mut Vec<TemplateFinding>) {
        let whenever_claimed = template.requires().and(template.neutral());
        let standing_in = [
            (whenever_claimed, StandsInFor::Attempt),
            (template.written(), StandsInFor::WhoWrote),
            (template.owing(), StandsInFor::WhoWaits),
        ];
        for (name, stands_in) in standing_in {
            if let Some(name) = name {
                self.twin(template, (name, stands_in), findings);
            }
        }
    }

    fn twin(
        &self,
        template: &Template,
        (name, stands_in): (&str, StandsInFor),
        findings: &mut Vec<TemplateFinding>,
    ) {
        let (reason, proposal) = match self.get(name) {
            None => (
                format!("its twin `{name}` does not exist"),
                format!("write {name}.md"),
            ),
            Some(twin) if twin.requires().is_some_and(|one| !stands_in.may_claim(one)) => {
                let (reason, proposal) = stands_in.claims_too_much();
                (format!("its twin `{name}` {reason}"), proposal.to_owned())
            }
            Some(twin) if twin.audience() != template.audience() => (
                format!("its twin `{name}` is written to somebody else"),
                format!("to = \"{}\"", template.audience().as_str()),
            ),
            Some(_) => return,
        };
        findings.push(finding(template, 1, reason, proposal));
    }

    /// Who waits for what we promised reads why, and by when; nothing is sold to them, and no newsletter is offered.
    pub(super) fn offers_while_owing(
        &self,
        template: &Template,
        findings: &mut Vec<TemplateFinding>,
    ) {
        let is_twin = self.iter().any(|of| of.owing() == Some(template.name()));
        if !is_twin && template.name() != MailKind::Owing.as_str() {
            return;
        }
        let sells = template.pitch().map(|Passage { words, line }| {
            let reason = format!("\"{words}\" sells to somebody who waits for what we promised");
            (line, reason)
        });
        let used = template.uses().into_iter();
        let mut offers = used.filter(|used| used.variable == Variable::OptInUrl);
        let offers = offers.next().map(|used| {
            let reason = "the newsletter is offered to somebody who waits for what we promised";
            (used.line, reason.to_owned())
        });
        for (line, reason) in sells.into_iter().chain(offers) {
            let proposal = "say that it is late, and by when they hear from us";
            findings.push(finding(template, line, reason, proposal));
        }
    }

    /// A twin for who is on a list says neither that they asked nor that anybody tried, and there is a text that it stands for.
    pub(super) fn listed_twin(&self, template: &Template, findings: &mut Vec<TemplateFinding>) {
        let Some(base) = template.name().strip_suffix(LISTED_TWIN) else {
            return;
        };
        let (line, reason, proposal) = match self.get(base) {
            None => (
                1,
                format!("it is the twin of `{base}`, which does not exist"),
                format!("name it after a text, with `{LISTED_TWIN}`"),
            ),
            Some(of) if of.audience() != template.audience() => (
                1,
                format!("`{base}`, whose twin it is, is written to somebody else"),
                format!("to = \"{}\"", of.audience().as_str()),
            ),
            Some(_) if template.requires().is_some() => (
                1,
                "a text to who is on a list claims no attempt".to_owned(),
                "take `requires` out, and say what is true in any case".to_owned(),
            ),
            Some(_) => match template.inquiry_claim() {
                None => return,
                Some(Passage { words, line }) => (
                    line,
                    format!("\"{words}\" says that they asked, and a list names them"),
                    "say where their address is from, and what you offer".to_owned(),
                ),
            },
        };
        findings.push(finding(template, line, reason, proposal));
    }
}

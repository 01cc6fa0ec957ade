//! Campaigns: a form to fill in, somebody who has it, ways by which readers answer, and words that repeat nothing.

use super::choices::no_choice;
use super::finding::{Checked, finding};
use super::known_sources::of_who_asks;
use crate::form::Form;
use crate::ids::PersonId;
use crate::policy::campaign::Campaign;
use crate::policy::files::{CAMPAIGNS, MARKDOWN, PolicyFinding, TOML};
use crate::route::gets_leads;
use crate::source::{MAX_SOURCE_NAME_BYTES, Source};
use crate::team::Role;
use crate::template::{SIMILAR, Template, Templates};
use crate::written::PathStep::{self, Item, Key};

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let campaigns = &checked.policy.active.campaigns;
    let mut found: Vec<PolicyFinding> = Vec::new();
    for (name, campaign) in campaigns {
        let one = CheckedCampaign {
            checked,
            name,
            campaign,
        };
        found.extend(one.of_name());
        found.extend(one.of_form());
        found.extend(one.of_set());
        found.extend(one.of_owner());
        found.extend(one.of_answers());
        found.extend(one.of_column());
        found.extend(one.repeats());
    }
    let mailed = checked.sources.below(CAMPAIGNS, MARKDOWN);
    let alone = mailed.filter(|(name, _)| !checked.has_file(&format!("{CAMPAIGNS}/{name}{TOML}")));
    found.extend(alone.map(|(name, _)| {
        let file = format!("{CAMPAIGNS}/{name}{MARKDOWN}");
        let reason = "it is the text of a campaign that is not there";
        let proposal = format!("write {CAMPAIGNS}/{name}{TOML}, or give both one name");
        finding(checked.sources, &file, &[], reason, proposal)
    }));
    found
}

/// A campaign that is checked.
struct CheckedCampaign<'a> {
    checked: &'a Checked<'a>,
    name: &'a str,
    campaign: &'a Campaign,
}

impl CheckedCampaign<'_> {
    fn finding(
        &self,
        way: &[PathStep<'_>],
        reason: impl Into<String>,
        proposal: impl Into<String>,
    ) -> PolicyFinding {
        let file = format!("{CAMPAIGNS}/{}{TOML}", self.name);
        finding(self.checked.sources, &file, way, reason, proposal)
    }

    /// The file's name is the source of its leads, and part of a link. Whoever asks has no source of that name: they would be left in peace as
    /// long as who is on its list.
    fn of_name(&self) -> Option<PolicyFinding> {
        let name = self.name;
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
        if name.len() > MAX_SOURCE_NAME_BYTES || !name.chars().all(is_plain) {
            let reason = format!("\"{name}\" is no name of a campaign");
            let proposal = format!("a-z, 0-9, - and _, at most {MAX_SOURCE_NAME_BYTES}");
            return Some(self.finding(&[], reason, proposal));
        }
        of_who_asks(self.checked.policy).contains(name).then(|| {
            let reason = format!("people who ask come by the source \"{name}\": a campaign of that name would hold for them, too");
            let proposal =
                format!("another name of the file, such as {CAMPAIGNS}/{name}-list{TOML}");
            self.finding(&[], reason, proposal)
        })
    }

    fn of_form(&self) -> Option<PolicyFinding> {
        let form = &self.campaign.form;
        let forms = &self.checked.policy.active.forms;
        // A form that is there and could not be read has its own finding.
        let is_there = forms.contains_key(form);
        let has_file = || self.checked.has_file(&format!("forms/{form}.toml"));
        (!is_there && !has_file()).then(|| {
            let names: Vec<&str> = forms.keys().map(String::as_str).collect();
            let reason = format!("there is no form \"{form}\"");
            self.finding(
                &[Key("form")],
                reason,
                format!("one of {}", names.join(", ")),
            )
        })
    }

    /// What rows get that say nothing there is a field of the form.
    fn of_set(&self) -> Vec<PolicyFinding> {
        let form = &self.campaign.form;
        let Some(fields) = self.checked.policy.active.forms.get(form) else {
            return Vec::new();
        };
        let names = self.campaign.set.keys();
        let strange = names.filter(|name| fields.field(name).is_none());
        strange
            .map(|name| {
                let known: Vec<&str> = fields.fields.iter().map(|one| one.name.as_str()).collect();
                let reason = format!("the form {form} has no field \"{name}\"");
                let proposal = format!("one of {}", known.join(", "));
                self.finding(&[Key("set"), Key(name)], reason, proposal)
            })
            .chain(self.no_choices(fields))
            .collect()
    }

    /// What rows get in a field is something that can be chosen there.
    fn no_choices(&self, form: &Form) -> Vec<PolicyFinding> {
        let set = self.campaign.set.iter();
        let fields = set.filter_map(|(name, value)| Some((form.field(name)?, value)));
        let strange = fields.filter_map(|(field, value)| {
            let (reason, proposal) = no_choice(field, value)?;
            Some(self.finding(&[Key("set"), Key(&field.name)], reason, proposal))
        });
        strange.collect()
    }

    fn of_owner(&self) -> Option<PolicyFinding> {
        let owner = self.campaign.owner.as_ref()?;
        let policy = self.checked.policy;
        let roster = &policy.active.roster;
        let names: Vec<&str> = gets_leads(policy)
            .map(|person| PersonId::as_str(&person.id))
            .collect();
        let is_taker = names.contains(&owner.as_str());
        (!is_taker && !policy.is_solo()).then(|| {
            let known = roster.get(owner);
            let reason = if known.is_some_and(|person| person.is(Role::Rep)) {
                format!("owner = \"{owner}\" gets no leads: their weight or max_open is 0")
            } else {
                format!("owner = \"{owner}\" is no rep of the team file")
            };
            self.finding(
                &[Key("owner")],
                reason,
                format!("one of {}", names.join(", ")),
            )
        })
    }

    /// A way by which readers answer is one by which inquiries come.
    fn of_answers(&self) -> Vec<PolicyFinding> {
        let active = &self.checked.policy.active;
        let of_forms = active.forms.iter();
        let of_forms = of_forms.flat_map(|(name, form)| [name.as_str(), form.source.as_str()]);
        let rules = active.inlets.values().filter_map(Source::inquiry);
        let mut known: Vec<&str> = of_forms
            .chain(rules.map(|rule| rule.label.as_str()))
            .collect();
        known.sort_unstable();
        known.dedup();
        let named = self.campaign.answers.iter().enumerate();
        let strange = named.filter(|(_, way)| !known.contains(&way.as_str()));
        strange
            .map(|(index, way)| {
                let reason = format!("nobody comes by \"{way}\": it is no form and no source");
                let proposal = format!("one of {}", known.join(", "));
                self.finding(&[Key("answers"), Item(index)], reason, proposal)
            })
            .collect()
    }

    /// A column that no step counts down to would be read for nothing.
    fn of_column(&self) -> Option<PolicyFinding> {
        let column = self.campaign.date.as_ref()?;
        let counts_down = self.campaign.steps.iter().any(|step| step.before.is_some());
        (!counts_down).then(|| {
            let reason = format!("date = \"{column}\", and no step counts down to it");
            let proposal = "before = \"7d\" of a step, or take `date` out";
            self.finding(&[Key("date")], reason, proposal)
        })
    }

    /// No step says again what was mailed, in any language.
    fn repeats(&self) -> Vec<PolicyFinding> {
        let mailed = format!("{CAMPAIGNS}/{}{MARKDOWN}", self.name);
        let Some(text) = self.checked.sources.get(&mailed) else {
            return Vec::new();
        };
        let templates = &self.checked.policy.templates;
        let said = |name: &str| -> f64 {
            let share = |all: &Templates| {
                let words = all.for_listed(name).or_else(|| all.get(name));
                words.map_or(0.0, |template: &Template| template.share_of(text))
            };
            let others = templates.translations().map(|(_, all)| share(all));
            others.fold(share(templates), f64::max)
        };
        let steps = self.campaign.steps.iter().enumerate();
        steps
            .filter(|(_, step)| step.kind.is_written())
            .filter_map(|(index, step)| {
                let shared = said(&step.template);
                (shared >= SIMILAR).then(|| {
                    let reason = format!(
                        "\"{}\" repeats what was mailed ({mailed}) nearly word for word ({:.0} in 100)",
                        step.name,
                        shared * 100.0
                    );
                    let way = [Key("steps"), Item(index), Key("template")];
                    self.finding(&way, reason, "say something that they have not read yet")
                })
            })
            .collect()
    }
}

//! A compiled policy: what decisions read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::active::ActiveConfig;
use super::campaign::Campaign;
use super::company::Company;
use super::files::PolicyFiles;
use super::layout::PolicyFile;
use super::rules::Rules;
use crate::booking::MeetingWay;
use crate::brand::Brand;
use crate::form::{Acknowledge, Form, FormWords};
use crate::ids::PolicyVersion;
use crate::inquiry::{Inquiry, PhoneNumber};
use crate::language::Language;
use crate::law::place::law_of;
use crate::lead::Lead;
use crate::source::Source;
use crate::team::{Person, Roster};
use crate::template::{MailKind, Required, Template, Templates};
use calendar::{Calendar, Instant};

/// The forms of a policy, and their words in its other languages.
#[derive(Debug, Default)]
pub(super) struct FormTexts {
    /// By file name.
    pub(super) forms: BTreeMap<String, Form>,
    /// By language, and then by the form's name.
    pub(super) words: BTreeMap<Language, BTreeMap<String, FormWords>>,
}

/// The texts of a policy, in each of its languages.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) templates: Templates,
    pub(super) letters: Templates,
}

/// What stands in the folders beside `policy.toml` and `team.toml`, the templates left out.
#[derive(Debug, Default)]
pub(super) struct BesidePolicy {
    pub(super) calendars: BTreeMap<String, Calendar>,
    pub(super) forms: FormTexts,
    /// Sources by file name.
    pub(super) inlets: BTreeMap<String, Source>,
    /// Campaigns by file name.
    pub(super) campaigns: BTreeMap<String, Campaign>,
}

/// A compiled policy: the rules and templates that a lead pins, and the setting that is always active.
///
/// Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The version of `rules` and `templates`.
    pub version: PolicyVersion,
    /// Criteria, clocks and cadence.
    pub rules: Arc<Rules>,
    /// The texts.
    pub templates: Arc<Templates>,
    /// Letters to who rests, as they were pushed last.
    pub letters: Arc<Templates>,
    /// Sender, limits, team, calendars and forms.
    pub active: Arc<ActiveConfig>,
}

impl Policy {
    /// How a lead and a rep meet, under today's setting: see [`MeetingWay::of`].
    #[must_use]
    pub fn meeting_way<'a>(
        &'a self,
        lead: &Lead,
        number: Option<&'a PhoneNumber>,
        rep: Option<&'a Person>,
    ) -> MeetingWay<'a> {
        let (booking, company) = (self.active.booking.as_ref(), &self.active.company);
        MeetingWay::of(booking, company, lead, number, rep)
    }

    /// Until when the people of a source or a campaign are left in peace who arrived then; whoever asked to be contacted at once is not.
    #[must_use]
    pub fn peace_until(&self, source: &str, asked_when: bool, arrived_at: Instant) -> Instant {
        let of_source = || self.active.sources.get(source)?.start_after;
        let of_campaign = || self.active.campaigns.get(source)?.start_after;
        let span = of_source().or_else(of_campaign).filter(|_| !asked_when);
        span.map_or(arrived_at, |span| self.calendar().after(arrived_at, span))
    }

    /// The campaign that a lead belongs to, as it is today.
    #[must_use]
    pub fn campaign(&self, lead: &Lead) -> Option<&Campaign> {
        self.active
            .campaigns
            .get(lead.campaign.as_ref()?.name.as_str())
    }

    /// The campaign that an inquiry answers, with its name.
    #[must_use]
    pub fn campaign_answered_by(&self, inquiry: &Inquiry) -> Option<(&str, &Campaign)> {
        let campaigns = &mut self.active.campaigns.iter();
        let answered = campaigns.find(|(name, campaign)| campaign.is_answered_by(name, inquiry));
        answered.map(|(name, campaign)| (name.as_str(), campaign))
    }

    /// Whether Baton acknowledges what comes from a source; otherwise the page that has the form does, or nobody.
    #[must_use]
    pub fn acknowledges(&self, source: &str) -> bool {
        let forms = self.active.forms.values();
        let of_forms = forms.filter(|form| form.source == source);
        let mut of_forms = of_forms.map(|form| form.acknowledge);
        let inlets = self.active.inlets.values();
        let rules = inlets.filter_map(Source::inquiry);
        let of_inlets = rules.filter(|rule| rule.label == source);
        let mut of_inlets = of_inlets.filter_map(|rule| {
            let form = self.active.forms.get(&rule.form)?;
            Some(rule.acknowledge(form))
        });
        let is_ours = |by: Acknowledge| by == Acknowledge::Baton;
        of_forms.all(is_ours) && of_inlets.all(is_ours)
    }

    pub(super) fn of(
        sources: &PolicyFiles,
        file: PolicyFile,
        roster: Roster,
        beside: BesidePolicy,
        texts: Texts,
    ) -> Self {
        let company = file.company;
        let mut forms = beside.forms;
        if !company.mode.writes_to_leads() {
            // What somebody is thanked by is elsewhere: no page says that a mail comes from here.
            for form in forms.forms.values_mut() {
                form.acknowledge = form.acknowledge.elsewhere();
            }
        }
        let clock = file.brand.hours;
        let first = company.languages.first();
        let name = company.name.said_in(first);
        let active = ActiveConfig {
            brand: Brand::of(&file.brand, name, |path| sources.get(path)),
            law: law_of(&company.regions),
            office: beside.calendars.get(&company.calendar).cloned(),
            company: company.said_in(first, clock),
            limits: file.limits,
            booking: file.booking,
            nurture: file.nurture,
            retention: file.retention,
            sources: file.sources,
            routing: file.routing,
            figures: file.figures,
            roster,
            team_changes: file.team.changes,
            calendars: beside.calendars,
            forms: forms.forms,
            inlets: beside.inlets,
            campaigns: beside.campaigns,
            translations: BTreeMap::new(),
        };
        let others = company.languages.others().iter().map(|language| {
            let words = forms.words.get(language);
            let of_form = |name: &str| words.and_then(|words| words.get(name));
            let forms = active.forms.iter().map(|(name, form)| {
                let said = of_form(name).map(|words| words.said_by(form));
                (name.clone(), said.unwrap_or_else(|| form.clone()))
            });
            let said = ActiveConfig {
                company: company.said_in(*language, clock),
                forms: forms.collect(),
                ..active.clone()
            };
            (*language, Arc::new(said))
        });
        let translations = others.collect();
        let steps = |(name, campaign): (&String, &Campaign)| (name.clone(), campaign.steps.clone());
        Self {
            version: sources.version(),
            rules: Arc::new(Rules {
                criteria: file.criteria,
                clocks: file.clocks,
                cadence: file.cadence,
                campaigns: active.campaigns.iter().map(steps).collect(),
            }),
            templates: Arc::new(texts.templates),
            letters: Arc::new(texts.letters),
            active: Arc::new(ActiveConfig {
                translations,
                ..active
            }),
        }
    }

    /// The policy as it is said to somebody of this language: texts, forms, and what is said of the company. In the company's first
    /// language, where none is known, the company does not speak it, or the texts that a lead has pinned are older than it. Where those
    /// have it and the company has given it up since, a thread does not change its language: only what is said of the company does.
    ///
    /// Who the team is, and what is decided, is the same in each.
    #[must_use]
    pub fn said_in(self: &Arc<Self>, language: Option<Language>) -> Arc<Self> {
        let said = language.and_then(|language| {
            let company = &self.active.company;
            let spoken = company.languages.nearest(language.tag());
            let spoken = spoken.unwrap_or(language);
            let templates = self.templates.in_language(spoken)?;
            let given_up = || {
                let company = Company {
                    language: spoken,
                    ..company.clone()
                };
                Arc::new(ActiveConfig {
                    company,
                    ..ActiveConfig::clone(&self.active)
                })
            };
            let active = self.active.translations.get(&spoken).cloned();
            Some(Self {
                version: self.version.clone(),
                rules: Arc::clone(&self.rules),
                templates: Arc::clone(templates),
                letters: Arc::clone(self.letters.in_language(spoken).unwrap_or(&self.letters)),
                active: active.unwrap_or_else(given_up),
            })
        });
        said.map_or_else(|| Arc::clone(self), Arc::new)
    }

    /// This policy's setting under the rules and texts that a lead has pinned.
    #[must_use]
    pub fn pinned(&self, pinned: &Policy) -> Self {
        Self {
            version: pinned.version.clone(),
            rules: Arc::clone(&pinned.rules),
            templates: self.texts_beside(&pinned.templates),
            letters: Arc::clone(&self.letters),
            active: Arc::clone(&self.active),
        }
    }

    /// Texts that a lead has pinned. Mails about an appointment that its policy did not have yet are the active one's: booking
    /// is a setting, and may have come later than the lead.
    fn texts_beside(&self, pinned: &Arc<Templates>) -> Arc<Templates> {
        let kinds: Vec<MailKind> = MailKind::all_required(Required::WithBooking)
            .filter(|kind| !pinned.has(kind.as_str()) && self.templates.has(kind.as_str()))
            .collect();
        if kinds.is_empty() {
            return Arc::clone(pinned);
        }
        Arc::new(pinned.with_missing(&kinds, &self.templates))
    }

    /// The text of a mail: a template that a lead has pinned, or a letter.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&Template> {
        self.templates.get(name).or_else(|| self.letters.get(name))
    }

    /// Whether leads are written to from here.
    #[must_use]
    pub fn writes_to_leads(&self) -> bool {
        self.active.company.mode.writes_to_leads()
    }

    /// The calendar that all clocks count by.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        self.active.calendar()
    }

    /// Whether one person is the whole team.
    #[must_use]
    pub fn is_solo(&self) -> bool {
        self.active.roster.is_solo()
    }
}

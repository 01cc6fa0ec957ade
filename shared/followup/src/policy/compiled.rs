//! A compiled policy: what decisions read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::active::{ActiveConfig, Company};
use super::files::PolicyFiles;
use super::layout::PolicyFile;
use super::rules::Rules;
use crate::booking::MeetingWay;
use crate::brand::Brand;
use crate::form::{Acknowledge, Form};
use crate::ids::PolicyVersion;
use crate::inquiry::PhoneNumber;
use crate::lead::Lead;
use crate::team::{Person, Roster};
use crate::template::{MailKind, Required, Template, Templates};
use calendar::{Calendar, Instant};

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
        MeetingWay::of(booking, lead, number, rep, company.phone.as_deref())
    }

    /// Until when the people of a source are left in peace who arrived then; whoever asked to be contacted at once is not.
    #[must_use]
    pub fn peace_until(&self, source: &str, asked_when: bool, arrived_at: Instant) -> Instant {
        let source = self.active.sources.get(source).filter(|_| !asked_when);
        source
            .and_then(|source| source.start_after)
            .map_or(arrived_at, |span| {
                self.calendar().deadline(arrived_at, span, &[]).at
            })
    }

    /// Whether Baton acknowledges what comes from a source; otherwise the page that has the form does, or nobody.
    #[must_use]
    pub fn acknowledges(&self, source: &str) -> bool {
        let forms = self.active.forms.values();
        let mut of_source = forms.filter(|form| form.source == source);
        of_source.all(|form| form.acknowledge == Acknowledge::Baton)
    }

    pub(super) fn of(
        sources: &PolicyFiles,
        file: PolicyFile,
        roster: Roster,
        calendars: BTreeMap<String, Calendar>,
        forms: BTreeMap<String, Form>,
        templates: Templates,
    ) -> Self {
        let brand = Brand::of(&file.brand, &file.company.name, |path| sources.get(path));
        let company = Company {
            clock: file.brand.hours,
            ..file.company
        };
        Self {
            version: sources.version(),
            rules: Arc::new(Rules {
                criteria: file.criteria,
                clocks: file.clocks,
                cadence: file.cadence,
            }),
            templates: Arc::new(templates),
            active: Arc::new(ActiveConfig {
                company,
                brand,
                limits: file.limits,
                booking: file.booking,
                sources: file.sources,
                roster,
                calendars,
                forms,
            }),
        }
    }

    /// This policy's setting under the rules and texts that a lead has pinned.
    #[must_use]
    pub fn pinned(&self, pinned: &Policy) -> Self {
        Self {
            version: pinned.version.clone(),
            rules: Arc::clone(&pinned.rules),
            templates: self.texts_beside(&pinned.templates),
            active: Arc::clone(&self.active),
        }
    }

    /// Texts that a lead has pinned. Mails about an appointment that its policy did not have yet are the active one's: booking
    /// is a setting, and may have come later than the lead.
    fn texts_beside(&self, pinned: &Arc<Templates>) -> Arc<Templates> {
        let missing: Vec<&Template> = MailKind::all_required(Required::WithBooking)
            .filter(|kind| !pinned.has(kind.as_str()))
            .filter_map(|kind| self.templates.mail(kind))
            .collect();
        if missing.is_empty() {
            return Arc::clone(pinned);
        }
        let mut texts = Templates::clone(pinned);
        for template in missing {
            texts.insert(template.clone());
        }
        Arc::new(texts)
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

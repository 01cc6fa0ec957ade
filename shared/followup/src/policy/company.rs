//! Who the company is, as it is written, and as it is said in a language.

use serde::{Deserialize, Serialize};

use crate::language::{ByLanguage, ClockHours, Formality, Language, SpokenLanguages};
use crate::policy::mode::{EventDetail, OperatingMode};

/// The section `[company]` of `policy.toml`. What it says to people may be said in each language: see [`ByLanguage`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct CompanySource {
    /// The name by which people know the company.
    pub(super) name: ByLanguage<String>,
    /// Its legal name, in the footer of each mail.
    pub(super) legal_name: ByLanguage<String>,
    /// Its postal address, in the footer of each mail.
    pub(super) postal_address: ByLanguage<String>,
    /// The page that says what becomes of people's data.
    pub(super) privacy_url: ByLanguage<String>,
    /// Its website.
    pub(super) website: ByLanguage<String>,
    /// The number that people may call; mails leave it out without one.
    #[serde(default)]
    pub(super) phone: Option<ByLanguage<String>>,
    /// Who signs what no person has released.
    pub(super) team_name: ByLanguage<String>,
    /// The address that mails come from: one of the company's own domain.
    pub(super) from: String,
    /// Where the people are who write, as countries (`US`, `DE`) or `EU`: the strictest of their laws holds for whoever says nothing.
    pub(super) regions: Vec<String>,
    /// The country code of telephone numbers that name none, without the `+`.
    pub(super) country_code: String,
    /// The calendar that all clocks count by: a file of `calendars/`, without its ending.
    pub(super) calendar: String,
    /// When somebody is there, in words.
    pub(super) hours: ByLanguage<String>,
    /// The languages that people are written to, the first where nobody knows better: `en-US`, `en-GB`, `de`, `es`, `fr`.
    #[serde(default)]
    pub(super) languages: SpokenLanguages,
    /// How people are addressed in a language that has two ways.
    #[serde(default)]
    pub(super) formality: ByLanguage<Formality>,
    /// How much Baton does by itself.
    #[serde(default)]
    pub(super) mode: OperatingMode,
    /// What events on the bus say of a lead besides what happened.
    #[serde(default)]
    pub(super) events: EventDetail,
}

/// Who the company is, as every mail to a lead says it in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// The name that people use.
    pub name: String,
    /// The name in the register.
    pub legal_name: String,
    /// One line, as the law of most regions wants it in a mail.
    pub postal_address: String,
    /// The privacy notice.
    pub privacy_url: String,
    /// The web site.
    pub website: String,
    /// A number that anybody may call.
    pub phone: Option<String>,
    /// How the team signs what no person released.
    pub team_name: String,
    /// The sender of every mail.
    pub from: String,
    /// Where the company's leads live, as ISO 3166 country codes or `EU`.
    pub regions: Vec<String>,
    /// The calling code of a phone number without one, such as `1`.
    pub country_code: String,
    /// The calendar that all clocks count by.
    pub calendar: String,
    /// How the calendar reads in a sentence.
    pub hours: String,
    /// The languages in which people are written to.
    pub languages: SpokenLanguages,
    /// The one that all this is said in.
    pub language: Language,
    /// How they are addressed, where the language has two ways.
    pub formality: Formality,
    /// Whom Baton writes to.
    pub mode: OperatingMode,
    /// What events say of a lead.
    pub events: EventDetail,
    /// Whether they read 3:00 PM or 15:00: `hours` of the brand, in a language that has both; as the language has it, if absent.
    pub clock: Option<ClockHours>,
}

impl CompanySource {
    /// The company as it is said in a language, with the clock that the brand names.
    pub(super) fn said_in(&self, language: Language, clock: Option<ClockHours>) -> Company {
        let said = |text: &ByLanguage<String>| text.said_in(language).clone();
        Company {
            name: said(&self.name),
            legal_name: said(&self.legal_name),
            postal_address: said(&self.postal_address),
            privacy_url: said(&self.privacy_url),
            website: said(&self.website),
            phone: self.phone.as_ref().map(said),
            team_name: said(&self.team_name),
            from: self.from.clone(),
            regions: self.regions.clone(),
            country_code: self.country_code.clone(),
            calendar: self.calendar.clone(),
            hours: said(&self.hours),
            languages: self.languages.clone(),
            language,
            formality: *self.formality.said_in(language),
            mode: self.mode,
            events: self.events,
            clock: clock.filter(|_| language.has_both_clocks()),
        }
    }
}

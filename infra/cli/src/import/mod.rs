//! The rows of a CSV file become inquiries, through the same form and the same transaction as a post does.

mod entry;

use std::collections::{BTreeMap, BTreeSet};

use calendar::Instant;
use cloud::table::arrivals::{AcceptError, Arrival, RequestKey};
use cloud::{Cloud, CloudError};
use followup::event::Event;
use followup::form::{Acknowledge, FieldError, Form, MapsTo};
use followup::ids::LeadId;
use followup::inquiry::{Inquiry, Origin, clipped, one_line};
use followup::language::{KnownLanguage, Language};
use followup::lead::{CampaignHold, Lead, Stage};
use followup::policy::{Campaign, Policy};
use serde::Serialize;

use self::entry::{COLUMNS, LANGUAGE, MAX_WORDS, came_from, listed};
use crate::list::{List, ListRow};
use crate::take_over;
use wording::Words;
use wording::form::RefusedField;

/// The calling code of a number without one, before any policy was pushed.
const DEFAULT_COUNTRY_CODE: &str = "1";

/// How a file is read.
#[derive(Debug)]
pub struct ImportPlan<'a> {
    /// The form whose fields the rows fill in.
    pub form: &'a Form,
    /// Column to field. A column that is not named here is the field of its own name; one with an empty field is left out.
    pub mapping: BTreeMap<String, String>,
    /// What rows without a value for a field get.
    pub constants: Vec<(String, String)>,
    /// What the leads have as their source.
    pub source: String,
    /// The rows are running leads of another system: they say whose they are and where they stand.
    pub take_over: bool,
    /// The campaign of the policy that the rows are for, by its name.
    pub campaign: Option<&'a str>,
    /// The active policy.
    pub policy: Option<&'a Policy>,
    /// Nothing is written.
    pub dry_run: bool,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFate {
    /// It is an inquiry now.
    Accepted,
    /// It was taken before.
    Known,
    /// It would be taken.
    Fit,
    /// It cannot be taken as it is.
    Refused,
}

/// The report of a row: nothing that stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowReport {
    /// Its number, from 1, without the header and without rows in which nothing stands.
    pub row: u64,
    /// The line of the file where it begins.
    pub line: u64,
    /// What became of it.
    pub fate: RowFate,
    /// Its lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<LeadId>,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<RefusedField>,
    /// What could not be read as what its column is, and is kept as an answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<RefusedField>,
    /// Why the campaign that it is for does not begin with it: what goes on with them goes first. What the row says is noted with their lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<CampaignHold>,
}

/// Why a file is not read any further. The rows before it are taken; the same file goes on from here.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Nothing stands in the file.
    #[error("the file is empty; its first row names the columns, like name,email,phone")]
    Empty,
    /// A column is mapped that the file does not have.
    #[error("the file has no column {0:?}; its columns are: {1}")]
    NoColumn(String, String),
    /// No column fills in a field, so that no row could be taken.
    #[error(
        "no column of the file is a field of the form {form}; say which is which with --map COLUMN=FIELD. Columns: {columns}. Fields: {fields}"
    )]
    NoField {
        /// The form.
        form: String,
        /// The file's columns.
        columns: String,
        /// The form's fields.
        fields: String,
    },
    /// No policy is active, and so there is no team.
    #[error(
        "no policy is active, so that nobody knows whose the leads are; push one first: baton policy push"
    )]
    NoTeam,
    /// The table cannot be written.
    #[error("row {row} could not be taken; run the same again, and it goes on from here")]
    Cloud {
        /// Which row.
        row: u64,
        /// What the table said.
        source: CloudError,
    },
}

/// A row that can be taken.
struct ReadRow {
    inquiry: Inquiry,
    /// What it was read from.
    fields: Vec<(String, String)>,
    /// What of it is kept as an answer, and why.
    kept: Vec<RefusedField>,
}

impl ImportPlan<'_> {
    /// Takes the rows of a list, one after another, and tells `report` of each.
    ///
    /// # Errors
    /// When the table ends it early, or the list has no columns, or not those that are meant.
    pub async fn take(
        &self,
        cloud: &Cloud,
        list: &List,
        mut report: impl FnMut(&RowReport),
    ) -> Result<(), ImportError> {
        if list.header.is_empty() {
            return Err(ImportError::Empty);
        }
        if self.take_over && self.policy.is_none() {
            return Err(ImportError::NoTeam);
        }
        self.knows(&list.header)?;
        // What a dry run would have taken before it comes to a row.
        let mut fit = BTreeSet::new();
        for (number, row) in (1..).zip(&list.rows) {
            report(&self.row(cloud, number, row, &list.header, &mut fit).await?);
        }
        Ok(())
    }

    fn knows(&self, header: &[String]) -> Result<(), ImportError> {
        // The first line of what is no list may be long.
        let columns = || clipped(&header.join(", "), MAX_WORDS);
        if let Some(column) = self.mapping.keys().find(|column| !header.contains(*column)) {
            return Err(ImportError::NoColumn(column.clone(), columns()));
        }
        let is_known = |column: &String| self.form.field(self.field(column)).is_some();
        if header.iter().any(is_known) {
            return Ok(());
        }
        let fields: Vec<&str> = self
            .form
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        Err(ImportError::NoField {
            form: self.form.name.clone(),
            columns: columns(),
            fields: fields.join(", "),
        })
    }

    /// The field that a column fills in; empty, if it is left out.
    fn field<'a>(&'a self, column: &'a str) -> &'a str {
        if let Some(field) = self.mapping.get(column) {
            return field;
        }
        let of_form = self.form.fields.iter().map(|field| field.name.as_str());
        let running = take_over::COLUMNS.into_iter().filter(|_| self.take_over);
        of_form
            .chain(COLUMNS)
            .chain(running)
            .find(|name| name.eq_ignore_ascii_case(column))
            .unwrap_or(column)
    }

    /// The fields that the cells of a row fill in; those that a short row lacks are empty.
    fn fields(&self, header: &[String], cells: &[String]) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = Vec::new();
        for (column, value) in header.iter().zip(cells) {
            let field = self.field(column);
            if !field.is_empty() && !value.trim().is_empty() {
                fields.push((field.to_owned(), value.clone()));
            }
        }
        let of_campaign = self.campaign().into_iter();
        let of_campaign = of_campaign.flat_map(|(_, campaign)| &campaign.set);
        let constants = self.constants.iter().map(|(field, value)| (field, value));
        for (field, value) in constants.chain(of_campaign) {
            if !fields.iter().any(|(given, _)| given == field) {
                fields.push((field.clone(), value.clone()));
            }
        }
        fields
    }

    fn read(&self, fields: &[(String, String)], at: Instant) -> Result<Inquiry, Vec<RefusedField>> {
        let country = self.policy.map_or(DEFAULT_COUNTRY_CODE, |policy| {
            policy.active.company.country_code.as_str()
        });
        let read = self.form.read(fields, at, country);
        let read = read.or_else(|errors| {
            let by_phone = self.by_phone(fields, at, country, &errors);
            by_phone.ok_or(errors)
        });
        let refused = |errors: Vec<_>| RefusedField::all(Words::default(), &errors);
        let mut inquiry = read.map_err(refused)?;
        inquiry.source.clone_from(&self.source);
        // A box in a file was not ticked here and now: what was agreed stands in columns of its own.
        inquiry.consent = None;
        let campaign = self.campaign();
        let date = campaign.and_then(|(_, campaign)| campaign.date.as_deref());
        let mut entry = listed(self.form, fields, date, at)?;
        if let Some(policy) = self.policy.filter(|_| self.take_over) {
            let cells = take_over::Cells(fields);
            entry.taken_over = Some(cells.running(&policy.active.roster, at)?);
            inquiry.external_id = cells.external_id();
        }
        let language = self.language(fields);
        inquiry.language = inquiry.language.or(language.map(KnownLanguage::Chosen));
        // Whoever is on a list has asked nothing, whatever the form calls it.
        let words = Words::said_in(self.policy, language);
        inquiry.topic_phrase = match campaign {
            Some((name, campaign)) => {
                entry.campaign = Some(name.to_owned());
                let from = campaign.came_from.as_ref();
                let from = from.map(|from| from.said_in(words.language).clone());
                entry.came_from = entry.came_from.or(from);
                campaign.phrase.said_in(words.language).clone()
            }
            None => words.phrase_listed(),
        };
        let is_mailed = inquiry.email.is_some();
        entry.came_from = came_from(&entry, is_mailed)?;
        inquiry.origin = Origin::Listed(entry);
        // One that the company does not speak is kept as what it is: an answer.
        let is_read = |column: &&&str| **column != LANGUAGE || language.is_some();
        let running = take_over::COLUMNS.iter().filter(|_| self.take_over);
        for column in COLUMNS.iter().filter(is_read).chain(running) {
            if self.form.field(column).is_none() {
                inquiry.answers.remove(*column);
            }
        }
        Ok(inquiry)
    }

    /// The campaign that the rows are for, and its name.
    fn campaign(&self) -> Option<(&str, &Campaign)> {
        let (name, policy) = (self.campaign?, self.policy?);
        Some((name, policy.active.campaigns.get(name)?))
    }

    /// The company's language that a row names.
    fn language(&self, fields: &[(String, String)]) -> Option<Language> {
        let (_, tag) = fields.iter().find(|(field, _)| field == LANGUAGE)?;
        self.policy?.active.company.languages.nearest(tag)
    }

    /// The inquiry of somebody whose address cannot be read and whose number can be dialled: nobody is there to correct the one, and
    /// whoever can be reached by the other is not lost. What stood there is kept as an answer.
    fn by_phone(
        &self,
        fields: &[(String, String)],
        at: Instant,
        country: &str,
        errors: &[FieldError],
    ) -> Option<Inquiry> {
        let mut of_form = self.form.fields.iter();
        let email = of_form.find(|field| field.maps_to == MapsTo::Email && !field.required)?;
        let is_alone = errors.iter().all(|error| error.field == email.name);
        let (given, others): (Vec<_>, Vec<_>) = fields
            .iter()
            .cloned()
            .partition(|(name, _)| *name == email.name);
        let read = self.form.read(&others, at, country).ok();
        let mut inquiry = read.filter(|inquiry| is_alone && inquiry.phone.is_some())?;
        let typed: Vec<String> = given
            .into_iter()
            .map(|(_, value)| one_line(&value))
            .collect();
        let kept = clipped(&typed.join(", "), MAX_WORDS);
        inquiry.answers.insert(email.name.clone(), kept);
        Some(inquiry)
    }

    /// What a row gives that could not be read as what its column is.
    fn kept(&self, fields: &[(String, String)], inquiry: &Inquiry) -> Vec<RefusedField> {
        let given = |name: &str| fields.iter().any(|(field, _)| field == name);
        let unread = [
            (
                MapsTo::Email,
                inquiry.email.is_none(),
                "no address that a mail can go to",
            ),
            (
                MapsTo::Phone,
                inquiry.phone.is_none(),
                "no number that can be dialled",
            ),
        ];
        let mut kept = Vec::new();
        for (meant, _, why) in unread.iter().filter(|(_, is_missing, _)| *is_missing) {
            let of_form = self.form.fields.iter();
            for field in of_form.filter(|field| field.maps_to == *meant && given(&field.name)) {
                let why = format!("{why}; kept as an answer");
                kept.push(RefusedField::new(&field.name, why));
            }
        }
        if given(LANGUAGE)
            && self.language(fields).is_none()
            && let Some(policy) = self.policy
        {
            let first = policy.active.company.languages.first().tag();
            let why = format!(
                "none that the company writes in; kept as an answer, and written to in {first}"
            );
            kept.push(RefusedField::new(LANGUAGE, why));
        }
        kept
    }

    /// The inquiry of a row, and the fields that it was read from.
    fn inquiry(
        &self,
        row: &ListRow,
        header: &[String],
        at: Instant,
    ) -> Result<ReadRow, Vec<RefusedField>> {
        match &row.cells {
            Ok(cells) => {
                let fields = self.fields(header, cells);
                let inquiry = self.read(&fields, at)?;
                let kept = self.kept(&fields, &inquiry);
                Ok(ReadRow {
                    inquiry,
                    fields,
                    kept,
                })
            }
            Err(problem) => Err(vec![RefusedField::new("", problem.to_string())]),
        }
    }

    async fn row(
        &self,
        cloud: &Cloud,
        number: u64,
        given: &ListRow,
        header: &[String],
        fit: &mut BTreeSet<String>,
    ) -> Result<RowReport, ImportError> {
        let mut row = RowReport {
            row: number,
            line: given.line,
            fate: RowFate::Fit,
            lead: None,
            errors: Vec::new(),
            kept: Vec::new(),
            held: None,
        };
        let at = cloud.now();
        let ReadRow {
            inquiry,
            fields,
            kept,
        } = match self.inquiry(given, header, at) {
            Ok(read) => read,
            Err(errors) => {
                row.fate = RowFate::Refused;
                row.errors = errors;
                return Ok(row);
            }
        };
        row.kept = kept;
        let payload = serde_json::json!([self.form.name, fields]).to_string();
        if self.dry_run {
            let tried = self.tried(cloud, &mut row, &inquiry, payload, fit).await;
            tried.map_err(|source| failed(number, source))?;
            return Ok(row);
        }
        let arrival = Arrival {
            promises: true,
            inquiry: &inquiry,
            at,
            request: RequestKey::Row,
            payload: &payload,
            network: None,
            policy: self.policy,
            // Whoever is in a file is promised nothing.
            forecast: &followup::route::Forecast::default(),
            // Whoever is in a file asked long ago.
            acknowledge: Acknowledge::Off,
        };
        match cloud.accept(&arrival).await {
            Ok(accepted) => {
                row.fate = if accepted.repeated {
                    RowFate::Known
                } else {
                    RowFate::Accepted
                };
                if row.fate == RowFate::Accepted {
                    let known = self.joined(cloud, &accepted.lead).await;
                    let held = self.hold(cloud, &inquiry, known).await;
                    row.held = held.map_err(|source| failed(number, source))?;
                }
                row.lead = Some(accepted.lead);
                Ok(row)
            }
            Err(AcceptError::Cloud(error)) => Err(failed(number, error)),
            Err(AcceptError::KeyReused) => {
                let source = CloudError::Corrupt {
                    kind: "request",
                    reason: "two rows of different content have one hash".to_owned(),
                };
                Err(failed(number, source))
            }
        }
    }

    /// What would become of a row that is not taken: known already, or fit, and why a campaign would not begin with it.
    async fn tried(
        &self,
        cloud: &Cloud,
        row: &mut RowReport,
        inquiry: &Inquiry,
        payload: String,
        fit: &mut BTreeSet<String>,
    ) -> Result<(), CloudError> {
        row.lead = cloud.row_taken_before(&self.form.name, &payload).await?;
        if row.lead.is_some() || !fit.insert(payload) {
            row.fate = RowFate::Known;
        } else {
            let known = self.known(cloud, inquiry).await;
            row.held = self.hold(cloud, inquiry, known).await?;
        }
        Ok(())
    }

    /// The lead of somebody who is known, which a row has joined.
    async fn joined(&self, cloud: &Cloud, named: &LeadId) -> Result<Option<Lead>, CloudError> {
        if self.campaign.is_none() {
            return Ok(None);
        }
        let stored = cloud.resolved_lead(named).await?;
        let lead = stored.map(|stored| stored.lead);
        Ok(lead.filter(|lead| lead.id != *named))
    }

    /// The lead that a row would join, by its address: who is known by a number alone is found once the row is taken.
    async fn known(&self, cloud: &Cloud, inquiry: &Inquiry) -> Result<Option<Lead>, CloudError> {
        let (Some(_), Some(email)) = (self.campaign, &inquiry.email) else {
            return Ok(None);
        };
        let Some(known) = cloud.lead_known_by(email).await? else {
            return Ok(None);
        };
        let stored = cloud.resolved_lead(&known).await?;
        let lead = stored.map(|stored| stored.lead);
        Ok(lead.filter(|lead| matches!(lead.stage, Stage::Open(_))))
    }

    /// Why the campaign of the rows does not begin with this one, as it stands now; nothing, where it does.
    async fn hold(
        &self,
        cloud: &Cloud,
        inquiry: &Inquiry,
        known: Result<Option<Lead>, CloudError>,
    ) -> Result<Option<CampaignHold>, CloudError> {
        let (Some(_), Some(entry)) = (self.campaign, inquiry.origin.entry()) else {
            return Ok(None);
        };
        if let Some(lead) = known? {
            return Ok(lead.campaign_hold(entry));
        }
        if let Some(Event::SuppressionFound { email: Some(_), .. }) = cloud.listed(inquiry).await? {
            return Ok(Some(CampaignHold::Suppressed));
        }
        let agreed = entry.consent.is_some();
        Ok((!agreed).then_some(CampaignHold::NoConsent))
    }
}

fn failed(row: u64, source: CloudError) -> ImportError {
    ImportError::Cloud { row, source }
}

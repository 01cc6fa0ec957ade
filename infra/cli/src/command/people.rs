//! `baton import`, `baton export`, `baton erase`: people come from a file, and go.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, ErrorKind, stdout};
use std::path::PathBuf;

use clap::Args;
use cloud::table::erasure::Erased;
use cloud::table::person::KnownBy;
use cloud::{Cloud, CloudError};
use followup::form::Form;
use followup::ids::LeadId;
use followup::inquiry::{EmailAddress, PhoneNumber};
use followup::lead::CampaignHold;
use followup::policy::{Campaign, Policy};
use followup::retention::ErasureReason;
use serde_json::json;
use wording::Words;
use wording::fact::campaign_held;

use crate::command::exit::{FINDINGS, OK, complain, in_runtime};
use crate::command::output::{err, out, progress};
use crate::export::{self, ExportError, ExportFormat};
use crate::import::{ImportError, ImportPlan, RowFate, RowReport};
use crate::letters::Letters;
use crate::list::List;
use crate::place::{Deployment, PlaceError, Where};

/// The calling code of a number without one, before any policy was pushed.
const DEFAULT_COUNTRY_CODE: &str = "1";

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// A CSV file whose first row names the columns, such as leads.csv; what stands between its cells and its letters are found out, and said
    file: PathBuf,
    /// The campaign of the policy that the rows are for, such as award-winners: it names the form, is the source of the leads, and has words and steps of its own
    #[arg(long, value_name = "NAME", conflicts_with_all = ["form", "source"])]
    campaign: Option<String>,
    /// The rows are running leads of another system, with columns owner and state (new, in_conversation, waiting, nurture, won, lost,
    /// stopped), last_touch, next_step and external_id: they are taken over as they stand, and nobody is told
    #[arg(long, conflicts_with = "campaign")]
    take_over: bool,
    /// The form of the policy whose fields the rows fill in
    #[arg(long, value_name = "NAME", default_value = "contact")]
    form: String,
    /// A column and the field that it fills in, such as "E-mail=email"; "Notes=" leaves the column out. May be said several times
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = column)]
    map: Vec<(String, String)>,
    /// A field and what rows without a value get in it, such as topic=sales. May be said several times
    #[arg(long, value_name = "FIELD=VALUE", value_parser = constant)]
    set: Vec<(String, String)>,
    /// The letters of the file, where they are guessed wrong, such as utf-8, utf-16, windows-1252 (what Windows calls ANSI in the west),
    /// windows-1250, windows-1251, mac-roman, shift_jis, gbk, big5 and others
    #[arg(long, value_parser = Letters::named, value_name = "NAME")]
    encoding: Option<Letters>,
    /// What the leads have as their source, such as spring-fair
    #[arg(long, value_name = "NAME", default_value = "import")]
    source: String,
    /// Say what would become of each row, and write nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    place: Where,
    /// Print a line of JSON for each row instead of text
    #[arg(long)]
    json: bool,
}

/// One person, or one lead.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct Who {
    /// Who has this address, such as ana@example.org
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Who has this number, such as +1 555 123 4567
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// One lead, by its id, as `baton export --format csv` lists it in its first column
    #[arg(long, value_name = "ID", value_parser = lead)]
    lead: Option<LeadId>,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    who: Who,
    /// How they are printed
    #[arg(long, value_enum, default_value_t = ExportFormat::Jsonl)]
    format: ExportFormat,
    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Args)]
pub(super) struct EraseArgs {
    #[command(flatten)]
    who: Who,
    /// Erase; without it, only the leads are named that would be
    #[arg(long)]
    yes: bool,
    /// Erase nobody, and print what was erased so far: how much on which day and why, by hand or because it was kept long enough
    #[arg(long, conflicts_with = "yes")]
    record: bool,
    #[command(flatten)]
    place: Where,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
}

/// Why it could not be done. No reason repeats an address.
#[derive(Debug, thiserror::Error)]
pub(super) enum PeopleError {
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Cloud(#[from] CloudError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("cannot read {}", path.display())]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("there is no form {0:?}; there are: {1}")]
    NoForm(String, String),
    #[error("there is no campaign {0:?}; {1}")]
    NoCampaign(String, String),
    #[error("--email: {0}")]
    Email(followup::inquiry::EmailError),
    #[error("--phone: {0}")]
    Phone(followup::inquiry::PhoneError),
    #[error("name whom: --email ADDRESS, --phone NUMBER or --lead ID")]
    Nobody,
}

fn column(text: &str) -> Result<(String, String), String> {
    pair(text).ok_or_else(|| "write COLUMN=FIELD, such as E-mail=email".to_owned())
}

fn constant(text: &str) -> Result<(String, String), String> {
    pair(text).ok_or_else(|| "write FIELD=VALUE, such as topic=sales".to_owned())
}

fn pair(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    (!name.is_empty()).then(|| (name.to_owned(), value.to_owned()))
}

fn lead(text: &str) -> Result<LeadId, String> {
    LeadId::parse(text).map_err(|error| error.to_string())
}

pub(super) fn import(args: &ImportArgs) -> u8 {
    in_runtime(async {
        if !args.dry_run {
            args.place.for_real()?;
        }
        let place = Deployment::open(&args.place).await?;
        let cloud = place.cloud();
        let policy = cloud.refreshed_policy(cloud.now()).await?;
        let forms: BTreeMap<String, Form> = match &policy {
            Some(policy) => policy.active.forms.clone(),
            None => [Form::builtin_contact(), Form::builtin_voicemail()]
                .into_iter()
                .map(|form| (form.name.clone(), form))
                .collect(),
        };
        let campaign = campaign(args, policy.as_deref())?;
        let named = campaign.map_or(&args.form, |campaign| &campaign.form);
        let form = forms.get(named).ok_or_else(|| {
            let names: Vec<&str> = forms.keys().map(String::as_str).collect();
            PeopleError::NoForm(named.clone(), names.join(", "))
        })?;
        let unreadable = |source| PeopleError::File {
            path: args.file.clone(),
            source,
        };
        let file = File::open(&args.file).map_err(unreadable)?;
        let list = List::read(file, args.encoding).map_err(unreadable)?;
        err!("{}: {}", args.file.display(), list.read_as());
        let plan = ImportPlan {
            form,
            mapping: args.map.iter().cloned().collect(),
            constants: args.set.clone(),
            source: args.campaign.clone().unwrap_or(args.source.clone()),
            campaign: args.campaign.as_deref(),
            take_over: args.take_over,
            policy: policy.as_deref(),
            dry_run: args.dry_run,
        };
        let mut counts: BTreeMap<&'static str, u64> = BTreeMap::new();
        let mut held: BTreeMap<CampaignHold, u64> = BTreeMap::new();
        let taken = plan
            .take(cloud, &list, |row| {
                *counts.entry(word(row.fate)).or_default() += 1;
                if let Some(because) = row.held {
                    *held.entry(because).or_default() += 1;
                }
                report(row, args.json);
                progress("rows", row.row);
            })
            .await;
        let summary: Vec<String> = counts
            .iter()
            .map(|(fate, count)| format!("{count} {fate}"))
            .collect();
        if !summary.is_empty() {
            err!("rows: {}", summary.join(", "));
        }
        for (because, count) in held {
            let why = campaign_held(Words::default(), because);
            err!("the campaign does not begin for {count}: {why}");
        }
        taken?;
        if summary.is_empty() {
            err!("rows: none, only the names of the columns");
        }
        let refused = counts.contains_key(word(RowFate::Refused));
        Ok(if refused { FINDINGS } else { OK })
    })
    .unwrap_or_else(|error: PeopleError| complain(&error))
}

/// The campaign that is named, in the active policy.
fn campaign<'a>(
    args: &ImportArgs,
    policy: Option<&'a Policy>,
) -> Result<Option<&'a Campaign>, PeopleError> {
    let Some(name) = &args.campaign else {
        return Ok(None);
    };
    let campaigns = policy.map(|policy| &policy.active.campaigns);
    if let Some(campaign) = campaigns.and_then(|all| all.get(name)) {
        return Ok(Some(campaign));
    }
    let names: Vec<&str> = campaigns
        .into_iter()
        .flat_map(BTreeMap::keys)
        .map(String::as_str)
        .collect();
    let right = if names.is_empty() {
        format!("write campaigns/{name}.toml into the policy and push it")
    } else {
        format!("there are: {}", names.join(", "))
    };
    Err(PeopleError::NoCampaign(name.clone(), right))
}

fn word(fate: RowFate) -> &'static str {
    match fate {
        RowFate::Accepted => "accepted",
        RowFate::Known => "taken before",
        RowFate::Fit => "fit",
        RowFate::Refused => "refused",
    }
}

fn report(row: &RowReport, as_json: bool) {
    if as_json {
        out!("{}", json!(row));
        return;
    }
    let lead = row
        .lead
        .as_ref()
        .map(|lead| format!(", lead {lead}"))
        .unwrap_or_default();
    out!(
        "row {} (line {}): {}{lead}",
        row.row,
        row.line,
        word(row.fate)
    );
    if let Some(because) = row.held {
        out!(
            "  the campaign does not begin: {}",
            campaign_held(Words::default(), because)
        );
    }
    for error in row.errors.iter().chain(&row.kept) {
        match error.field.as_str() {
            "" => out!("  {}", error.reason),
            field => out!("  {field}: {}", error.reason),
        }
    }
}

/// The leads of whom is meant; nobody named is everybody.
pub(super) async fn leads(cloud: &Cloud, who: &Who) -> Result<Option<Vec<LeadId>>, PeopleError> {
    let person = if let Some(email) = &who.email {
        KnownBy::Email(EmailAddress::parse(email).map_err(PeopleError::Email)?)
    } else if let Some(phone) = &who.phone {
        let policy = cloud.refreshed_policy(cloud.now()).await?;
        let country = policy.as_ref().map_or(DEFAULT_COUNTRY_CODE, |policy| {
            policy.active.company.country_code.as_str()
        });
        KnownBy::Phone(PhoneNumber::parse(phone, country).map_err(PeopleError::Phone)?)
    } else {
        let Some(named) = &who.lead else {
            return Ok(None);
        };
        // What a form was told may be the name of an inquiry that joined another lead.
        let stored = cloud.resolved_lead(named).await?;
        let lead = stored.map_or_else(|| named.clone(), |stored| stored.lead.id);
        return Ok(Some(vec![lead]));
    };
    Ok(Some(cloud.leads_of(&person).await?))
}

pub(super) fn export(args: &ExportArgs) -> u8 {
    in_runtime(async {
        let place = Deployment::open(&args.place).await?;
        let cloud = place.cloud();
        let leads = match leads(cloud, &args.who).await? {
            Some(leads) => leads,
            None => cloud.every_lead().await?,
        };
        let mut out = BufWriter::new(stdout().lock());
        let written = export::write(cloud, &leads, args.format, &mut out, |done| {
            progress("leads", done as u64);
        });
        let written = match written.await {
            // Whoever read the leads has gone.
            Err(ExportError::Write(error)) if error.kind() == ErrorKind::BrokenPipe => {
                return Ok(OK);
            }
            written => written?,
        };
        match &args.who {
            _ if written > 0 => {}
            Who {
                email: None,
                phone: None,
                lead: None,
            } => err!("There are no leads yet: nobody has asked."),
            _ => err!("No lead was found."),
        }
        Ok(OK)
    })
    .unwrap_or_else(|error: PeopleError| complain(&error))
}

pub(super) fn erase(args: &EraseArgs) -> u8 {
    in_runtime(async {
        let place = Deployment::open(&args.place).await?;
        let cloud = place.cloud();
        if args.record {
            for row in cloud.erasures().await? {
                if args.json {
                    out!("{}", json!(row));
                } else {
                    out!(
                        "{} {}: {} leads, {} inquiries, {} notes and replies, {} addresses and numbers, {} things of the team",
                        row.day,
                        row.reason.as_str(),
                        row.leads,
                        row.inquiries,
                        row.notes,
                        row.identities,
                        row.of_team
                    );
                }
            }
            return Ok(OK);
        }
        let leads = leads(cloud, &args.who).await?.ok_or(PeopleError::Nobody)?;
        let mut erased = Erased::default();
        if args.yes {
            for lead in &leads {
                let why = ErasureReason::Asked;
                let one = cloud.erase_because(lead, why, cloud.now()).await?;
                erased.inquiries += one.inquiries;
                erased.notes += one.notes;
                erased.identities += one.identities;
                erased.dropped += one.dropped;
            }
        }
        erased.leads = leads;
        if args.json {
            out!("{}", json!({"done": args.yes, "erased": erased}));
        } else {
            say(&erased, args.yes);
        }
        Ok(if args.yes || erased.leads.is_empty() {
            OK
        } else {
            FINDINGS
        })
    })
    .unwrap_or_else(|error: PeopleError| complain(&error))
}

fn say(erased: &Erased, done: bool) {
    if erased.leads.is_empty() {
        out!("Nothing is known of them.");
        return;
    }
    for lead in &erased.leads {
        out!("lead {lead}");
    }
    if done {
        out!(
            "Erased: {} inquiries, {} notes and replies, {} addresses and numbers; {} messages will not be sent.",
            erased.inquiries,
            erased.notes,
            erased.identities,
            erased.dropped
        );
    } else {
        out!("Nothing was erased: say --yes to erase what is known of the people of these leads.");
    }
}

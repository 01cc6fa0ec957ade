//! Leads as other programs take them: a line of JSON with everything, or a row of CSV with what a person looks at.

use std::io::Write;

use calendar::format_instant;
use cloud::lead_view::{LeadView, copy};
use cloud::{Cloud, CloudError};
use followup::ids::LeadId;
use wording::spreadsheet::harmless;

/// How leads are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ExportFormat {
    /// A row a lead: what is known of it, without its timeline.
    Csv,
    /// A line of JSON a lead: with inquiries, timeline, notes, messages and clocks.
    Jsonl,
}

/// The columns of the CSV.
pub const COLUMNS: [&str; 19] = [
    "lead",
    "status",
    "owner",
    "next",
    "due_at",
    "arrived_at",
    "source",
    "campaign",
    "topic",
    "score",
    "touches",
    "inquiries",
    "name",
    "email",
    "phone",
    "company",
    "message",
    "budget",
    "taken_down_by",
];

/// Why leads are not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The table cannot be read.
    #[error(transparent)]
    Cloud(#[from] CloudError),
    /// What is printed cannot be written.
    #[error("cannot write")]
    Write(#[from] std::io::Error),
}

/// Writes these leads, tells `progress` how many it wrote, and returns that.
///
/// # Errors
/// When the table cannot be read or `out` not written.
pub async fn write(
    cloud: &Cloud,
    leads: &[LeadId],
    format: ExportFormat,
    out: &mut impl Write,
    mut progress: impl FnMut(usize),
) -> Result<usize, ExportError> {
    let mut written = 0;
    if format == ExportFormat::Csv {
        out.write_all(&record(COLUMNS.map(str::to_owned))?)?;
    }
    for lead in leads {
        let Some(copy) = copy(cloud, lead).await? else {
            continue;
        };
        match format {
            ExportFormat::Csv => out.write_all(&record(row(&copy.lead))?)?,
            ExportFormat::Jsonl => {
                serde_json::to_writer(&mut *out, &copy).map_err(std::io::Error::from)?;
                out.write_all(b"\n")?;
            }
        }
        written += 1;
        progress(written);
    }
    out.flush()?;
    Ok(written)
}

fn record(cells: [String; COLUMNS.len()]) -> Result<Vec<u8>, std::io::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(cells.iter().map(|cell| harmless(cell)))
        .map_err(std::io::Error::from)?;
    writer
        .into_inner()
        .map_err(|error| std::io::Error::from(error.error().kind()))
}

fn row(view: &LeadView) -> [String; COLUMNS.len()] {
    let line = &view.line;
    // The inquiry that follow-ups speak of.
    let inquiry = view
        .inquiries
        .iter()
        .find(|one| one.id == view.state.inquiry.as_str())
        .or(view.inquiries.first())
        .map(|one| &one.inquiry);
    let of = |read: &dyn Fn(&followup::inquiry::Inquiry) -> Option<String>| {
        inquiry.and_then(read).unwrap_or_default()
    };
    let campaign = view.state.campaign.as_ref();
    let campaign = campaign.map(|campaign| campaign.name.clone());
    [
        line.lead.to_string(),
        line.status.to_owned(),
        line.owner.clone().unwrap_or_default(),
        line.next.clone().unwrap_or_default(),
        line.due_at.map(format_instant).unwrap_or_default(),
        format_instant(line.arrived_at),
        line.source.clone(),
        campaign.unwrap_or_default(),
        line.topic.clone().unwrap_or_default(),
        line.score
            .map(|score| score.to_string())
            .unwrap_or_default(),
        line.touches.to_string(),
        view.inquiries.len().to_string(),
        of(&|inquiry| Some(inquiry.name.full().to_owned())),
        of(&|inquiry| {
            inquiry
                .email
                .as_ref()
                .map(|email| email.as_str().to_owned())
        }),
        of(&|inquiry| {
            inquiry
                .phone
                .as_ref()
                .map(|phone| phone.as_str().to_owned())
        }),
        of(&|inquiry| inquiry.company.clone()),
        of(&|inquiry| inquiry.message.clone()),
        of(&|inquiry| inquiry.budget.clone()),
        of(&|inquiry| {
            let person = inquiry.taken_down_by.as_ref();
            person.map(ToString::to_string)
        }),
    ]
}

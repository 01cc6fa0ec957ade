//! A list of several leads and why, as one mail.

use cloud::CloudError;
use followup::digest::Digest;
use followup::message::{Notice, NoticeKind};
use followup::template::{MailKind, Markup, Values, Variable};

use crate::case::Case;
use crate::notice::kind::Together;
use crate::notice::{self, headline};
use crate::team::content::{Composed, MailContent};
use crate::team::line::{DigestLine, and_more, list};
use crate::team::reader::TeamReader;

/// Leads that a subject names.
const NAMED: usize = 2;

/// A lead, and the kind of the first notice about it.
pub(super) type LeadWithNotice = (Case, NoticeKind);

/// The leads of notices that still matter, each once, with the first notice about it.
pub(super) async fn relevant(
    reader: &TeamReader<'_>,
    notices: &[Notice],
) -> Result<Vec<LeadWithNotice>, CloudError> {
    let mut gathered: Vec<LeadWithNotice> = Vec::new();
    for notice in notices {
        let Some(case) = notice::relevant(reader, notice).await? else {
            continue;
        };
        if !gathered.iter().any(|(one, _)| one.lead.id == case.lead.id) {
            gathered.push((case, notice.kind.clone()));
        }
    }
    Ok(gathered)
}

/// What a list is about, for its subject: one lead and why, or who.
fn subject(reader: &TeamReader<'_>, headline_of_all: &str, gathered: &[LeadWithNotice]) -> String {
    match gathered {
        [(case, kind)] => headline(kind, case, reader.now),
        [] => format!("More came at once than one mail holds: {}", reader.more),
        several => {
            let names: Vec<String> = several
                .iter()
                .take(NAMED)
                .map(|(case, _)| case.name())
                .collect();
            let names = names.join(", ");
            match several.len().saturating_sub(NAMED) {
                0 => format!("{headline_of_all}: {names}"),
                more => format!("{headline_of_all}: {names} and {more} more"),
            }
        }
    }
}

/// The list as a mail.
pub(super) fn render(
    reader: &TeamReader<'_>,
    digest: &Digest,
    how: Together,
    gathered: &[LeadWithNotice],
    lines: Vec<DigestLine>,
) -> Composed {
    let values = Values::new()
        .text(Variable::Headline, subject(reader, how.headline, gathered))
        .text(Variable::Count, lines.len().to_string())
        .markup(
            Variable::List,
            Markup::join([list(lines), and_more(reader)]),
        );
    let lead = match gathered {
        [(case, _)] => Some(&case.lead),
        _ => None,
    };
    MailContent::of_list(reader.active, how.mail, values, lead).render(reader, digest)
}

/// What comes due for several leads, whatever it is.
pub(super) const WAITING: Together = Together {
    mail: MailKind::Reminders,
    headline: "Waiting for you",
};

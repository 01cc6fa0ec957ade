//! A change of the team that somebody proposes, and the reader may confirm.

use cloud::CloudError;
use followup::digest::Digest;
use followup::proposal::PolicyProposal;
use followup::template::{MailKind, Markup, Values, Variable};
use wording::moment::how_long;
use wording::team_change::{differences, headline};

use crate::team::content::{Composed, MailContent};
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

/// The mail about one proposal; nothing, once it is decided or overtaken, or is not for the reader to decide any more.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
) -> Result<Composed, CloudError> {
    let roster = &reader.active.active.roster;
    let proposals = standing(reader).await?;
    let about = proposals.iter().find(|one| digest.is_about(one));
    let Some(proposal) = about.filter(|one| {
        one.is_decided_by(roster, reader.person) && !one.is_overtaken(&reader.active.version)
    }) else {
        return Ok(Composed::Nothing);
    };
    let words = reader.words();
    let differences = differences(words, roster, &proposal.what);
    let list = Markup::items(differences.iter().map(|said| Markup::text(said)));
    let values = Values::new()
        .text(Variable::Headline, headline(words, roster, proposal))
        .text(
            Variable::When,
            reader.times().in_mail(proposal.at, reader.now),
        )
        .markup(Variable::List, list)
        .markup(Variable::Buttons, page(reader));
    let content = MailContent::of_list(reader.active, MailKind::TeamChange, values, None);
    Ok(content.render(reader, digest))
}

/// What of it stands on the reader's list at opening, until it is decided: what they may decide, and what of their own was overtaken. Whoever
/// reads the manager's list in the manager's place has had it on a list of their own.
pub(crate) async fn lines(reader: &TeamReader<'_>) -> Result<Vec<DigestLine>, CloudError> {
    let active = &reader.active.active;
    if reader.stands_in_for.is_some() || !active.roster.manages(reader.person) {
        return Ok(Vec::new());
    }
    let words = reader.words();
    let proposals = standing(reader).await?;
    let lines = proposals.iter().filter_map(|one| {
        let what = headline(words, &active.roster, one);
        let age = how_long(words, reader.now - one.at);
        let said = if one.is_overtaken(&reader.active.version) {
            words.proposal_was_overtaken(&age, &what)
        } else if one.is_decided_by(&active.roster, reader.person) {
            words.proposal_waits(&age, &what)
        } else {
            return None;
        };
        let line = Markup::join([Markup::text(&said), page(reader)]);
        Some(DigestLine::undated(line))
    });
    Ok(lines.collect())
}

/// What stands; nothing, where the page of the team changes nothing, and so decides nothing.
async fn standing(reader: &TeamReader<'_>) -> Result<Vec<PolicyProposal>, CloudError> {
    if reader.active.active.team_changes.by_page() {
        reader.cloud.proposals().await
    } else {
        Ok(Vec::new())
    }
}

/// The page of the team.
fn page(reader: &TeamReader<'_>) -> Markup {
    reader.buttons().team(&reader.words().button_proposal())
}

//! Which mail a message to the team is.

use cloud::CloudError;
use followup::digest::Digest;
use followup::message::{DigestKind, Notice};

use crate::digest::{hour, morning, names_no_lead, sign_in, single, team_change, untouched};
use crate::team::content::Composed;
use crate::team::reader::TeamReader;

/// Puts a mail together from the notices that it carries and the leads as they are now.
pub(super) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    match digest.kind {
        DigestKind::Single => single::compose(reader, digest, notices).await,
        DigestKind::Hour => hour::compose(reader, digest, notices).await,
        DigestKind::Untouched => untouched::compose(reader, digest).await,
        DigestKind::TeamChange => team_change::compose(reader, digest).await,
        DigestKind::NamesNoLead => names_no_lead::compose(reader, digest).await,
        DigestKind::SignIn => Ok(sign_in::compose(reader, digest)),
        DigestKind::Morning => morning::compose(reader, digest, notices).await,
    }
}

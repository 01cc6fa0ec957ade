//! Which mail a message to the team is.

use cloud::CloudError;
use followup::bundle::Bundle;
use followup::message::{BundleKind, Notice};

use crate::digest::{escalations, lead_notice, morning, reminders, untouched};
use crate::team::content::Composed;
use crate::team::reader::Reader;

/// Puts a mail together from the notices that it carries and the leads as they are now.
pub(super) async fn compose(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    match bundle.kind {
        BundleKind::Single => lead_notice::compose(reader, bundle, notices).await,
        BundleKind::Reminders => reminders::compose(reader, bundle, notices).await,
        BundleKind::Escalations => escalations::compose(reader, bundle, notices).await,
        BundleKind::Untouched => untouched::compose(reader, bundle).await,
        BundleKind::Morning => morning::compose(reader, bundle, notices).await,
    }
}

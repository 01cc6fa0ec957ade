//! The mail by which somebody signs in at the desk.

use cloud::table::session::SIGN_IN;
use followup::digest::Digest;
use followup::template::{MailKind, Values, Variable};

use crate::team::content::{Composed, MailContent};
use crate::team::reader::TeamReader;

/// A link for the browser that asked, and a code for whoever reads the mail elsewhere; nothing, once their time is over.
pub(crate) fn compose(reader: &TeamReader<'_>, digest: &Digest) -> Composed {
    let until = digest.not_before + SIGN_IN;
    if reader.now >= until {
        return Composed::Nothing;
    }
    let times = reader.times();
    let values = Values::new()
        .text(Variable::When, times.in_mail(until, reader.now))
        .text(Variable::Code, reader.cloud.sign_in_code(&digest.id))
        .markup(
            Variable::Buttons,
            reader.buttons().sign_in(&digest.id, until),
        );
    let content = MailContent::of_list(reader.active, MailKind::SignIn, values, None);
    content.render(reader, digest)
}

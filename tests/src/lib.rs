//! What the journeys share: a whole deployment on a simulated clock, and people who use it.
//!
//! [`Town`] is a company with its prospects: forms are posted through the gateway, mails are read from the mailbox, and
//! buttons are pressed with the addresses found in them. Nothing here reaches past what people can do, except to look.
#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a journey fails loudly"
)]

use std::path::Path;

use followup::policy::PolicyFiles;

mod decisions;
mod golden;
mod people;
mod post;
mod table;
mod town;
mod trace;

pub use decisions::shared_by_decisions;
pub use people::{Habit, People};
pub use post::{button, is_to_staff, plain};
pub use simulate::Chance;
pub use table::scan;
pub use town::Town;

/// Puts shipped examples of sources into a policy.
pub fn add_sources(files: &mut PolicyFiles, names: &[&str]) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/examples/sources");
    for name in names {
        let text = std::fs::read_to_string(shipped.join(format!("{name}.toml"))).unwrap();
        files.files.insert(format!("sources/{name}.toml"), text);
    }
}

/// Puts a shipped example of a campaign, with its words, into a policy.
pub fn add_campaign(files: &mut PolicyFiles, name: &str) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/examples/campaigns");
    for folder in ["campaigns", "templates"] {
        for entry in std::fs::read_dir(shipped.join(name).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_name().unwrap().to_str().unwrap();
            let text = std::fs::read_to_string(&path).unwrap();
            files.files.insert(format!("{folder}/{file}"), text);
        }
    }
}

/// What somebody fills in.
pub type Fields<'a> = &'a [(&'a str, &'a str)];

/// Somebody who asks about buying, and can be called and written to.
pub const ANA: Fields<'static> = &[
    ("name", "Ana Silva"),
    ("email", "ana@customer.test"),
    ("phone", "+1 212 555 0123"),
    ("company", "Acme Lamps"),
    ("topic", "sales"),
    ("message", "What do 200 lamps cost?"),
];

/// The words of somebody who says that they tried to reach the reader.
pub const CLAIMS: [&str; 6] = [
    "tried to call",
    "tried to reach",
    "unable to reach",
    "been able to reach",
    "did not hear from you",
    "called you",
];

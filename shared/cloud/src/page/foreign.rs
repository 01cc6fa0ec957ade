//! A script of another site, where a page cannot do without one.

use maud::{Markup, html};

/// A script that a page runs although it is not ours, and whose frames it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignScript {
    /// Where it is.
    pub address: &'static str,
    /// The scripts that a browser runs for it: those of its site, or it alone.
    pub source: &'static str,
    /// By which a browser knows its bytes; none, where it changes.
    pub integrity: Option<&'static str>,
    /// Whether it is a module.
    pub is_module: bool,
    /// The site whose frames it shows.
    pub frames: &'static str,
}

impl ForeignScript {
    /// What has a page run it.
    #[must_use]
    pub fn markup(&self) -> Markup {
        let kind = self.is_module.then_some("module");
        let read_from_elsewhere = self.integrity.map(|_| "anonymous");
        html! {
            script src=(self.address) type=[kind] integrity=[self.integrity] crossorigin=[read_from_elsewhere] async defer {}
        }
    }
}

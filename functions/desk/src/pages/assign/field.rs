//! What the buttons of the page are called by which a lead is given to somebody, and what they say.

/// The value of the button that asks whoever has the lead to turn to it.
pub(in crate::pages) const NUDGE: &str = "nudge";
/// The value of the button that apologises to the lead.
pub(super) const OWN_UP: &str = "own_up";
/// The value of the button that lets go what we cannot do, and tells the lead so.
pub(super) const SAYS_NO: &str = "says_no";
/// The field of the buttons that let go what is owed, with the reason; in a mail's button, that it is about these.
pub(super) const LET_GO: &str = "let_go";
/// The field of the forms that give a lead away or let go what is owed: the version of the lead that the page showed.
pub(super) const SEEN: &str = "seen";

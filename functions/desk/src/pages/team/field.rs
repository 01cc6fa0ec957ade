//! What the fields of the page of the team are called, and what they may say.

/// Whom the form is about, in the address.
pub(super) const PERSON: &str = "person";
/// That the form is of somebody who joins, in the address.
pub(super) const NEWCOMER: &str = "new";
/// What is to be done.
pub(super) const DO: &str = "do";
/// Something about somebody is different.
pub(super) const CHANGE: &str = "change";
/// Somebody joins.
pub(super) const ADD: &str = "add";
/// Somebody leaves.
pub(super) const LEAVE: &str = "leave";
/// A proposal is confirmed.
pub(super) const CONFIRM: &str = "confirm";
/// A proposal is refused.
pub(super) const REFUSE: &str = "refuse";
/// Who proposed it takes it back.
pub(super) const TAKE_BACK: &str = "take_back";
/// What was overtaken is proposed anew.
pub(super) const ANEW: &str = "anew";
/// The proposal that is decided.
pub(super) const PROPOSAL: &str = "proposal";

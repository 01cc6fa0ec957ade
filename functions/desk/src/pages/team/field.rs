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
/// The version of the policy that the page was made from.
pub(super) const MADE_FROM: &str = "made_from";

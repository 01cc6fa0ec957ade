//! Which script a call has, and which of a policy's mails a rep makes their own.

use crate::cadence::steps;
use crate::inquiry::ContactWhen;
use crate::lead::{Lead, ObligationKind};
use crate::policy::compiled::Policy;
use crate::policy::rules::{Step, StepKind, Track};
use crate::template::MailKind;
use crate::work;

/// The script of the call that is next, by the name of its template.
#[must_use]
pub fn script_of_call<'a>(policy: &'a Policy, lead: &Lead) -> &'a str {
    // Whoever is to decide about somebody whom nobody has spoken to yet has to introduce us.
    let is_first = lead.touched_at.is_none();
    match work::owed(lead).map(|owed| owed.kind) {
        Some(ObligationKind::Decide) if is_first => return first_script(policy, lead),
        // They wrote by a form, and nobody has spoken with them: we are not in touch yet (P13).
        Some(ObligationKind::Answer | ObligationKind::Request) if !lead.has_been_heard() => {}
        Some(obligation) if !obligation.is_first_touch() => {
            return MailKind::ScriptNextStep.as_str();
        }
        Some(_) | None => {}
    }
    match work::step(policy, lead) {
        Some((step, _)) if is_as_they_asked(lead, step) => MailKind::ScriptCallback.as_str(),
        // The scripts of the track's calls may say that we tried before, so they are only for leads that somebody has called.
        Some((step, _)) if step.kind == StepKind::Call && !is_the_first_call(lead) => {
            &step.template
        }
        Some(_) | None => first_script(policy, lead),
    }
}

/// The words that a rep may make their own, as the names of a step and of a template: a first personal mail, one for somebody who had asked
/// for later, one for somebody who was written to before, or the mail of the lead's track.
#[must_use]
pub fn mail_to_write<'a>(policy: &'a Policy, lead: &Lead) -> Option<(&'a str, &'a str)> {
    let callback = policy.templates.mail(MailKind::MailCallback);
    let is_as_they_asked = || {
        let step = work::step(policy, lead);
        step.is_some_and(|(step, _)| is_as_they_asked(lead, step))
    };
    let own = if lead.personal_emails > 0 {
        MailKind::MailAgain
    } else if callback.is_some() && lead.listed.is_none() && is_as_they_asked() {
        MailKind::MailCallback
    } else {
        MailKind::MailPersonal
    };
    if is_the_first_call(lead) && policy.templates.mail(own).is_some() {
        return Some((own.as_str(), own.as_str()));
    }
    let track = work::progress(lead).map(|progress| progress.track);
    let track = track.unwrap_or_else(|| {
        if is_in_conversation(lead) {
            Track::Conversation
        } else {
            lead.track()
        }
    });
    steps(policy, lead, track)
        .iter()
        .chain(&policy.rules.cadence.inbound)
        .find(|step| step.kind == StepKind::Mail)
        .map(|step| (step.name.as_str(), step.template.as_str()))
}

/// Whether they had asked for later, by their form or when somebody turned to them, and this is the first contact of the date that has come.
fn is_as_they_asked(lead: &Lead, step: &Step) -> bool {
    (lead.contact.when == ContactWhen::Later || lead.came_back)
        && lead.call_attempts == 0
        && step.kind == StepKind::Call
}

/// The script that the step of the first call names: it introduces us.
fn first_script<'a>(policy: &'a Policy, lead: &Lead) -> &'a str {
    let own = || lead.track();
    let track = work::progress(lead).map_or_else(own, |progress| progress.track);
    let campaign = lead.campaign.as_ref();
    let name = campaign.map(|campaign| campaign.name.as_str());
    let step = policy.rules.first_call(track, name);
    step.map_or(MailKind::ScriptCall.as_str(), |step| &step.template)
}

/// Whether nobody has called or talked to them in this engagement.
fn is_the_first_call(lead: &Lead) -> bool {
    lead.call_attempts == 0 && !is_in_conversation(lead)
}

/// Whether what comes next follows a conversation. That something waits for a decision is none: perhaps nobody has ever spoken with them.
fn is_in_conversation(lead: &Lead) -> bool {
    match work::progress(lead) {
        Some(progress) => progress.track == Track::Conversation,
        None => work::engagement(lead).is_some() && lead.has_been_heard(),
    }
}

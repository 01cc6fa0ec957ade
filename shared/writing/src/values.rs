//! What the text of a mail to a lead is filled in with.

use calendar::Instant;
use cloud::links::{Link, OFFER_LINK, Purpose, READY_LINK};
use followup::access::is_offered_times;
use followup::inquiry::{Inquiry, PersonName};
use followup::law;
use followup::message::{Message, StopRule};
use followup::promise::promise;
use followup::template::{MailLook, Values, Variable};

use crate::facts::LeadFacts;
use wording::greeting::greeting;
use wording::meeting::for_lead;
use wording::moment::{LocalTimes, how_long};
use wording::promise::next_contact;

/// Everything that a template to a lead may say.
pub(crate) fn values(facts: &LeadFacts<'_>) -> Values {
    let look = MailLook::from(&facts.policy.active.brand);
    let urls = [
        (Variable::OptInUrl, offer_url(facts)),
        (Variable::BookingUrl, booking_url(facts)),
        (Variable::ReadyUrl, ready_url(facts)),
    ];
    urls.into_iter().fold(
        values_to_show(facts).look(look),
        |values, (variable, url)| match url {
            Some(url) => values.url(variable, url),
            None => values,
        },
    )
}

/// The same for a mail that the team is shown: without the links that only they are to press, which a template leaves out by itself.
pub(crate) fn values_to_show(facts: &LeadFacts<'_>) -> Values {
    let values = optional(facts)
        .into_iter()
        .fold(guaranteed(facts), |values, (variable, text)| match text {
            Some(text) => values.text(variable, text),
            None => values,
        });
    match &facts.lead.task_link {
        Some(link) => values.url(Variable::TaskLink, link.as_str()),
        None => values,
    }
}

/// What is always there.
fn guaranteed(facts: &LeadFacts<'_>) -> Values {
    let company = &facts.policy.active.company;
    let inquiry = &facts.inquiry;
    let times = facts.times();
    // A team of one turns to it on its return: what was promised before anybody knew of the absence counts from then.
    let promised = match (facts.away_until, inquiry.promise) {
        (Some(until), Some(promised)) if promised.by < until => {
            promise(&facts.policy, inquiry, until)
        }
        (_, promised) => promised,
    };
    let words = facts.words();
    // Who signs names the company; the team's own name may have it already.
    let of_person = facts.signer.as_ref();
    let of_person = of_person.map(|name| words.signature(&company.name, name));
    let signature = of_person.as_ref().unwrap_or(&company.team_name);
    Values::new()
        .text(Variable::Topic, &inquiry.topic_phrase)
        .text(Variable::AskedOn, times.date(facts.arrived_at))
        .text(Variable::CompanyName, &company.name)
        .text(Variable::CompanyLegalName, &company.legal_name)
        .text(Variable::PostalAddress, &company.postal_address)
        .url(Variable::PrivacyUrl, &company.privacy_url)
        .url(Variable::StopUrl, facts.stop_url())
        .text(Variable::StopLabel, words.footer_stop())
        .text(Variable::PrivacyLabel, words.footer_privacy())
        .text(Variable::LanguageTag, words.language.tag())
        // Whoever makes a draft their own signs it.
        .text(
            Variable::TeamName,
            if facts.is_draft {
                signature
            } else {
                &company.team_name
            },
        )
        .text(Variable::RepOrTeamName, signature)
        .url(Variable::Website, &company.website)
        .text(Variable::Hours, &company.hours)
        .text(
            Variable::NextContact,
            next_contact(&facts.policy, inquiry, promised.as_ref(), facts.now),
        )
        .text(Variable::Greeting, greeting(words, &inquiry.name))
        .text(Variable::ReplyAddress, facts.reply_to())
}

/// What is there for some: a template has something to say without it.
fn optional(facts: &LeadFacts<'_>) -> [(Variable, Option<String>); 17] {
    let inquiry = &facts.inquiry;
    let times = facts.times();
    let question = &facts.policy.rules.criteria.question;
    let owner = facts.owner();
    [
        (Variable::FirstName, inquiry.name.called()),
        (Variable::FullName, inquiry.name.usable().map(str::to_owned)),
        (Variable::LeadCompany, lead_company(inquiry)),
        (Variable::RepName, owner.map(|owner| owner.name.clone())),
        (
            Variable::RepFirstName,
            owner.map(|owner| owner.first_name().to_owned()),
        ),
        (
            Variable::RepPhone,
            owner.and_then(|owner| owner.phone.clone()),
        ),
        (
            Variable::TeamPhone,
            facts.policy.active.company.phone.clone(),
        ),
        (
            Variable::Question,
            question
                .as_ref()
                .map(|question| question.ask.said_in(facts.words().language).clone()),
        ),
        (
            Variable::AwayUntil,
            facts.away_until.map(|until| times.date(until)),
        ),
        (Variable::LateBy, late_by(facts)),
        (Variable::PromisedFirst, promised_first(facts)),
        (Variable::MeetingTime, meeting_time(facts)),
        (Variable::MeetingPlace, meeting_place(facts)),
        (Variable::CameFrom, came_from(inquiry)),
        (Variable::CameFromNote, came_from_note(facts)),
        (Variable::CampaignDate, campaign_date(facts)),
        (
            Variable::PromisedBy,
            owned_up_to(times, facts.message, facts.now),
        ),
    ]
}

/// By when they should have heard from us, in a mail that owns up to it.
pub fn owned_up_to(times: LocalTimes, message: &Message, now: Instant) -> Option<String> {
    let owns_up = message.owns_up();
    owns_up.then(|| times.by_when_or_now(message.owns_up, now))
}

/// How long ago they asked, where the acknowledgement could not leave in its time.
fn late_by(facts: &LeadFacts<'_>) -> Option<String> {
    let message = facts.message;
    let is_acknowledgement = message.stop_rule == StopRule::Acknowledgement;
    let is_late = is_acknowledgement && message.is_late(facts.now);
    is_late.then(|| how_long(facts.words(), facts.now - facts.arrived_at))
}

/// By when a page told them that they hear from us, where that cannot be kept.
fn promised_first(facts: &LeadFacts<'_>) -> Option<String> {
    let message = facts.message;
    let is_about_it =
        message.inquiry == facts.lead.inquiry && message.stop_rule == StopRule::Acknowledgement;
    let moved = facts.lead.moved_promise.as_ref();
    let moved = moved.filter(|_| is_about_it)?;
    Some(facts.times().by_when(moved.from.by, facts.now))
}

/// A company is echoed on the same terms as a name.
fn lead_company(inquiry: &Inquiry) -> Option<String> {
    let company = PersonName::parse(inquiry.company.as_deref()?).ok()?;
    company.usable().map(str::to_owned)
}

/// Where a list has their address from.
fn came_from(inquiry: &Inquiry) -> Option<String> {
    inquiry.origin.entry()?.came_from.clone()
}

/// The same as a sentence, as long as they have not answered: until then none of our mails is sure to have been the first that they read.
fn came_from_note(facts: &LeadFacts<'_>) -> Option<String> {
    let place = came_from(&facts.inquiry).filter(|_| facts.lead.heard_at.is_none())?;
    Some(facts.words().footer_came_from(before_a_stop(&place)))
}

/// A name as it stands at the end of a sentence, which has its own full stop: "Acme Inc." brings one along.
fn before_a_stop(name: &str) -> &str {
    let name = name.trim_end();
    name.strip_suffix('.').unwrap_or(name)
}

/// The date to which the steps of their campaign count down.
fn campaign_date(facts: &LeadFacts<'_>) -> Option<String> {
    let date = facts.lead.campaign.as_ref()?.date?;
    Some(facts.times().day(date))
}

/// Where they choose a time, if they can.
fn booking_url(facts: &LeadFacts<'_>) -> Option<String> {
    is_offered_times(&facts.policy, facts.lead)
        .then(|| facts.cloud.times_address(&facts.lead.id, facts.now))
}

/// When the appointment is, in the lead's zone.
fn meeting_time(facts: &LeadFacts<'_>) -> Option<String> {
    let meant = facts.message.invitation.as_ref()?;
    let times = facts.times().in_zone(meant.zone.tz());
    let said = times.stretch(meant.time.from, meant.time.to);
    let other = facts.lead.meeting_of(meant).and_then(|meeting| meeting.or);
    Some(match other {
        Some(or) => {
            let to = or + (meant.time.to - meant.time.from);
            facts.words().either(&said, &times.stretch(or, to))
        }
        None => said,
    })
}

/// Who calls whom at the appointment on which number, or where it is.
fn meeting_place(facts: &LeadFacts<'_>) -> Option<String> {
    facts.message.invitation.as_ref()?;
    let words = facts.words();
    let rep = facts.owner().map(|rep| rep.name.as_str());
    Some(for_lead(words, &facts.way(), rep))
}

/// Where they may say yes to the newsletter; nobody is asked who has said so, nor where there is no letter to send.
fn offer_url(facts: &LeadFacts<'_>) -> Option<String> {
    facts.policy.letters.iter().next()?;
    let offers = match facts.message.stop_rule {
        // Whoever ticked the box confirms it: anybody can tick it beside somebody's address.
        StopRule::Acknowledgement => facts.inquiry.consent.is_some(),
        // Where the law wants a follow-up to be about the inquiry alone, nothing else is offered.
        StopRule::Automatic
        | StopRule::Appointment
        | StopRule::Reminder
        | StopRule::Letter
        | StopRule::Released => !law::of(&facts.policy, facts.lead).strictly,
    };
    // Who waits for what we promised is offered nothing else.
    let waits = facts.message.owns_up() || facts.waits_for_us();
    if !offers || waits || facts.lead.contact.opted_in || !facts.lead.may_write() {
        return None;
    }
    let offer = Link {
        purpose: Purpose::OptIn,
        lead: Some(facts.message.lead.clone()),
        person: None,
        task: facts.message.step.clone(),
        expires: Some(facts.now + OFFER_LINK),
    };
    let settings = facts.cloud.settings();
    Some(offer.url(&settings.base_url, &facts.cloud.keys()))
}

/// Where who gets a letter says that they are ready: the button asks, and nothing is known of who only looked.
fn ready_url(facts: &LeadFacts<'_>) -> Option<String> {
    if !facts.message.is_letter() {
        return None;
    }
    let ready = Link {
        purpose: Purpose::Ready,
        lead: Some(facts.message.lead.clone()),
        person: None,
        task: facts.message.inquiry.to_string(),
        expires: Some(facts.now + READY_LINK),
    };
    let settings = facts.cloud.settings();
    Some(ready.url(&settings.base_url, &facts.cloud.keys()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_ends_with_a_name_has_one_full_stop() {
        for (name, ends) in [
            ("Acme Inc.", "Acme Inc"),
            ("the spring fair ", "the spring fair"),
            ("", ""),
        ] {
            assert_eq!(before_a_stop(name), ends);
        }
    }
}

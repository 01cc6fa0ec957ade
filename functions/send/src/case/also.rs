//! What somebody has asked besides: by a form that joined their lead, or before it. Whoever calls has read all of it.

use calendar::Instant;
use cloud::{Cloud, CloudError};
use followup::template::Markup;
use wording::topic::topic_for;

use super::another::Another;
use super::{Case, in_short, said};
use crate::mail::links;

/// Other inquiries that a mail repeats, the newest; that there are more, the summary counts, and their page has all of them.
const OTHERS_TOLD: usize = 3;

impl Case {
    /// Reads the newest of their other inquiries, but for those of a matter that ended before this one began. What looks unwanted is
    /// not repeated as theirs.
    pub(super) async fn read_also(&mut self, cloud: &Cloud) -> Result<(), CloudError> {
        if !self.lead.has_asked_again() {
            return Ok(());
        }
        let all = cloud.inquiries_of_person(&self.lead).await?;
        let others = all.into_iter().rev().filter(|(id, inquiry)| {
            *id != self.lead.inquiry && !inquiry.looks_unwanted() && inquiry.origin.is_asked()
        });
        for (id, _) in others.take(OTHERS_TOLD) {
            let own = cloud.arrived(&self.lead.id, &id).await?;
            let mut found = own.filter(|(_, fact)| fact.at >= self.lead.arrived_at);
            for merged in &self.lead.merged {
                if found.is_none() {
                    found = cloud.arrived(merged, &id).await?;
                }
            }
            if let Some((inquiry, fact)) = found {
                let at = fact.at;
                self.also.insert(0, Another { inquiry, at });
            }
        }
        Ok(())
    }

    /// What they wrote, quoted: the first words, and each time that they wrote again.
    pub(crate) fn asked(&self) -> Markup {
        let told = self.told_in_turn(self.parts());
        Markup::join([Some(told), self.untold()].into_iter().flatten())
    }

    /// The newest of what they asked, and what they had asked before it.
    pub(crate) fn asked_now_and_before(&self) -> (Markup, Markup) {
        let mut parts = self.parts();
        let newest = parts.pop().map(|part| part.said);
        (newest.unwrap_or_default(), self.told_in_turn(parts))
    }

    /// The beginning of what they asked last, for a list.
    pub(crate) fn asked_in_short(&self) -> Markup {
        let later = self.also.last().filter(|also| also.at > self.asked_at);
        let newest = later.map(|also| &also.inquiry).or(self.inquiry.as_ref());
        let told = newest.and_then(|inquiry| {
            let text = in_short(inquiry.message.as_deref()?);
            Some(match self.taken_down(inquiry) {
                Some(by) => Markup::paragraph(&by.told(self.words, &text)),
                None => Markup::quote(&text),
            })
        });
        told.unwrap_or_default()
    }

    /// Other numbers and addresses that they gave with it, the newest first, each once.
    pub(super) fn also_reached(&self) -> Option<Markup> {
        let known = self.inquiry.as_ref()?;
        let (mut phones, mut emails) = (vec![&known.phone], vec![&known.email]);
        let mut reached = Vec::new();
        for also in self.also.iter().rev().map(|also| &also.inquiry) {
            if !phones.contains(&&also.phone) {
                phones.push(&also.phone);
                reached.extend(links::call(self.words, also, &self.lead));
            }
            if !emails.contains(&&also.email) {
                emails.push(&also.email);
                reached.extend(links::write(self.words, also, &self.lead));
            }
        }
        (!reached.is_empty()).then(|| Markup::commas(reached))
    }

    /// Each inquiry of this matter as it is repeated, in the order in which they came.
    fn parts(&self) -> Vec<ToldInquiry> {
        let others = self.also.iter().map(|also| ToldInquiry {
            at: also.at,
            in_writing: also.inquiry.medium.is_writing(),
            said: also.said(self),
        });
        let first = ToldInquiry {
            at: self.asked_at,
            in_writing: !self.has_rung(),
            said: self.asked_alone(),
        };
        let mut parts: Vec<_> = std::iter::once(first).chain(others).collect();
        parts.sort_by_key(|part| part.at);
        parts
    }

    /// How many more inquiries of theirs there are than are repeated.
    fn untold(&self) -> Option<Markup> {
        let told = 1 + self.also.len();
        let all = usize::try_from(self.lead.inquiries).unwrap_or(usize::MAX);
        let more = all.saturating_sub(told);
        (more > 0 && self.also.len() == OTHERS_TOLD)
            .then(|| Markup::paragraph(&self.words.asked_more(&more.to_string())))
    }

    fn told_in_turn(&self, parts: Vec<ToldInquiry>) -> Markup {
        let mut told = Vec::with_capacity(2 * parts.len());
        for (place, part) in parts.into_iter().enumerate() {
            // Of a call it is said by itself when it came.
            if place > 0 && part.in_writing {
                told.push(self.wrote_again_at(part.at));
            }
            told.push(part.said);
        }
        Markup::join(told)
    }

    fn wrote_again_at(&self, at: Instant) -> Markup {
        let times = self.times();
        let when = times.day_and_hour(at);
        Markup::paragraph(&self.words.they_wrote_again_on(&when))
    }
}

/// An inquiry as it is repeated.
struct ToldInquiry {
    at: Instant,
    in_writing: bool,
    said: Markup,
}

impl Another {
    fn said(&self, case: &Case) -> Markup {
        if let Some(came) = case.came_at(Some(&self.inquiry), self.at) {
            return case.with_their_message(&came, &self.inquiry);
        }
        let message = self.inquiry.message.as_deref();
        let topic = topic_for(&case.policy, case.words, &self.inquiry);
        said(case.words, &topic, message)
    }
}

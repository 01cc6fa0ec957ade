//! What somebody has asked besides: by a form that joined their lead, or before it. Whoever calls has read both.

use calendar::Instant;
use cloud::{Cloud, CloudError};
use followup::template::Markup;
use wording::topic::topic_for;

use super::another::Another;
use super::{Case, in_short, said};
use crate::mail::links;

impl Case {
    /// Reads the newest of their other inquiries, unless it belongs to a matter that ended before this one began. What looks unwanted
    /// is not repeated as theirs.
    pub(super) async fn read_also(&mut self, cloud: &Cloud) -> Result<(), CloudError> {
        if self.lead.inquiries < 2 {
            return Ok(());
        }
        let all = cloud.inquiries(&self.lead.id).await?;
        let mut others = all.into_iter().rev().filter(|(id, inquiry)| {
            *id != self.lead.inquiry && inquiry.suspicion.is_none() && inquiry.origin.is_asked()
        });
        let Some((id, _)) = others.next() else {
            return Ok(());
        };
        if let Some((inquiry, fact)) = cloud.arrived(&self.lead.id, &id).await?
            && fact.at >= self.lead.arrived_at
        {
            self.also = Some(Another {
                inquiry,
                at: fact.at,
            });
        }
        Ok(())
    }

    /// What they wrote, quoted: the first words, and the newest.
    pub(crate) fn asked(&self) -> Markup {
        let Some(also) = &self.also else {
            return self.asked_alone();
        };
        let (first, later, at) = if also.at < self.asked_at {
            (also.said(self), self.asked_alone(), self.asked_at)
        } else {
            (self.asked_alone(), also.said(self), also.at)
        };
        Markup::join([first, self.wrote_again_at(at), later])
    }

    /// The newest of what they asked, and what they had asked before it.
    pub(crate) fn asked_now_and_before(&self) -> (Markup, Markup) {
        match &self.also {
            None => (self.asked_alone(), Markup::default()),
            Some(also) if also.at < self.asked_at => (self.asked_alone(), also.said(self)),
            Some(also) => (also.said(self), self.asked_alone()),
        }
    }

    /// The beginning of what they asked last, for a list.
    pub(crate) fn asked_in_short(&self) -> Markup {
        let later = self.also.as_ref().filter(|also| also.at > self.asked_at);
        let newest = later.map(|also| &also.inquiry).or(self.inquiry.as_ref());
        let message = newest.and_then(|inquiry| inquiry.message.as_deref());
        message.map_or_else(Markup::default, |text| Markup::quote(&in_short(text)))
    }

    /// Another number or address that they gave with it, if they did.
    pub(super) fn also_reached(&self) -> Option<Markup> {
        let (also, known) = (&self.also.as_ref()?.inquiry, self.inquiry.as_ref()?);
        let call = links::call(self.words, also, &self.lead).filter(|_| also.phone != known.phone);
        let write =
            links::write(self.words, also, &self.lead).filter(|_| also.email != known.email);
        if call.is_none() && write.is_none() {
            return None;
        }
        Some(Markup::commas(call.into_iter().chain(write)))
    }

    fn wrote_again_at(&self, at: Instant) -> Markup {
        let times = self.times();
        let when = times.day_and_hour(at);
        Markup::paragraph(&self.words.they_wrote_again_on(&when))
    }
}

impl Another {
    fn said(&self, case: &Case) -> Markup {
        let topic = topic_for(&case.policy, case.words, &self.inquiry);
        said(case.words, &topic, self.inquiry.message.as_deref())
    }
}

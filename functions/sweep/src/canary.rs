//! The canary's way: the form's page is opened in one run, filled in and sent in a later one, and looked at when it is to be answered and
//! given away.
//!
//! It is worked on last, when everybody else's work is done, and at most one question leaves this process. That its item is due
//! stands in the index that a sweep reads anyway, so that an idle one asks for nothing more; and one that nobody works on is late as anything
//! is. What failed is counted in each run until a canary comes through again, so that the alarm lasts as long as the trouble.

use calendar::Instant;
use chrono::Duration;
use cloud::CloudError;
use cloud::canary::{FormTrouble, canary_lead};
use cloud::table::canary::{Canary, CanaryLeg, LetIn};
use cloud::table::due::DueItem;
use followup::form::{Acknowledge, Form, STAMP_FIELD};
use followup::message::acknowledged_by;
use followup::policy::Policy;

use crate::Run;

/// How often a canary is let in.
const EVERY: Duration = Duration::hours(1);
/// How soon the next leg comes.
const SOON: Duration = Duration::minutes(1);
/// How much later than its acknowledgement's window it is looked at: an announcement and a delivery are between.
const GRACE: Duration = Duration::minutes(3);
/// How old a page may be that is sent, some more than the longest minimum time: a page that was opened longer ago is opened again, since by
/// then its address would soon be anybody's.
const FRESH_FOR: Duration = Duration::minutes(30);
/// Times in a row that the form may not take it before that counts: a connection breaks off now and then.
const MAX_REFUSALS: u32 = 3;
/// What it calls itself.
const NAME: &str = "Canary";
/// The form that is taken where there are several.
const USUAL_FORM: &str = "contact";

impl Run<'_> {
    /// Takes the next leg, if it is due.
    pub(crate) async fn move_canary(&mut self, policy: &Policy, item: &DueItem) {
        if let Err(error) = self.canary_moves(policy).await {
            self.failed(item, &error).await;
        }
    }

    async fn canary_moves(&mut self, policy: &Policy) -> Result<(), CloudError> {
        let (cloud, now) = (self.cloud, self.now);
        let Some((mut canary, was_due)) = cloud.due_canary(now).await? else {
            return Ok(());
        };
        if !cloud.settings().canary {
            return cloud.end_canary(&canary, now).await;
        }
        // Also while nobody is answered: its day ends all the same.
        cloud.forget_canaries(&mut canary, now).await?;
        let next = if cloud.settings().sending {
            self.take_leg(policy, &mut canary).await?
        } else {
            // Nobody is answered, on purpose: a canary would say so each hour.
            let kept = std::mem::take(&mut canary.kept);
            canary = Canary {
                kept,
                through_at: canary.through_at,
                ..Canary::default()
            };
            now + EVERY
        };
        self.swept.canary_failed = u64::from(canary.is_failing);
        cloud.move_canary(&canary, was_due, next).await.map(drop)
    }

    /// Takes the leg that is due, and says when the next one is.
    async fn take_leg(
        &mut self,
        policy: &Policy,
        canary: &mut Canary,
    ) -> Result<Instant, CloudError> {
        match canary.leg.clone() {
            CanaryLeg::Open => Ok(self.open_form(policy, canary).await),
            CanaryLeg::Send { from, .. } if self.now < from => Ok(self.next(canary, from)),
            CanaryLeg::Send {
                canary: one, stamp, ..
            } => Ok(self.send_form(policy, canary, one, stamp).await),
            CanaryLeg::Look {
                canary: one,
                by,
                is_answered,
            } => self.look(canary, &one, by, is_answered).await,
        }
    }

    /// When the next leg is due that may be taken at a moment: while the last one is missed, each run says so.
    fn next(&self, canary: &Canary, at: Instant) -> Instant {
        match canary.is_failing {
            true => at.min(self.now + SOON),
            false => at,
        }
    }

    async fn open_form(&self, policy: &Policy, canary: &mut Canary) -> Instant {
        let Some(form) = self.form_of(policy) else {
            tracing::info!("no form takes a canary: none is let in, and nothing is watched");
            canary.is_failing = false;
            return self.now + EVERY;
        };
        match self.cloud.open_form(&form.name).await {
            Ok(stamp) => {
                let one = LetIn {
                    form: form.name.clone(),
                    at: self.now,
                };
                canary.refusals = 0;
                // The page was stamped a little later than this run began.
                let from = self.now + Duration::seconds(form.minimum_fill_seconds.into()) + SOON;
                canary.leg = CanaryLeg::Send {
                    canary: one,
                    stamp,
                    from,
                };
                self.next(canary, from)
            }
            Err(trouble) => self.is_refused(canary, &form.name, &trouble),
        }
    }

    async fn send_form(
        &self,
        policy: &Policy,
        canary: &mut Canary,
        one: LetIn,
        stamp: String,
    ) -> Instant {
        let (cloud, now) = (self.cloud, self.now);
        let form = policy.active.forms.get(&one.form);
        let filled = form.and_then(|form| Some((form, self.filled_in(policy, form, one.at)?)));
        let filled = filled.filter(|_| now - one.at <= FRESH_FOR);
        let Some((form, mut fields)) = filled else {
            // The policy has changed since the page was opened, or that was too long ago.
            canary.leg = CanaryLeg::Open;
            return now + SOON;
        };
        fields.push((STAMP_FIELD.to_owned(), stamp));
        canary.keep(one.clone());
        if let Err(trouble) = cloud.send_form(&form.name, &fields).await {
            return self.is_refused(canary, &form.name, &trouble);
        }
        let is_answered = form.acknowledge == Acknowledge::Baton && policy.writes_to_leads();
        let by = match is_answered {
            true => acknowledged_by(Some(policy), now) + GRACE,
            false => now + GRACE,
        };
        canary.refusals = 0;
        canary.leg = CanaryLeg::Look {
            canary: one,
            by,
            is_answered,
        };
        self.next(canary, by)
    }

    async fn look(
        &mut self,
        canary: &mut Canary,
        one: &LetIn,
        by: Instant,
        is_answered: bool,
    ) -> Result<Instant, CloudError> {
        let (now, next) = (self.now, one.at + EVERY);
        let found = self.cloud.look_at_canary(one).await?;
        if found.routed && (found.acknowledged || !is_answered) {
            self.swept.canaries = 1;
            canary.is_failing = false;
            canary.through_at = Some(now);
            canary.leg = CanaryLeg::Open;
            return Ok(next.max(now + SOON));
        }
        let is_missed = found.lost || now >= by;
        // Of one that can no longer come through nothing is waited for.
        let is_given_up = found.lost || (is_missed && now >= next);
        if is_missed && (is_given_up || !canary.is_failing) {
            tracing::error!(
                lead = %canary_lead(one.at), found.taken, found.routed, found.acknowledged, found.lost,
                "the canary did not come through"
            );
        }
        canary.is_failing |= is_missed;
        if is_given_up {
            canary.leg = CanaryLeg::Open;
        }
        Ok(now + SOON)
    }

    /// The form did not take it: it is tried again, and after some tries another one is let in.
    fn is_refused(&self, canary: &mut Canary, form: &str, trouble: &FormTrouble) -> Instant {
        canary.refusals = canary.refusals.saturating_add(1);
        tracing::error!(form, %trouble, refusals = canary.refusals, "the form did not take the canary");
        if canary.refusals >= MAX_REFUSALS {
            canary.is_failing = true;
            canary.leg = CanaryLeg::Open;
        }
        self.now + SOON
    }

    /// The form by which a canary is let in: the usual one, or else the first that takes one; one whose inquiries are answered from here
    /// before one whose are not.
    fn form_of<'p>(&self, policy: &'p Policy) -> Option<&'p Form> {
        let forms = policy.active.forms.values();
        let takes_one = forms.filter(|form| self.filled_in(policy, form, self.now).is_some());
        takes_one.min_by_key(|form| {
            let is_answered = form.acknowledge == Acknowledge::Baton;
            (!is_answered, form.name != USUAL_FORM, &form.name)
        })
    }

    /// A form as a canary fills it in; nothing, where it would not be taken so, or not with the canary's whole address.
    fn filled_in(
        &self,
        policy: &Policy,
        form: &Form,
        let_in: Instant,
    ) -> Option<Vec<(String, String)>> {
        let address = self.cloud.canary_address(&form.name, let_in);
        let fields = form.filled_in(NAME, &address)?;
        let country = &policy.active.company.country_code;
        let inquiry = form.read(&fields, let_in, country).ok()?;
        let is_its = inquiry.email.is_some_and(|email| email.as_str() == address);
        (is_its && inquiry.suspicion.is_none()).then_some(fields)
    }
}

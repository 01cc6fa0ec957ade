//! The limits on arrivals, judged before the acknowledgement, and not in intake, where somebody waits for the form's answer.

use std::collections::HashMap;

use calendar::Instant;
use chrono::Duration;
use cloud::table::arrivals::ArrivalFact;
use cloud::{Cloud, CloudError};
use followup::policy::Limits;

/// The time that the limits look back; for one text, also forward, as far as it is known.
const WINDOW: Duration = Duration::hours(1);
/// The least that two instants of the table differ by.
const TICK: Duration = Duration::milliseconds(1);

/// The arrivals around what is judged, read once a sweep and only when somebody arrived.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    facts: Vec<ArrivalFact>,
    /// The arrivals from this moment on were read.
    since: Option<Instant>,
    counts: Counts,
}

impl Recent {
    /// Whether an inquiry is one of too many: from one source, or of one text that holds a web address.
    pub(crate) async fn is_suspicious(
        &mut self,
        cloud: &Cloud,
        limits: &Limits,
        fact: &ArrivalFact,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let from = fact.at.min(now) - WINDOW;
        let unread = match self.since {
            None => Some(now),
            // Somebody waited for longer than what was read: there was no sweep for a while.
            Some(since) if from < since => Some(since - TICK),
            Some(_) => None,
        };
        if let Some(until) = unread {
            self.facts.extend(cloud.arrivals(from, until).await?);
            self.since = Some(from);
            self.counts = Counts::of(&self.facts);
        }
        Ok(
            self.counts.of_source(fact) > limits.per_source_hour as usize
                || self.counts.of_text(fact) > limits.same_text_hour as usize,
        )
    }
}

/// What the limits compare, counted once for all that is judged.
#[derive(Debug, Default)]
struct Counts {
    /// The arrivals of each source, in their order.
    sources: HashMap<String, Vec<Instant>>,
    /// The arrivals of each text, in their order, each with the recipients of that text in the window around it.
    texts: HashMap<String, Vec<(Instant, usize)>>,
    /// Facts that were looked at.
    #[cfg(test)]
    steps: usize,
}

impl Counts {
    fn of(facts: &[ArrivalFact]) -> Self {
        let mut sources: HashMap<String, Vec<Instant>> = HashMap::new();
        let mut texts: HashMap<&str, Vec<&ArrivalFact>> = HashMap::new();
        for fact in facts {
            if let Some(source) = &fact.source {
                sources.entry(source.clone()).or_default().push(fact.at);
            }
            if let Some(text) = &fact.text {
                texts.entry(text).or_default().push(fact);
            }
        }
        for times in sources.values_mut() {
            times.sort_unstable();
        }
        #[cfg(test)]
        let mut steps = facts.len();
        let texts = texts
            .into_iter()
            .map(|(text, mut facts)| {
                facts.sort_unstable_by_key(|fact| fact.at);
                #[cfg(test)]
                {
                    // Each enters the window once, leaves it once, and is its middle once.
                    steps += 3 * facts.len();
                }
                (text.to_owned(), recipients_around(&facts))
            })
            .collect();
        Self {
            sources,
            texts,
            #[cfg(test)]
            steps,
        }
    }

    /// Arrivals from the same source in the hour before it, itself included: whoever was before the flood is let through.
    fn of_source(&self, fact: &ArrivalFact) -> usize {
        let Some(times) = fact.source.as_ref().and_then(|one| self.sources.get(one)) else {
            return 0;
        };
        let until = times.partition_point(|at| *at <= fact.at);
        let from = times.partition_point(|at| *at <= fact.at - WINDOW);
        until.saturating_sub(from)
    }

    /// Recipients of the same text within the hour around it, as far as they are known: of an advertisement that is
    /// judged in one go, the first is no better than the last.
    fn of_text(&self, fact: &ArrivalFact) -> usize {
        let Some(around) = fact.text.as_ref().and_then(|one| self.texts.get(one)) else {
            return 0;
        };
        // The index may not have this arrival yet: then those just before and after it tell.
        let after = around.partition_point(|(at, _)| *at < fact.at);
        let neighbours = [after.checked_sub(1), Some(after)];
        let exact = around.get(after).filter(|(at, _)| *at == fact.at);
        match exact {
            Some((_, count)) => *count,
            None => neighbours
                .into_iter()
                .flatten()
                .filter_map(|index| around.get(index))
                .filter(|(at, _)| (*at - fact.at).abs() < WINDOW)
                .map(|(_, count)| *count)
                .max()
                .unwrap_or(0),
        }
    }
}

/// For each arrival of a text, the recipients within the window around it: one pass, in which each enters once and leaves
/// once.
fn recipients_around(facts: &[&ArrivalFact]) -> Vec<(Instant, usize)> {
    let mut inside: HashMap<Option<&str>, usize> = HashMap::new();
    let (mut first, mut end) = (0, 0);
    let mut around = Vec::with_capacity(facts.len());
    for fact in facts {
        while let Some(next) = facts.get(end).filter(|next| next.at < fact.at + WINDOW) {
            *inside.entry(next.recipient.as_deref()).or_default() += 1;
            end += 1;
        }
        while let Some(old) = facts.get(first).filter(|old| old.at <= fact.at - WINDOW) {
            let recipient = old.recipient.as_deref();
            if let Some(count) = inside.get_mut(&recipient) {
                *count -= 1;
                if *count == 0 {
                    inside.remove(&recipient);
                }
            }
            first += 1;
        }
        around.push((fact.at, inside.len()));
    }
    around
}

#[cfg(test)]
#[path = "arrivals_tests.rs"]
mod tests;

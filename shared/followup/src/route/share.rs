//! Whose turn it is among equals: everybody's share of the open leads is as their weight says, within one lead.

use super::candidate::Candidate;
use crate::team::Person;
use calendar::Instant;

/// How many open leads each of some people is counted with, and their weights.
struct Shares<'a, 'b> {
    people: Vec<&'b Candidate<'a>>,
    /// All weights together.
    weights: i128,
    /// All open leads with the one that is given away now.
    leads: i128,
}

/// Of these people, who gets the next lead; nobody, if there are none.
///
/// Among those who are behind their share, it is whoever falls short of it first. So nobody's load is more than one lead away from the share
/// that their weight is of all, however unlike the weights are: R. Tijdeman, "The chairman assignment problem", Discrete Mathematics 32
/// (1980), 323 to 330. The least loaded by weight alone would give everybody a first lead before somebody of weight 10 gets a second. Ties go
/// to whoever waited longest, then to the first in the file.
///
/// Who has just come back gets one when everybody else has got one, and not all that arrives until their list is as long as the others'.
pub(super) fn next<'a>(people: &[&Candidate<'a>], now: Instant) -> Option<(&'a Person, u32)> {
    let shares = Shares::of(people, now);
    if shares.have_one_weight() {
        // Then whoever has fewest is furthest behind, and always due.
        let fewest = |one: &&&Candidate<'_>| (one.open, one.last_assigned);
        let first = shares.people.iter().min_by_key(fewest);
        return first.map(|one| (one.person, one.open));
    }
    let due = shares.people.iter().filter(|one| shares.is_due(one));
    let first = due.min_by(|a, b| {
        // Fractions are compared without rounding.
        let left = shares.spare(a) * i128::from(b.person.weight);
        let right = shares.spare(b) * i128::from(a.person.weight);
        left.cmp(&right)
            .then_with(|| a.last_assigned.cmp(&b.last_assigned))
    });
    first.map(|one| (one.person, one.open))
}

impl<'a, 'b> Shares<'a, 'b> {
    fn of(people: &[&'b Candidate<'a>], now: Instant) -> Self {
        let (back, mut people): (Vec<&Candidate<'_>>, Vec<&Candidate<'_>>) =
            people.iter().partition(|one| one.is_just_back(now));
        let latest_turn = people.iter().map(|one| one.last_assigned).min();
        // Where all have just come back, they are equals.
        let is_their_turn =
            |one: &&Candidate<'_>| latest_turn.is_none_or(|turn| one.last_assigned <= turn);
        people.extend(back.into_iter().filter(is_their_turn));
        Self {
            weights: people.iter().map(|one| i128::from(one.person.weight)).sum(),
            leads: people.iter().map(|one| i128::from(one.open)).sum::<i128>() + 1,
            people,
        }
    }

    /// Whether everybody has the same share, as in most teams.
    fn have_one_weight(&self) -> bool {
        let mut weights = self.people.iter().map(|one| one.person.weight);
        weights
            .next()
            .is_some_and(|first| weights.all(|one| one == first && one > 0))
    }

    /// How far somebody is behind their share, in parts of a lead: so many make one as all weights together.
    fn behind(&self, one: &Candidate<'_>) -> i128 {
        i128::from(one.person.weight) * self.leads - i128::from(one.open) * self.weights
    }

    /// By which part of a lead somebody has to be behind at least: one of so many.
    fn parts(&self) -> i128 {
        let people = i128::try_from(self.people.len()).unwrap_or(i128::MAX);
        (2 * people - 2).max(1)
    }

    /// Whether somebody is so far behind that this lead can be theirs.
    fn is_due(&self, one: &Candidate<'_>) -> bool {
        self.behind(one) * self.parts() >= self.weights
    }

    /// How many leads more the others can get before somebody falls short, times their weight and the same for all.
    fn spare(&self, one: &Candidate<'_>) -> i128 {
        (self.parts() - 1) * self.weights - self.parts() * self.behind(one)
    }
}

//! Whether two texts bring the same, asked as often as one likes.
//!
//! Who gets which text is decided by a hash of the lead's id ([`crate::policy::Step::text_for`]), so that the text knows nothing of the lead.
//! If the texts bring the same, then of everybody who answers, each had the first text with the share of the leads that get it: every
//! answer is a toss of a coin whose sides are known. How often people answer does not matter, nor that it differs between a Monday and
//! a December, nor that the answers to the newest mails are still to come. [`SplitEvidence`] is the likelihood ratio of the answers under a
//! mixture of all other coins (a beta distribution, so that the mixture is a beta-binomial one) and under that coin. Its mean is 1 at each
//! answer while the coin is fair to its share, exactly and for any number of answers, so that by Ville's inequality the chance that it ever
//! reaches `1 / a` is at most `a`, however often and whenever somebody looks.
//!
//! Sources: J. Ville, "Étude critique de la notion de collectif" (1939); H. Robbins, "Statistical methods related to the law of the iterated
//! logarithm", Annals of Mathematical Statistics 41 (1970), for mixtures; S. Howard, A. Ramdas, J. McAuliffe and J. Sekhon,
//! "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of Statistics 49 (2021), for the beta-binomial one and the
//! interval; M. Lindon and A. Malek, "Anytime-Valid Inference For Multinomial Count Data", NeurIPS (2022), for comparing the rates of
//! two arms by the arm of each success. R. Johari, P. Koomen, L. Pekelis and D. Walsh, "Always Valid Inference: Continuous Monitoring of A/B
//! Tests", Operations Research 70 (2022), say what peeking does without; their mixture is of normal distributions, which is an approximation
//! that a company with twenty answers a month cannot rely on.

/// How much the mixture favours coins near the expected one, as if so many answers had been seen. With this many the usual differences (half
/// as many again, twice as many) are found soonest.
const PRIOR_ANSWERS: f64 = 30.0;
/// Halvings by which an end of an interval is found: to a millionth.
const HALVINGS: u32 = 24;
/// Answers after which nobody waits to know any more.
const MOST_ANSWERS: u64 = 1 << 16;
/// How surely a difference that is there is to be found: with this many standard deviations to spare, four times in five.
const FOUR_IN_FIVE: f64 = 0.8416;

/// The evidence that two texts do not bring the same, answer by answer.
///
/// ```
/// use followup::figures::SplitEvidence;
/// // Of forty answers thirty-two came to the text that half of the leads get.
/// let evidence = SplitEvidence::of(32, 8, 0.5);
/// assert!(evidence.ratio() > 20.0);
/// assert!(SplitEvidence::of(22, 18, 0.5).ratio() < 1.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SplitEvidence {
    /// The share of the leads that get the first text, from 0 to 1.
    share: f64,
    first: u64,
    second: u64,
    /// The logarithm of the chance of these answers, in this order, under the mixture.
    mixture: f64,
}

impl SplitEvidence {
    /// No answer yet, where the first text goes to this share of the leads of both.
    #[must_use]
    pub fn none(share: f64) -> Self {
        Self {
            share,
            first: 0,
            second: 0,
            mixture: 0.0,
        }
    }

    /// So many answers to the first text and to the second.
    #[must_use]
    pub fn of(first: u64, second: u64, share: f64) -> Self {
        let mut evidence = Self::none(share);
        for _ in 0..first {
            evidence.answered(true);
        }
        for _ in 0..second {
            evidence.answered(false);
        }
        evidence
    }

    /// One more answer: to the first text, or to the second.
    pub fn answered(&mut self, to_the_first: bool) {
        let seen = (self.first + self.second) as f64;
        let (own, share) = if to_the_first {
            (&mut self.first, self.share)
        } else {
            (&mut self.second, 1.0 - self.share)
        };
        let chance = (PRIOR_ANSWERS * share + *own as f64) / (PRIOR_ANSWERS + seen);
        self.mixture += chance.ln();
        *own += 1;
    }

    /// How many times likelier the answers are if the texts differ: the chance that it ever reaches `n` while they do not is at most 1 in `n`.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.against(self.share).exp()
    }

    /// The logarithm of the ratio, against a coin that falls on the first side so often.
    fn against(&self, chance: f64) -> f64 {
        let of = |answers: u64, chance: f64| match answers {
            0 => 0.0,
            some => some as f64 * chance.ln(),
        };
        self.mixture - of(self.first, chance) - of(self.second, 1.0 - chance)
    }

    /// How many times as many answers the first text brings as the second, from and to: every other number is refuted, so that the true one
    /// is ever outside with a chance of at most 1 in `refuted_at`, however often somebody looks. Without an answer nothing is refuted.
    #[must_use]
    pub fn times_as_many(&self, refuted_at: f64) -> (f64, f64) {
        let limit = refuted_at.ln();
        let likeliest = match self.first + self.second {
            0 => self.share,
            all => self.first as f64 / all as f64,
        };
        // The ratio falls towards the likeliest coin, and rises on both sides of it.
        let end = |edge: f64| {
            let (mut inside, mut outside) = (likeliest, edge);
            for _ in 0..HALVINGS {
                let middle = f64::midpoint(inside, outside);
                if self.against(middle) < limit {
                    inside = middle;
                } else {
                    outside = middle;
                }
            }
            outside
        };
        let odds = |chance: f64| chance / (1.0 - chance);
        let even = odds(self.share);
        (odds(end(0.0)) / even, odds(end(1.0)) / even)
    }
}

/// How many answers it takes to know, four times in five, that the first text brings `times` as many as the second, where the first
/// goes to this share of the leads; nothing, where it takes more than anybody waits for.
#[must_use]
pub fn answers_to_know(times: f64, share: f64, known_at: f64) -> Option<u64> {
    let odds = times * share / (1.0 - share);
    let chance = odds / (1.0 + odds);
    let knows = |answers: u64| {
        let all = answers as f64;
        let spread = FOUR_IN_FIVE * (all * chance * (1.0 - chance)).sqrt();
        let spread = if times < 1.0 { -spread } else { spread };
        let first = (all * chance - spread).round().clamp(0.0, all) as u64;
        SplitEvidence::of(first, answers - first, share).ratio() >= known_at
    };
    let mut enough = 1;
    while !knows(enough) {
        enough *= 2;
        if enough > MOST_ANSWERS {
            return None;
        }
    }
    let mut too_few = enough / 2;
    while enough - too_few > 1 {
        let middle = too_few.midpoint(enough);
        if knows(middle) {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    Some(enough)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At most one in twenty is told of a difference where there is none.
    const ALPHA: f64 = 0.05;
    const SEED: u64 = 20_260_302;

    /// Chance that a test may have: Sebastiano Vigna's SplitMix64.
    struct Dice(u64);

    impl Dice {
        fn next(&mut self) -> f64 {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
        }
    }

    /// A year in which somebody looks each evening: of the leads of a day some answer. After how many leads a difference was known.
    fn year(dice: &mut Dice, leads_a_day: u64, rates: [f64; 2], share: f64) -> Option<u64> {
        let mut evidence = SplitEvidence::none(share);
        for day in 1..=365 {
            for _ in 0..leads_a_day {
                let to_the_first = dice.next() < share;
                // Nobody answers as often in August as in May.
                let season = if (150..210).contains(&day) { 0.4 } else { 1.0 };
                let rate = rates[usize::from(!to_the_first)] * season;
                if dice.next() < rate {
                    evidence.answered(to_the_first);
                }
            }
            if evidence.ratio() >= 1.0 / ALPHA {
                return Some(day * leads_a_day);
            }
        }
        None
    }

    fn years(leads_a_day: u64, rates: [f64; 2], share: f64, many: usize) -> Vec<Option<u64>> {
        let mut dice = Dice(SEED);
        (0..many)
            .map(|_| year(&mut dice, leads_a_day, rates, share))
            .collect()
    }

    #[test]
    fn who_looks_every_evening_of_a_year_is_told_of_no_difference_that_is_none() {
        for (leads_a_day, rate, share) in [(20, 0.1, 0.5), (3, 0.3, 0.5), (20, 0.1, 0.2)] {
            let many = 4_000;
            let told = years(leads_a_day, [rate, rate], share, many);
            let wrong = told.iter().flatten().count() as f64 / many as f64;
            // Three standard deviations of the simulation itself.
            let margin = 3.0 * (ALPHA * (1.0 - ALPHA) / many as f64).sqrt();
            assert!(
                wrong <= ALPHA + margin,
                "{wrong} of the years, {share}, seed {SEED}"
            );
            assert!(
                wrong > 0.002,
                "{wrong}: a test that never speaks tells nothing"
            );
        }
    }

    /// What the same years come to for who compares the two rates each evening as if it were the last: one in three and more.
    #[test]
    fn the_usual_comparison_looked_at_every_evening_errs_far_more_often() {
        let mut dice = Dice(SEED);
        let mut wrong = 0;
        let many = 500;
        for _ in 0..many {
            let (mut leads, mut answers) = ([0.0, 0.0], [0.0, 0.0]);
            let is_told = (1..=365).any(|_| {
                for _ in 0..20 {
                    let arm = usize::from(dice.next() < 0.5);
                    leads[arm] += 1.0;
                    answers[arm] += f64::from(u8::from(dice.next() < 0.1));
                }
                let pooled: f64 = (answers[0] + answers[1]) / (leads[0] + leads[1]);
                let spread = (pooled * (1.0 - pooled) * (1.0 / leads[0] + 1.0 / leads[1])).sqrt();
                (answers[0] / leads[0] - answers[1] / leads[1]).abs() > 1.96 * spread
            });
            wrong += usize::from(is_told);
        }
        assert!(wrong > many / 4, "{wrong} of {many}");
    }

    #[test]
    fn a_difference_that_is_there_is_found_in_the_time_that_was_said() {
        for (times, rate, share) in [(2.0, 0.1, 0.5), (1.5, 0.15, 0.5), (2.0, 0.1, 0.3)] {
            let answers = answers_to_know(times, share, 1.0 / ALPHA).unwrap();
            // Without the quiet months: the rate of both together, each by its share.
            let both = share * times * rate + (1.0 - share) * rate;
            let leads = (answers as f64 / both) as u64;
            let told = years(40, [times * rate, rate], share, 500);
            let found = told.iter().flatten().filter(|at| **at <= leads * 11 / 10);
            let found = found.count() as f64 / told.len() as f64;
            assert!(
                found >= 0.75,
                "{found} of {times} times as many within {leads} leads, seed {SEED}"
            );
            let sometime = told.iter().flatten().count() as f64 / told.len() as f64;
            assert!(
                sometime > 0.97,
                "{sometime} of {times} times as many in a year, seed {SEED}"
            );
        }
    }

    #[test]
    fn the_evidence_has_a_mean_of_one_at_each_answer_whatever_the_share() {
        fn mean(evidence: SplitEvidence, chance: f64, share: f64, left: u32) -> f64 {
            if left == 0 {
                return chance * evidence.ratio();
            }
            let next = |to_the_first: bool, of: f64| {
                let mut evidence = evidence;
                evidence.answered(to_the_first);
                mean(evidence, chance * of, share, left - 1)
            };
            next(true, share) + next(false, 1.0 - share)
        }
        for share in [0.5, 0.1, 0.67] {
            let mean = mean(SplitEvidence::none(share), 1.0, share, 10);
            assert!((mean - 1.0).abs() < 1e-9, "{mean} at {share}");
        }
    }

    #[test]
    fn an_interval_holds_the_true_number_and_closes_around_it() {
        let nothing = SplitEvidence::none(0.5).times_as_many(20.0);
        assert!(nothing.0 < 0.001 && nothing.1 > 1000.0, "{nothing:?}");
        let few = SplitEvidence::of(12, 8, 0.5).times_as_many(20.0);
        assert!(few.0 < 1.0 && few.1 > 3.0, "{few:?}");
        let many = SplitEvidence::of(1_200, 800, 0.5).times_as_many(20.0);
        assert!(many.0 > 1.2 && many.1 < 1.9, "{many:?}");
        // Of a text for one in five, a fifth of the answers is as many.
        let fifth = SplitEvidence::of(200, 800, 0.2).times_as_many(20.0);
        assert!(fifth.0 < 1.0 && fifth.1 > 1.0, "{fifth:?}");
    }

    #[test]
    fn what_takes_too_long_is_said_to_take_too_long() {
        assert_eq!(answers_to_know(1.0, 0.5, 20.0), None);
        let twice = answers_to_know(2.0, 0.5, 20.0).unwrap();
        let half_again = answers_to_know(1.5, 0.5, 20.0).unwrap();
        assert!(twice < half_again, "{twice} {half_again}");
        assert!(answers_to_know(0.5, 0.5, 20.0).unwrap().abs_diff(twice) <= 3);
    }
}

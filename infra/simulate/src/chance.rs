//! Numbers from a seed.

/// The same seed, the same numbers (splitmix64).
///
/// ```
/// use simulate::Chance;
/// let mut one = Chance::of(7, &[12, 3]);
/// let mut same = Chance::of(7, &[12, 3]);
/// assert_eq!(one.below(100), same.below(100));
/// ```
#[derive(Debug, Clone)]
pub struct Chance(u64);

/// What is added for each number.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

fn mixed(number: u64) -> u64 {
    let mixed = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// A number for a name (FNV-1a).
pub(crate) fn name_number(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

impl Chance {
    /// Starts from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The numbers of one matter, such as the third mail to the twelfth lead: they do not depend on what else was drawn.
    #[must_use]
    pub fn of(seed: u64, matter: &[u64]) -> Self {
        let of_all = |hash: u64, part: &u64| mixed(hash.wrapping_add(STEP) ^ part);
        Self(matter.iter().fold(mixed(seed), of_all))
    }

    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.number() % end
    }

    /// True so many times of a hundred.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// True so many times of a thousand.
    pub fn per_mille(&mut self, of_thousand: u64) -> bool {
        self.below(1000) < of_thousand
    }

    /// One of several.
    ///
    /// # Panics
    /// Of none.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let index = self.below(of.len() as u64);
        &of[usize::try_from(index).expect("an index of a slice fits")]
    }

    /// One of several, each as likely as its weight says.
    ///
    /// # Panics
    /// Of none, and where all weights are nothing.
    pub fn weighted<T: Copy>(&mut self, of: &[(u64, T)]) -> T {
        let all: u64 = of.iter().map(|(weight, _)| weight).sum();
        let mut left = self.below(all);
        for (weight, one) in of {
            if left < *weight {
                return *one;
            }
            left -= weight;
        }
        unreachable!("what is left is less than all weights")
    }
}

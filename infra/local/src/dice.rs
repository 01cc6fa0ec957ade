//! Everything drawn: from a seed, one stream per use, so that one use never shifts another.

use std::sync::Mutex;

/// One stream of draws.
#[derive(Debug)]
pub(crate) struct Dice(Mutex<fastrand::Rng>);

/// What a stream is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stream {
    Yields = 1,
    Faults = 2,
    Events = 3,
    EventIds = 4,
    MailIds = 5,
}

impl Dice {
    /// The stream for one use of a local AWS with this seed.
    pub(crate) fn new(seed: u64, stream: Stream) -> Self {
        Self(Mutex::new(fastrand::Rng::with_seed(mix(
            seed,
            stream as u64,
        ))))
    }

    /// True once in `n` on average; never for 0.
    pub(crate) fn one_in(&self, n: u32) -> bool {
        n > 0 && crate::wire::locked(&self.0).u32(0..n) == 0
    }

    /// A number from 0 to `most`, both included.
    pub(crate) fn up_to(&self, most: u32) -> u32 {
        crate::wire::locked(&self.0).u32(0..=most)
    }

    /// Changes the order.
    pub(crate) fn shuffle<T>(&self, items: &mut [T]) {
        crate::wire::locked(&self.0).shuffle(items);
    }
}

/// A number that looks drawn, from two that need not be: for one `a`, different `b` give different numbers.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    scramble(scramble(a ^ 0x6a09_e667_f3bc_c908).wrapping_add(b))
}

/// The finaliser of SplitMix64: a bijection.
fn scramble(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Two numbers as a UUID of version 8 (made by its own rule).
pub(crate) fn uuid(high: u64, low: u64) -> String {
    format!(
        "{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        0x8000 | ((low >> 48) & 0x3fff),
        low & 0xffff_ffff_ffff,
    )
}

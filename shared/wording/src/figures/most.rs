//! What has the most of something that is counted, and what has as many.

/// Names that a sentence gives at most.
const MAX_NAMED: usize = 3;

/// What has the most of something: one, or several that have as many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MostCounted<T> {
    /// Which, in their order.
    pub which: Vec<T>,
    /// How much each of them has.
    pub count: u64,
}

impl<T> MostCounted<T> {
    /// What has the most of these; nothing, where there is nothing at all.
    ///
    /// ```
    /// use wording::figures::MostCounted;
    /// let most = MostCounted::of([(9, 1), (10, 3), (11, 2), (14, 3)]).unwrap();
    /// assert_eq!((most.which, most.count), (vec![10, 14], 3));
    /// assert_eq!(MostCounted::of([(9, 0)]), None);
    /// ```
    #[must_use]
    pub fn of(counts: impl IntoIterator<Item = (T, u64)>) -> Option<Self> {
        let mut most = Self {
            which: Vec::new(),
            count: 0,
        };
        for (which, count) in counts {
            if count > most.count {
                let which = vec![which];
                most = Self { which, count };
            } else if count > 0 && count == most.count {
                most.which.push(which);
            }
        }
        (most.count > 0).then_some(most)
    }

    /// What each of them is called; of many the first ones, and a sign that there are more.
    ///
    /// ```
    /// use wording::figures::MostCounted;
    /// let named = |hours: &[u8]| {
    ///     let most = MostCounted::of(hours.iter().map(|hour| (*hour, 1)));
    ///     most.unwrap().named(|hour| format!("{hour}:00"))
    /// };
    /// assert_eq!(named(&[9, 10, 11]), "9:00; 10:00; 11:00");
    /// assert_eq!(named(&[9, 10, 11, 12]), "9:00; 10:00; 11:00; …");
    /// ```
    #[must_use]
    pub fn named(&self, name: impl Fn(&T) -> String) -> String {
        let first = self.which.iter().take(MAX_NAMED).map(name);
        let more = (self.which.len() > MAX_NAMED).then(|| "…".to_owned());
        first.chain(more).collect::<Vec<_>>().join("; ")
    }
}

//! Mail that a program writes about somebody: a voicemail's notice, a marketplace's lead. Whom it is about stands in it.

/// What stands for any words in a subject.
const ANY: char = '*';

/// Rules for the mail of one sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRule {
    /// Whose mail: an address, or a domain behind `@`, in small letters.
    pub from: Vec<String>,
    /// Which of it, by its subject, with `*` for any words: all of it, if there are none. Everything else of this sender is read by a person.
    pub subjects: Vec<String>,
}

impl MailRule {
    /// Whether it is about the mail of this address.
    ///
    /// ```
    /// use followup::source::MailRule;
    /// let from = vec!["leads@market.example".to_owned(), "@phone.example".to_owned()];
    /// let rule = MailRule { from, subjects: Vec::new() };
    /// assert!(rule.is_of("Leads@market.example") && rule.is_of("voicemail@phone.example"));
    /// assert!(!rule.is_of("leads@market.example.org") && !rule.is_of("x@notphone.example"));
    /// ```
    #[must_use]
    pub fn is_of(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        let host = address.rfind('@').map_or("", |at| &address[at..]);
        self.from.iter().any(|one| *one == address || *one == host)
    }

    /// What stands in a subject where its pattern has `*`; nothing, if it fits none.
    #[must_use]
    pub fn read_subject(&self, subject: &str) -> Option<Vec<String>> {
        if self.subjects.is_empty() {
            return Some(Vec::new());
        }
        let mut patterns = self.subjects.iter();
        patterns.find_map(|pattern| any_words(pattern, subject))
    }
}

/// The words where a pattern has `*`, if a text fits it in either case: each as few as may be, and the last all that is left.
fn any_words(pattern: &str, text: &str) -> Option<Vec<String>> {
    let mut fixed = pattern.split(ANY);
    let first = fixed.next()?;
    let mut rest = after(text, first)?;
    let mut words = Vec::new();
    let mut fixed = fixed.peekable();
    while let Some(next) = fixed.next() {
        let is_last = fixed.peek().is_none();
        let at = if is_last && next.is_empty() {
            rest.len()
        } else if is_last {
            rest.len().checked_sub(next.len())?
        } else {
            place_of(rest, next)?
        };
        words.push(rest.get(..at)?.trim().to_owned());
        rest = after(rest.get(at..)?, next)?;
    }
    rest.trim().is_empty().then_some(words)
}

/// What follows a beginning, in either case.
fn after<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let start = text.get(..beginning.len())?;
    (start.to_lowercase() == beginning.to_lowercase()).then(|| &text[beginning.len()..])
}

/// Where a text stands in another, in either case.
fn place_of(text: &str, part: &str) -> Option<usize> {
    let mut places = text.char_indices().map(|(at, _)| at);
    places.find(|at| after(&text[*at..], part).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_a_subject_has_where_its_pattern_has_a_star() {
        for (pattern, subject, words) in [
            ("New voicemail", "new Voicemail", Some(vec![])),
            (
                "Voicemail from *",
                "Voicemail from +1 212 555 0123",
                Some(vec!["+1 212 555 0123"]),
            ),
            (
                "* asks about *",
                "Ana asks about lamps",
                Some(vec!["Ana", "lamps"]),
            ),
            ("* (*)", "Ana Silva (Acme)", Some(vec!["Ana Silva", "Acme"])),
            ("*", "anything", Some(vec!["anything"])),
            (
                "Neue Nachricht von *",
                "Neue Nachricht von Jürgen",
                Some(vec!["Jürgen"]),
            ),
            ("New voicemail", "New voicemail from Ana", None),
            ("* asks", "Ana asked", None),
            ("Voicemail from *", "Re: Voicemail from 1", None),
            ("a*b", "a", None),
            ("ä*", "a", None),
        ] {
            let found = any_words(pattern, subject);
            let words = words.map(|words| words.into_iter().map(str::to_owned).collect());
            assert_eq!(found, words, "{pattern}: {subject}");
        }
    }
}

//! One slip of the fingers: a letter too many, too few, another one, or two in the wrong order.

/// Fewer letters than these are another word and no slip.
const MIN_SLIP_CHARS: usize = 4;

/// Where two words differ by one slip, counted from their beginning; nothing, where they are the same or differ by more.
///
/// Measured as by Damerau (1964): he found four in five misspelt words to be one insertion, deletion, substitution or transposition.
pub(super) fn slip_at(one: &str, other: &str) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if short.len() < MIN_SLIP_CHARS || long.len() - short.len() > 1 {
        return None;
    }
    let at = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    if short.len() < long.len() {
        return (short[at..] == long[at + 1..]).then_some(at);
    }
    let is_other = at < short.len() && short[at + 1..] == long[at + 1..];
    let is_turned = at + 1 < short.len()
        && short[at] == long[at + 1]
        && short[at + 1] == long[at]
        && short[at + 2..] == long[at + 2..];
    (is_other || is_turned).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_more_less_or_other_or_two_turned() {
        for (one, other, at) in [
            ("brodo", "brodo", None),
            ("brodo", "brodoo", Some(5)),
            ("brodo", "bodo", Some(1)),
            ("brodo", "bradp", None),
            ("brodo", "brido", Some(2)),
            ("brodo", "brdoo", Some(2)),
            ("gmail.com", "gmial.com", Some(2)),
            ("gmail.com", "gmail.con", Some(8)),
            ("jan", "jam", None),
            ("", "brodo", None),
            ("brodo", "brodosky", None),
        ] {
            assert_eq!(slip_at(one, other), at, "{one} {other}");
            assert_eq!(slip_at(other, one), at, "{other} {one}");
        }
    }
}

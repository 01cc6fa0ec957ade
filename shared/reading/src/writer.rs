//! How many writers the head of a mail names: with more than one, or an address that can be taken for another, nobody is proven to
//! have written it.

use std::collections::BTreeSet;

use crate::address;

/// How many writers the head names; an address that a reader may take for another one counts as several.
pub(crate) fn writers(headers: &[(String, String)], from: Option<&str>) -> usize {
    let mut lines = headers.iter().filter(|(name, _)| name == "from");
    let (Some((_, line)), Some(from)) = (lines.next(), from) else {
        return 0;
    };
    // Some programs write the address again for the name, which is harmless; a quoted name may hold any text, and is left out.
    let addresses = address::in_text(&unquoted(line));
    let is_written_once_or_twice = addresses.len() <= 2;
    let named: BTreeSet<String> = addresses.into_iter().map(|(_, address)| address).collect();
    let is_plain = is_written_once_or_twice
        && named.len() == 1
        && named.contains(from)
        && !line.contains('\0');
    if is_plain { 1 + lines.count() } else { 2 }
}

/// A line without what stands in quotation marks.
fn unquoted(line: &str) -> String {
    let (mut kept, mut quoted, mut escaped) = (String::new(), false, false);
    for letter in line.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            _ => kept.push(letter),
        }
    }
    kept
}

//! An address as a head of a mail has it.

/// A display name and an address, from `Name <address>` or an address alone.
pub(crate) fn split_address(written: &str) -> (Option<&str>, &str) {
    let written = written.trim();
    match written.rsplit_once('<') {
        Some((name, rest)) => {
            let name = name.trim().trim_matches('"');
            let address = rest.trim_end_matches('>').trim();
            (Some(name).filter(|name| !name.is_empty()), address)
        }
        None => (None, written),
    }
}

//! Addresses outside of this house that a team file may name.

/// The longest address.
const MAX_ADDRESS: usize = 2_000;
/// Endings of host names that are found only within a network of somebody's own.
const INSIDE: [&str; 6] = [
    ".local",
    ".internal",
    ".localhost",
    ".lan",
    ".home.arpa",
    ".test",
];

/// Whether a text is an address that leads outside: `https`, and a host with a public name, so that no fetch reaches what is inside.
///
/// ```
/// use followup::booking::outside;
/// assert_eq!(outside("https://calendar.example.com/sam.ics?key=1"), Ok("calendar.example.com"));
/// assert!(outside("http://calendar.example.com/").is_err());
/// assert!(outside("https://169.254.169.254/latest/meta-data").is_err());
/// ```
///
/// # Errors
/// What would be right, in the words of a proposal.
pub fn outside(address: &str) -> Result<&str, &'static str> {
    const HTTPS: &str = "an address that begins with https://";
    const NAME: &str = "a host with a public name, such as calendar.example.com";
    let rest = address.strip_prefix("https://").ok_or(HTTPS)?;
    let is_plain =
        |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`');
    if address.len() > MAX_ADDRESS || !address.bytes().all(is_plain) {
        return Err("an address of at most 2000 characters, without spaces or quotes");
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains(['@', ':', '[']) {
        return Err("a host alone, without a port, a user or a number");
    }
    let lower = host.to_ascii_lowercase();
    let labels: Vec<&str> = lower.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_number = labels.last().is_none_or(|last| {
        last.bytes().all(|byte| byte.is_ascii_digit()) || last.starts_with("0x")
    });
    let is_inside = INSIDE.iter().any(|ending| lower.ends_with(ending));
    if labels.len() < 2 || !labels.iter().all(is_label) || is_number || is_inside {
        return Err(NAME);
    }
    Ok(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_inside_is_no_address_of_outside() {
        for address in [
            "webcal://example.com/a.ics",
            "https://localhost/a",
            "https://127.0.0.1/a",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://[::1]/",
            "https://user@example.com/",
            "https://example.com:8443/",
            "https://metadata.google.internal/",
            "https://printer.local/",
            "https://example..com/",
            "https:///etc",
            "https://exa mple.com/",
            "",
        ] {
            assert!(outside(address).is_err(), "{address}");
        }
        assert_eq!(outside("https://example.org"), Ok("example.org"));
    }
}

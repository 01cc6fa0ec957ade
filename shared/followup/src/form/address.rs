//! Addresses of pages, compared without guessing: what a browser might read in two ways is refused.

/// The longest address of a page.
const MAX_ADDRESS_BYTES: usize = 2_048;

/// The origin (`https://host` or `https://host:port`) of an absolute address, lower case; none for anything that is not
/// plainly one: another scheme, user info, a backslash, a space, a control character.
///
/// `http` is for this machine only.
///
/// ```
/// use followup::form::origin_of;
/// assert_eq!(origin_of("https://WWW.example.com/thanks?a=b").as_deref(), Some("https://www.example.com"));
/// assert_eq!(origin_of("https://www.example.com@evil.test/"), None);
/// assert_eq!(origin_of("//evil.test"), None);
/// assert_eq!(origin_of("http://www.example.com"), None);
/// ```
#[must_use]
pub fn origin_of(address: &str) -> Option<String> {
    if address.len() > MAX_ADDRESS_BYTES
        || !address
            .bytes()
            .all(|b| b.is_ascii_graphic() && !matches!(b, b'\\' | b'<' | b'>' | b'"' | b'\''))
    {
        return None;
    }
    let (scheme, rest) = address.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let authority = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let (host, port) = authority
        .split_once(':')
        .map_or((authority.as_str(), None), |(host, port)| {
            (host, Some(port))
        });
    let named = !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    let numbered = port.is_none_or(|port| {
        (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit())
    });
    let here = matches!(host, "localhost" | "127.0.0.1");
    let spoken = scheme == "https" || (scheme == "http" && here);
    (named && numbered && spoken).then(|| format!("{scheme}://{authority}"))
}

/// Whether `target` is the address `allowed`, or below it when that ends in `/`.
///
/// ```
/// use followup::form::redirect_matches;
/// assert!(redirect_matches("https://a.example/t", "https://a.example/t"));
/// assert!(redirect_matches("https://a.example/", "https://a.example/t?x=1"));
/// assert!(!redirect_matches("https://a.example/t", "https://a.example/tx"));
/// assert!(!redirect_matches("https://a.example/t/", "https://a.example/t/../admin"));
/// ```
#[must_use]
pub fn redirect_matches(allowed: &str, target: &str) -> bool {
    if origin_of(target).is_none()
        || target
            .to_ascii_lowercase()
            .replace("%2e", ".")
            .contains("/..")
    {
        return false;
    }
    target == allowed || (allowed.ends_with('/') && target.starts_with(allowed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_browser_could_read_as_another_host_is_no_address() {
        for raw in [
            "javascript:alert(1)",
            "//evil.test",
            "/\\evil.test",
            "https:\\\\evil.test",
            "https://a.example\\@evil.test",
            "https://a@b.example",
            "https:///evil.test",
            "https://",
            "ftp://a.example",
            "https://a.example/\r\nSet-Cookie: x",
            "https://a.example/\"",
            "https://a.example:x/",
        ] {
            assert_eq!(origin_of(raw), None, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn a_redirect_never_leaves_the_allowed_host(tail in "\\PC{0,40}") {
            let target = format!("https://a.example/{tail}");
            if redirect_matches("https://a.example/", &target) {
                prop_assert_eq!(origin_of(&target).unwrap(), "https://a.example");
            }
            prop_assert!(!redirect_matches("https://a.example/", &tail));
        }
    }
}

//! Addresses as they stand in headers and in free text.

/// Characters of an address at most (RFC 5321).
const MAX_ADDRESS: usize = 254;
/// Addresses that are looked at in one text.
const MAX_ADDRESSES: usize = 200;

fn local_char(c: char) -> bool {
    c.is_alphanumeric() || "._%+=&'*/!#$?^{}|~-".contains(c)
}

fn domain_char(c: char) -> bool {
    c.is_alphanumeric() || ".-_".contains(c)
}

/// Every address of a text with its place, in small letters.
pub(crate) fn in_text(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        if found.len() == MAX_ADDRESSES {
            break;
        }
        let start = text[..at]
            .char_indices()
            .rev()
            .take_while(|(_, c)| local_char(*c))
            .last()
            .map_or(at, |(start, _)| start);
        let local = text[start..at].trim_start_matches(['\'', '/', '=', '*', '-', '.', '#', '|']);
        // `"two words"@example.org`: a quoted local part holds what no plain one may.
        let (start, local) = match text[..at]
            .strip_suffix('"')
            .and_then(|head| head.rfind('"'))
        {
            Some(quote) if local.is_empty() && !text[quote..at].contains('\n') => {
                (quote, &text[quote..at])
            }
            _ => (at - local.len(), local),
        };
        let rest = &text[at + 1..];
        let domain = if rest.starts_with('[') {
            let mut near = rest.char_indices().take(MAX_ADDRESS);
            near.find(|(_, c)| *c == ']')
                .map_or("", |(end, _)| &rest[..=end])
        } else {
            let end = rest.find(|c| !domain_char(c)).unwrap_or(rest.len());
            rest[..end].trim_end_matches(['.', '-', '_'])
        };
        // `smtp=ana@example.org`: gateways from X.400 name the kind of address first.
        let typed = local.split_once('=').filter(|(kind, _)| {
            ["smtp", "rfc-822", "to", "rcpt"]
                .iter()
                .any(|known| kind.eq_ignore_ascii_case(known))
        });
        let local = typed.map_or(local, |(_, rest)| rest);
        let whole = format!("{local}@{domain}").to_lowercase();
        if !local.is_empty() && !domain.is_empty() && whole.len() <= MAX_ADDRESS {
            found.push((start, whole));
        }
    }
    found
}

/// The address of a report's field: `rfc822; ana@example.org`, with or without type, brackets and remarks.
///
/// A field of another type than mail (`X400;`) has none, unless there is one inside.
pub(crate) fn in_field(value: &str) -> Option<String> {
    let value = match value.split_once(';') {
        Some((_, rest)) if rest.contains('@') => rest,
        _ => value,
    };
    let value = value.replace("\\@", "@");
    if let Some((_, address)) = in_text(&value).into_iter().next() {
        return Some(address);
    }
    None
}

/// What stands before the `@`.
pub(crate) fn local(address: &str) -> &str {
    address.rsplit_once('@').map_or(address, |(local, _)| local)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        in_text(text).into_iter().map(|(_, one)| one).collect()
    }

    #[test]
    fn addresses_are_found_in_any_dress() {
        assert_eq!(
            all("<Ana.Silva@Example.org>: 550"),
            ["ana.silva@example.org"]
        );
        assert_eq!(all("to ana@example.org."), ["ana@example.org"]);
        assert_eq!(
            all("mailto:ana+b@example.org, \"two words\"@example.org"),
            ["ana+b@example.org", "\"two words\"@example.org"]
        );
        assert_eq!(all("@ and a@ and @b"), Vec::<String>::new());
        assert_eq!(
            in_field("rfc822;ana@example.org"),
            Some("ana@example.org".to_owned())
        );
        assert_eq!(
            in_field("RFC822; <Ana@example.org> (a remark)"),
            Some("ana@example.org".to_owned())
        );
        assert_eq!(in_field("X400; /G=ana/S=silva"), None);
    }
}

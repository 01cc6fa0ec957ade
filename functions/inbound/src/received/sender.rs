//! Whether the sender is who the mail says.
//!
//! Anybody can write a name into `From`. That SPF or DKIM passed says nothing of it: the stranger's own domain passes,
//! too. What counts is alignment (DMARC, RFC 7489): the mail service's verdict, and where a domain has no policy
//! (`GRAY`) a signature of the sender's own organisational domain in the line that the mail service itself wrote
//! (RFC 8601), which stands above everything that came with the mail.

use serde_json::Value;

/// Who the mail service is in the line that it writes on top of a mail.
const MAIL_SERVICE: &str = "amazonses.com";

/// What is known of the name in `From`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Alignment {
    /// Nothing: no policy and no signature of theirs, or nobody looked.
    #[default]
    Unknown,
    /// It is theirs: a signature or a path of their own domain.
    Passes,
    /// Their domain says that it is not.
    Fails,
}

/// What the mail service found out about a mail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// Whether `From` is proven.
    pub alignment: Alignment,
    /// The mail carries a virus.
    pub has_virus: bool,
}

impl Verdicts {
    /// Reads them off a receipt, and off the topmost line of results.
    ///
    /// `from`: the one address that the mail names as its writer; a mail that names several has none.
    pub(super) fn of(detail: &Value, results: Option<&str>, from: Option<&str>) -> Self {
        let status = |name: &str| {
            let at = format!("/receipt/{name}Verdict/status");
            detail.pointer(&at).and_then(Value::as_str)
        };
        let results = results.map(Results::parse).unwrap_or_default();
        let alignment = match status("dmarc") {
            Some("PASS") => Alignment::Passes,
            Some("FAIL") => Alignment::Fails,
            // GRAY: the domain says nothing. PROCESSING_FAILED: the mail service could not look.
            Some(_) | None => results.alignment(from),
        };
        Self {
            alignment: match from {
                None if alignment == Alignment::Passes => Alignment::Unknown,
                Some(_) | None => alignment,
            },
            has_virus: status("virus") == Some("FAIL"),
        }
    }
}

/// A line of results (RFC 8601).
#[derive(Debug, Default)]
struct Results {
    /// Who says so.
    server: String,
    /// What each method found.
    methods: Vec<AuthResult>,
}

/// What a method found.
#[derive(Debug)]
struct AuthResult {
    method: String,
    result: String,
    /// `header.d`, `header.i`, `header.from`, ... with their values.
    properties: Vec<(String, String)>,
}

impl Results {
    fn parse(line: &str) -> Self {
        let line = without_comments(line).to_ascii_lowercase();
        let Some(parts) = split(&line, |letter| letter == ';') else {
            return Self::default();
        };
        let words = |part: &str| split(part, char::is_whitespace).unwrap_or_default();
        let mut parts = parts.into_iter();
        let server = parts
            .next()
            .and_then(|part| words(&part).into_iter().next())
            .unwrap_or_default();
        let methods = parts.filter_map(|part| {
            let words = words(&part);
            let mut words = words.iter();
            let (method, result) = words.next()?.split_once('=')?;
            // A method may say its version: `dkim/1`.
            let method = method.split('/').next().unwrap_or(method);
            let properties = words
                .filter_map(|word| word.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.trim_matches('"').to_owned()));
            Some(AuthResult {
                method: method.to_owned(),
                result: result.to_owned(),
                properties: properties.collect(),
            })
        });
        Self {
            server,
            methods: methods.collect(),
        }
    }

    fn alignment(&self, from: Option<&str>) -> Alignment {
        let says = |method: &str, result: &str| {
            let mut found = self.methods.iter();
            found.any(|one| one.method == method && one.result == result)
        };
        // A failure counts whoever wrote the line, since nobody gains by adding one; a pass counts only in the mail service's own.
        if says("dmarc", "fail") {
            return Alignment::Fails;
        }
        // A second "dmarc=" in the line may be what the writer put into an address: then neither counts.
        let times = |method: &str| {
            let found = self.methods.iter().filter(|one| one.method == method);
            found.count()
        };
        let own = from.and_then(|from| organisation(domain(from)));
        let passes = times("dmarc") == 1
            && self.methods.iter().any(|one| {
                let about = one.named("header.from").and_then(organisation);
                let is_own = own.is_some() && about == own;
                one.method == "dmarc" && one.result == "pass" && is_own
            });
        let signed = || {
            let mut signatures = self.methods.iter();
            own.is_some()
                && signatures.any(|one| {
                    let is_signature = one.method == "dkim" && one.result == "pass";
                    is_signature && one.signer().and_then(|signer| organisation(signer)) == own
                })
        };
        if self.server == MAIL_SERVICE && (passes || signed()) {
            Alignment::Passes
        } else {
            Alignment::Unknown
        }
    }
}

impl AuthResult {
    /// The domain that signed.
    fn signer(&self) -> Option<&str> {
        self.named("header.d")
            .or_else(|| self.named("header.i").map(domain))
    }

    /// A property, unless it is said twice.
    fn named(&self, wanted: &str) -> Option<&str> {
        let mut found = self.properties.iter().filter(|(name, _)| name == wanted);
        let (_, value) = found.next()?;
        found.next().is_none().then_some(value.as_str())
    }
}

/// A text taken apart where a mark stands outside of quotation marks; nothing, when one of these is open at its end.
fn split(text: &str, is_mark: impl Fn(char) -> bool) -> Option<Vec<String>> {
    let (mut parts, mut part, mut quoted) = (Vec::new(), String::new(), false);
    for letter in text.chars() {
        match letter {
            '"' => {
                quoted = !quoted;
                part.push(letter);
            }
            mark if !quoted && is_mark(mark) => parts.push(std::mem::take(&mut part)),
            letter => part.push(letter),
        }
    }
    parts.push(part);
    parts.retain(|part| !part.trim().is_empty());
    (!quoted).then_some(parts)
}

fn domain(address: &str) -> &str {
    address
        .rsplit_once('@')
        .map_or(address, |(_, domain)| domain)
}

/// The domain that an organisation has registered: `example.co.uk` of `mail.example.co.uk`.
fn organisation(domain: &str) -> Option<&str> {
    psl::domain_str(domain.trim_end_matches('.'))
}

/// A line without what stands in brackets; brackets nest, and a quoted one is none.
fn without_comments(line: &str) -> String {
    let (mut kept, mut depth, mut quoted, mut escaped) = (String::new(), 0_u32, false, false);
    for letter in line.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => {
                escaped = true;
                continue;
            }
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => {
                depth = depth.saturating_add(1);
                continue;
            }
            ')' if !quoted && depth > 0 => {
                depth -= 1;
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            kept.push(letter);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn verdict(spf: &str, dkim: &str, dmarc: &str, line: Option<&str>) -> Alignment {
        let receipt = json!({"receipt": {
            "spfVerdict": {"status": spf}, "dkimVerdict": {"status": dkim}, "dmarcVerdict": {"status": dmarc},
        }});
        Verdicts::of(&receipt, line, Some("riley@example.com")).alignment
    }

    #[test]
    fn a_pass_of_spf_and_dkim_alone_says_nothing_of_from() {
        assert_eq!(verdict("PASS", "PASS", "PASS", None), Alignment::Passes);
        assert_eq!(verdict("PASS", "PASS", "GRAY", None), Alignment::Unknown);
        assert_eq!(verdict("PASS", "PASS", "FAIL", None), Alignment::Fails);
        assert_eq!(verdict("FAIL", "FAIL", "GRAY", None), Alignment::Unknown);
        let failed = "PROCESSING_FAILED";
        assert_eq!(verdict(failed, failed, failed, None), Alignment::Unknown);
        let none = Verdicts::of(&json!({}), None, Some("riley@example.com"));
        assert_eq!(none.alignment, Alignment::Unknown);
    }

    /// Lines that the mail service wrote, with a signature or a pass of the organisation of `riley@example.com`.
    const PROVEN: [&str; 4] = [
        "amazonses.com; dkim=pass header.i=@example.com",
        "amazonses.com; spf=pass; dkim=pass header.d=mail.example.com",
        "amazonses.com 1; dkim/1=pass (a 2048 bit; key) header.i=x@example.com header.b=\"a\"",
        "AmazonSES.com; DMARC=Pass header.from=example.com",
    ];

    /// Lines that prove nothing of it, whatever the writer put into them.
    const PROVES_NOTHING: [&str; 14] = [
        // What the writer chose stands in quotation marks, or is about another name.
        "amazonses.com; spf=pass envelope-from=\"x; dmarc=pass header.from=example.com y\"@stranger.test; dmarc=none",
        "amazonses.com; dkim=pass header.i=\"a; dkim=pass header.d=example.com b\"@stranger.test",
        "amazonses.com; spf=pass envelope-from=\"x; dmarc=pass header.from=example.com; dmarc=none",
        "amazonses.com; dmarc=pass header.from=stranger.test",
        "amazonses.com; dmarc=pass header.from=example.com; dmarc=none",
        "amazonses.com; dkim=pass header.d=stranger.test header.d=example.com",
        // The stranger's own domain, another company under one ending, and a name that only ends alike.
        "amazonses.com; dkim=pass header.i=@stranger.test",
        "amazonses.com; dkim=pass header.d=com",
        "amazonses.com; dkim=pass header.d=notexample.com",
        "amazonses.com; dkim=fail header.i=@example.com",
        "amazonses.com; spf=pass smtp.mailfrom=example.com",
        // What the stranger's own server wrote, and what stands in a remark.
        "mx.stranger.test; dmarc=pass; dkim=pass header.i=@example.com",
        "amazonses.com (; dmarc=pass); spf=pass",
        "mx.stranger.test (amazonses.com; dmarc=pass",
    ];

    /// Lines by which its domain says that it is not theirs.
    const FORGED: [&str; 2] = [
        "amazonses.com; dkim=pass header.i=@example.com; dmarc=fail",
        "mx.example.net; dmarc=fail",
    ];

    #[test]
    fn a_signature_counts_where_it_is_of_the_senders_own_organisation_and_the_mail_service_says_so()
    {
        for (lines, expected) in [
            (&PROVEN[..], Alignment::Passes),
            (&PROVES_NOTHING, Alignment::Unknown),
            (&FORGED, Alignment::Fails),
        ] {
            for line in lines {
                let found = verdict("PASS", "PASS", "GRAY", Some(line));
                assert_eq!(found, expected, "{line}");
            }
        }
        // The verdict of the receipt comes first.
        let signed = "amazonses.com; dkim=pass header.i=@example.com";
        assert_eq!(
            verdict("PASS", "PASS", "FAIL", Some(signed)),
            Alignment::Fails
        );
    }

    #[test]
    fn organisations_under_one_public_ending_are_strangers() {
        let line = "amazonses.com; dkim=pass header.d=other.co.uk";
        let aligned =
            |from: &str, line: &str| Verdicts::of(&json!({}), Some(line), Some(from)).alignment;
        assert_eq!(aligned("riley@example.co.uk", line), Alignment::Unknown);
        let own = "amazonses.com; dkim=pass header.d=mail.example.co.uk";
        assert_eq!(aligned("riley@example.co.uk", own), Alignment::Passes);
    }

    #[test]
    fn a_mail_that_names_several_writers_is_proven_to_be_of_none() {
        let receipt = json!({"receipt": {"dmarcVerdict": {"status": "PASS"}}});
        assert_eq!(
            Verdicts::of(&receipt, None, None).alignment,
            Alignment::Unknown
        );
    }
}

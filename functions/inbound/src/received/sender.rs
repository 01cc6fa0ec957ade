//! Whether the sender is who the mail says.
//!
//! Anybody can write a name into `From`. A report in the name of somebody of the team moves clocks, so it is believed only where neither the mail
//! service's verdicts nor the receiving server's own line (RFC 8601) say that it fails: DMARC fails, or SPF and DKIM both do not pass and one fails.
//! Where nothing is said (a house on one machine), the mail is believed.

use serde_json::Value;

/// What is known of a sender.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verdicts {
    dmarc_fails: bool,
    spf: Verdict,
    dkim: Verdict,
    /// The mail carries a virus, as the mail service says.
    pub has_virus: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Verdict {
    #[default]
    Unknown,
    Passes,
    Fails,
}

impl Verdict {
    fn of(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "pass" => Self::Passes,
            "fail" | "softfail" | "permerror" => Self::Fails,
            _ => Self::Unknown,
        }
    }
}

impl Verdicts {
    /// Reads them off a receipt; without one, off the line of the server that took the mail.
    pub(super) fn of(detail: &Value, results: Option<&str>) -> Self {
        let status = |name: &str| {
            let at = format!("/receipt/{name}Verdict/status");
            detail
                .pointer(&at)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        let line = |name: &str| {
            let (_, rest) = results?.split_once(&format!("{name}="))?;
            let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
            Some(word)
        };
        let read = |name: &str| {
            let word = status(name).or_else(|| line(name)).unwrap_or_default();
            Verdict::of(&word)
        };
        Self {
            dmarc_fails: read("dmarc") == Verdict::Fails,
            spf: read("spf"),
            dkim: read("dkim"),
            has_virus: read("virus") == Verdict::Fails,
        }
    }

    /// Whether the sender is not to be believed.
    pub(super) fn are_in_doubt(&self) -> bool {
        let passes = [self.spf, self.dkim].contains(&Verdict::Passes);
        let fails = [self.spf, self.dkim].contains(&Verdict::Fails);
        self.dmarc_fails || fails && !passes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_fails_is_in_doubt_and_what_is_unknown_is_not() {
        let verdicts = |spf: &str, dkim: &str, dmarc: &str| {
            let receipt = json!({"receipt": {
                "spfVerdict": {"status": spf}, "dkimVerdict": {"status": dkim}, "dmarcVerdict": {"status": dmarc},
            }});
            Verdicts::of(&receipt, None).are_in_doubt()
        };
        assert!(!verdicts("PASS", "PASS", "PASS"));
        assert!(!verdicts("FAIL", "PASS", "GRAY"));
        assert!(verdicts("FAIL", "GRAY", "GRAY"));
        assert!(verdicts("PASS", "PASS", "FAIL"));
        let none = json!({});
        assert!(!Verdicts::of(&none, None).are_in_doubt());
        assert!(
            Verdicts::of(
                &none,
                Some("mx.example.com; spf=fail; dkim=none; dmarc=fail")
            )
            .are_in_doubt()
        );
    }
}

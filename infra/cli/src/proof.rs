//! What somebody agreed to, as text: see [`cloud::proof`].

use std::fmt;

use cloud::proof::{InquiryProof, LeadProof, recorded};

/// A proof, as a person at a shell reads it.
#[derive(Debug)]
pub struct ProofText<'a>(pub &'a LeadProof);

impl fmt::Display for ProofText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let proof = self.0;
        writeln!(f, "lead {}", proof.lead)?;
        for inquiry in &proof.inquiries {
            write_inquiry(f, inquiry)?;
        }
        for line in &proof.since {
            write!(
                f,
                "  {} {}",
                calendar::format_instant(line.at),
                line.what.as_str()
            )?;
            if let Some(words) = &line.words {
                write!(f, ": {words}")?;
            }
            writeln!(f)?;
        }
        let now = if proof.agreed { "yes" } else { "no" };
        writeln!(f, "  letters may be sent: {now}")
    }
}

fn write_inquiry(f: &mut fmt::Formatter<'_>, inquiry: &InquiryProof) -> fmt::Result {
    let at = inquiry.at.map(calendar::format_instant).unwrap_or_default();
    write!(
        f,
        "  {at} the form {} (source {})",
        inquiry.form, inquiry.source
    )?;
    match (&inquiry.version, &inquiry.language) {
        (Some(version), Some(language)) => {
            writeln!(f, ", words of version {version} in {language}")?;
        }
        (_, _) => writeln!(f, ", shown by no page of ours")?,
    }
    for (name, value) in &inquiry.from {
        writeln!(f, "    {name}: {value}")?;
    }
    if let Some(phone) = &inquiry.phone {
        let given = if phone.given { "left" } else { "not left" };
        writeln!(f, "    beside the number ({given}): {}", phone.words)?;
    }
    for one in &inquiry.boxes {
        let ticked = if one.ticked { "ticked" } else { "not ticked" };
        writeln!(
            f,
            "    beside the box {} ({ticked}): {}",
            one.field, one.words
        )?;
    }
    if let Some(consent) = &inquiry.consent {
        let at = calendar::format_instant(consent.at);
        writeln!(f, "    ticked at {at}: \"{}\"", consent.wording)?;
    }
    match &inquiry.listed {
        Some(listed) => writeln!(f, "    on a list: {}", recorded(listed)),
        None => Ok(()),
    }
}

//! The kinds of received mail.

/// What a received mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailClass {
    /// A person wrote it.
    Reply,
    /// A machine answered for a person.
    AutoReply,
    /// A mail of ours was not delivered.
    Bounce,
    /// A mail of ours is late.
    Delay,
    /// Somebody reported a mail of ours as unwanted.
    Complaint,
    /// A mail of ours came back as it was.
    Own,
    /// None of these: a newsletter, a receipt, no mail at all.
    Other,
}

impl MailClass {
    /// The name of the kind, as commands and logs write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MailClass::Reply => "reply",
            MailClass::AutoReply => "auto_reply",
            MailClass::Bounce => "bounce",
            MailClass::Delay => "delay",
            MailClass::Complaint => "complaint",
            MailClass::Own => "own",
            MailClass::Other => "other",
        }
    }
}

//! From which list of leads at the desk the page of a lead was opened.
//!
//! The address says it, with what the list was narrowed down to, and only lists of ours can be named: nobody is led anywhere else by it.

use crate::fields::PostedFields;

/// The field of an address that says from which list of leads it was opened.
pub(crate) const FROM: &str = "from";
/// What the address may say of it, for programs.
pub(crate) const FROM_FIELD: (&str, &str) = (
    FROM,
    "board, find, figures or policy, with what it was narrowed down to, such as board?rep=riley: the list of leads at the desk from which it was opened, or the page of the policy. The page leads back to it.",
);
/// Bytes of what a list was narrowed down to: more than any page of ours asks for.
const MAX_FROM_BYTES: usize = 1_000;
/// A list of leads at the desk; or the page of the policy, from which that of the team is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeadList {
    /// Every open lead, for who leads the team.
    Board,
    /// Whoever was looked for.
    Find,
    /// The leads behind a number.
    Figures,
    /// How this company follows up: no list, and left and come back to as one.
    Policy,
}

impl LeadList {
    const ALL: [Self; 4] = [Self::Board, Self::Find, Self::Figures, Self::Policy];

    fn path(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Find => "find",
            Self::Figures => "figures",
            Self::Policy => "policy",
        }
    }
}

/// The list from which a lead was opened, with what it was narrowed down to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FromList {
    /// Which list.
    pub(crate) list: LeadList,
    /// As we write a query: whatever else somebody put there is a value of it.
    query: String,
}

impl FromList {
    /// A list at the desk, with its own query.
    fn new(list: LeadList, query: &str) -> Self {
        let own = form_urlencoded::parse(query.as_bytes());
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(own);
        Self {
            list,
            query: query.finish(),
        }
    }

    /// The list that an address of the desk names, below it; nothing, where it is none of ours.
    pub(crate) fn of(address: &str) -> Option<Self> {
        if address.len() > MAX_FROM_BYTES {
            return None;
        }
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let list = LeadList::ALL.into_iter().find(|one| one.path() == path)?;
        Some(Self::new(list, query))
    }

    /// What an address says; nothing, where it says nothing, or something else.
    pub(crate) fn asked(fields: &PostedFields) -> Option<Self> {
        Self::of(fields.get(FROM)?)
    }

    /// The address of the list, below the desk.
    pub(crate) fn address(&self) -> String {
        match self.query.as_str() {
            "" => self.list.path().to_owned(),
            query => format!("{}?{query}", self.list.path()),
        }
    }

    /// An address that says that it was opened from here.
    fn with(&self, address: &str) -> String {
        let own = self.address();
        let own: String = form_urlencoded::byte_serialize(own.as_bytes()).collect();
        and_field(address, FROM, &own)
    }
}

/// An address with one more field.
pub(crate) fn and_field(address: &str, name: &str, value: &str) -> String {
    let before = if address.contains('?') { '&' } else { '?' };
    format!("{address}{before}{name}={value}")
}

/// An address that says from which list its lead was opened, where it was from one.
pub(crate) fn from_list(from: Option<&FromList>, address: &str) -> String {
    from.map_or_else(|| address.to_owned(), |from| from.with(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Option<String> {
        FromList::of(address).map(|from| from.address())
    }

    #[test]
    fn only_lists_of_the_desk_are_led_back_to() {
        assert_eq!(of("board").as_deref(), Some("board"));
        let narrow = "board?rep=riley&as=table&page=2";
        assert_eq!(of(narrow).as_deref(), Some(narrow));
        assert_eq!(
            of("find?q=//evil.example.org/\r\nx: y").as_deref(),
            Some("find?q=%2F%2Fevil.example.org%2F%0D%0Ax%3A+y")
        );
        for elsewhere in [
            "",
            "https://evil.example.org/board",
            "//evil.example.org",
            "/board",
            "../board",
            "board/../../x",
            "javascript:alert(1)",
            "today",
            "boards",
        ] {
            assert_eq!(of(elsewhere), None, "{elsewhere}");
        }
        let long = |length: usize| format!("find?q={}", "a".repeat(length - "find?q=".len()));
        assert!(of(&long(MAX_FROM_BYTES)).is_some());
        assert_eq!(of(&long(MAX_FROM_BYTES + 1)), None);
    }
}

//! The words by which a mail is recognised when headers and standards say nothing.
//!
//! They lie in `words/`, a file a language; `words/tables.toml` says what each list is and how it is compared, and the build makes arrays of them. All
//! are folded ([`crate::fold::fold`]): small letters, no accents.

include!(concat!(env!("OUT_DIR"), "/words.rs"));

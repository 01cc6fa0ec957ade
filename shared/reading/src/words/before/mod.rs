//! The lists as they were, without a language: to compare with.
#![allow(dead_code, reason = "they are compared with, and go")]

pub(crate) mod absence;
pub(crate) mod business;
pub(crate) mod calendar;
pub(crate) mod delivery;
pub(crate) mod quoting;
pub(crate) mod wishes;

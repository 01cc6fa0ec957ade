//! What the machine knows of whoever sits at it: a language, and a time zone.

use std::{env, fs};

/// Where a system says what language its programs speak, the first that says something.
const SPEECH: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];
/// Where a system keeps the zone of its clock: a link into the database of zones, or a file that names it.
const ZONE_LINK: &str = "/etc/localtime";
const ZONE_FILE: &str = "/etc/timezone";
const DATABASE: &str = "zoneinfo/";
/// Zones that say where a machine stands, and nothing of whoever sits at it.
const NOWHERE: [&str; 4] = ["UTC", "Etc/UTC", "GMT", "Universal"];

/// A language and a country as a system writes them, such as `de_AT.UTF-8`, without what it says of letters.
pub(super) fn speech() -> Option<String> {
    let mut said = SPEECH.into_iter().filter_map(|name| env::var(name).ok());
    let said = said.find(|text| !text.is_empty())?;
    Some(said.split(['.', '@']).next()?.to_owned())
}

/// The time zone, where it is a place.
pub(super) fn zone() -> Option<String> {
    let said = env::var("TZ")
        .ok()
        .map(|zone| zone.trim_start_matches(':').to_owned());
    let linked = || {
        let target = fs::read_link(ZONE_LINK).ok()?;
        let target = target.to_str()?;
        Some(target.split_once(DATABASE)?.1.to_owned())
    };
    let filed = || fs::read_to_string(ZONE_FILE).ok();
    let zone = said
        .filter(|zone| !zone.is_empty())
        .or_else(linked)
        .or_else(filed)?;
    let zone = zone.trim().to_owned();
    let is_place = zone.parse::<calendar::Tz>().is_ok() && !NOWHERE.contains(&zone.as_str());
    is_place.then_some(zone)
}

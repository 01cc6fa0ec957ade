//! Where somebody is, as far as a country's code or a telephone number says it.

use super::region::{Law, Region};
use crate::inquiry::PhoneNumber;
use calendar::Tz;

/// The countries of the European Union, of its economic area, Switzerland and the United Kingdom.
const EUROPE: [&str; 33] = [
    "EU", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR",
    "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI",
    "SK",
];
/// The United States and what belongs to them.
const UNITED_STATES: [&str; 6] = ["US", "PR", "VI", "GU", "AS", "MP"];
/// Area codes of the North American plan that belong to neither the United States nor Canada.
const ISLANDS: [u16; 21] = [
    242, 246, 264, 268, 284, 345, 441, 473, 649, 658, 664, 721, 758, 767, 784, 809, 829, 849, 868,
    869, 876,
];
/// The calling codes of Europe, and the zone in which nearly all of each country lives.
const CALLING: [(&str, &str); 33] = [
    ("30", "Europe/Athens"),
    ("31", "Europe/Amsterdam"),
    ("32", "Europe/Brussels"),
    ("33", "Europe/Paris"),
    ("34", "Europe/Madrid"),
    ("350", "Europe/Gibraltar"),
    ("351", "Europe/Lisbon"),
    ("352", "Europe/Luxembourg"),
    ("353", "Europe/Dublin"),
    ("354", "Atlantic/Reykjavik"),
    ("356", "Europe/Malta"),
    ("357", "Asia/Nicosia"),
    ("358", "Europe/Helsinki"),
    ("359", "Europe/Sofia"),
    ("36", "Europe/Budapest"),
    ("370", "Europe/Vilnius"),
    ("371", "Europe/Riga"),
    ("372", "Europe/Tallinn"),
    ("385", "Europe/Zagreb"),
    ("386", "Europe/Ljubljana"),
    ("39", "Europe/Rome"),
    ("40", "Europe/Bucharest"),
    ("41", "Europe/Zurich"),
    ("420", "Europe/Prague"),
    ("421", "Europe/Bratislava"),
    ("423", "Europe/Vaduz"),
    ("43", "Europe/Vienna"),
    ("44", "Europe/London"),
    ("45", "Europe/Copenhagen"),
    ("46", "Europe/Stockholm"),
    ("47", "Europe/Oslo"),
    ("48", "Europe/Warsaw"),
    ("49", "Europe/Berlin"),
];
/// The area codes of the United States by zone; one that lies in two is in that of most of its people.
const STATES: [(&str, &[u16]); 8] = [
    ("Pacific/Honolulu", &[808]),
    ("America/Anchorage", &[907]),
    (
        "America/Los_Angeles",
        &[
            206, 209, 213, 253, 279, 310, 323, 341, 350, 360, 369, 408, 415, 424, 425, 442, 458,
            503, 509, 510, 530, 541, 559, 562, 564, 619, 626, 628, 650, 657, 661, 669, 702, 707,
            714, 725, 747, 760, 775, 805, 818, 820, 831, 840, 858, 909, 916, 925, 949, 951, 971,
        ],
    ),
    ("America/Phoenix", &[480, 520, 602, 623, 928]),
    (
        "America/Denver",
        &[
            208, 303, 307, 385, 406, 435, 505, 575, 719, 720, 801, 915, 970, 983, 986,
        ],
    ),
    (
        "America/Chicago",
        &[
            205, 210, 214, 217, 218, 224, 225, 228, 251, 254, 256, 262, 270, 281, 308, 309, 312,
            314, 316, 318, 319, 320, 325, 331, 334, 337, 346, 361, 364, 402, 405, 409, 414, 417,
            430, 432, 447, 464, 469, 479, 501, 504, 507, 512, 515, 531, 534, 539, 557, 563, 572,
            573, 580, 601, 605, 608, 612, 615, 618, 620, 629, 630, 636, 651, 659, 660, 662, 682,
            701, 708, 712, 713, 715, 726, 730, 731, 737, 763, 769, 773, 779, 785, 806, 815, 816,
            817, 830, 832, 847, 850, 861, 870, 872, 901, 903, 913, 918, 920, 931, 936, 938, 940,
            945, 952, 956, 972, 975, 979, 985,
        ],
    ),
    (
        "America/New_York",
        &[
            201, 202, 203, 207, 212, 215, 216, 220, 223, 227, 229, 231, 234, 239, 240, 248, 252,
            260, 267, 269, 272, 276, 283, 301, 302, 304, 305, 313, 315, 317, 321, 324, 326, 329,
            330, 332, 336, 339, 347, 351, 352, 363, 380, 386, 401, 404, 407, 410, 412, 413, 419,
            423, 434, 436, 440, 443, 445, 448, 463, 470, 472, 475, 478, 484, 502, 508, 513, 516,
            517, 518, 540, 551, 561, 567, 570, 571, 574, 582, 585, 586, 603, 606, 607, 609, 610,
            614, 616, 617, 631, 640, 645, 646, 656, 667, 678, 680, 681, 686, 689, 703, 704, 706,
            716, 717, 718, 724, 727, 728, 732, 734, 740, 743, 754, 757, 762, 765, 770, 771, 772,
            774, 781, 786, 802, 803, 804, 810, 812, 813, 814, 821, 826, 828, 835, 838, 839, 843,
            845, 848, 854, 856, 857, 859, 860, 862, 863, 864, 865, 878, 904, 906, 908, 910, 912,
            914, 917, 919, 929, 930, 934, 937, 941, 943, 947, 948, 954, 959, 978, 980, 984, 989,
        ],
    ),
    ("America/Puerto_Rico", &[787, 939]),
];
/// The same of Canada.
const PROVINCES: [(&str, &[u16]); 7] = [
    ("America/Vancouver", &[236, 250, 604, 672, 778]),
    ("America/Edmonton", &[368, 403, 587, 780, 825]),
    ("America/Regina", &[306, 474, 639]),
    ("America/Winnipeg", &[204, 431, 584]),
    (
        "America/Toronto",
        &[
            226, 249, 263, 289, 343, 354, 365, 367, 382, 416, 418, 437, 438, 450, 468, 514, 519,
            548, 579, 581, 613, 647, 683, 705, 742, 753, 807, 819, 873, 905, 942,
        ],
    ),
    ("America/Halifax", &[428, 506, 782, 902]),
    ("America/St_Johns", &[709, 879]),
];

/// The law that holds where these countries are, by their codes: of several the strictest of each rule.
pub(crate) fn law_of(codes: &[String]) -> Law {
    codes
        .iter()
        .map(|code| Region::of_country(code).unwrap_or(Region::Elsewhere).law())
        .fold(Law::default(), Law::and)
}

impl Region {
    /// The region of a number's country.
    pub(crate) fn of_phone(phone: &PhoneNumber) -> Self {
        region_of_phone(phone)
    }

    /// The region of a country's code, or of `EU`; what is no code is none.
    ///
    /// ```
    /// use followup::law::Region;
    /// assert_eq!(Region::of_country("de"), Some(Region::EuropeanUnion));
    /// assert_eq!(Region::of_country("US"), Some(Region::UnitedStates));
    /// assert_eq!(Region::of_country("JP"), Some(Region::Elsewhere));
    /// assert_eq!(Region::of_country("Atlantis"), None);
    /// ```
    #[must_use]
    pub fn of_country(code: &str) -> Option<Self> {
        region_of_country(code)
    }
}

fn region_of_country(code: &str) -> Option<Region> {
    let code = code.trim().to_ascii_uppercase();
    let code = match code.as_str() {
        "USA" => "US",
        "UK" => "GB",
        "EL" => "GR",
        other => other,
    };
    if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    Some(if EUROPE.contains(&code) {
        Region::EuropeanUnion
    } else if UNITED_STATES.contains(&code) {
        Region::UnitedStates
    } else if code == "CA" {
        Region::Canada
    } else {
        Region::Elsewhere
    })
}

/// The area code of a number of the North American plan.
fn area(digits: &str) -> Option<u16> {
    digits.strip_prefix('1')?.get(..3)?.parse().ok()
}

fn listed(table: &[(&'static str, &[u16])], area: u16) -> Option<&'static str> {
    table
        .iter()
        .find(|(_, codes)| codes.contains(&area))
        .map(|(zone, _)| *zone)
}

/// Whose law a number's country has.
fn region_of_phone(phone: &PhoneNumber) -> Region {
    let digits = phone.as_str().trim_start_matches('+');
    match area(digits) {
        Some(area) if listed(&PROVINCES, area).is_some() => Region::Canada,
        Some(area) if ISLANDS.contains(&area) => Region::Elsewhere,
        Some(_) => Region::UnitedStates,
        None if CALLING.iter().any(|(code, _)| digits.starts_with(code)) => Region::EuropeanUnion,
        None => Region::Elsewhere,
    }
}

/// The zone of a number, where its area or its country says it.
///
/// ```
/// use followup::inquiry::PhoneNumber;
/// use followup::law::zone_of;
/// let zone = |number| zone_of(&PhoneNumber::parse(number, "1").unwrap()).map(|zone| zone.name());
/// assert_eq!(zone("+1 415 555 0123"), Some("America/Los_Angeles"));
/// assert_eq!(zone("+49 30 1234567"), Some("Europe/Berlin"));
/// assert_eq!(zone("+1 555 010 0123"), None);
/// ```
#[must_use]
pub fn zone_of(phone: &PhoneNumber) -> Option<Tz> {
    let digits = phone.as_str().trim_start_matches('+');
    let name = match area(digits) {
        Some(area) => listed(&STATES, area).or_else(|| listed(&PROVINCES, area)),
        None => CALLING
            .iter()
            .find(|(code, _)| digits.starts_with(code))
            .map(|(_, zone)| *zone),
    };
    name.map(Tz::built_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_that_a_number_may_be_in_is_one() {
        let listed = STATES.iter().chain(&PROVINCES).map(|(name, _)| name);
        for name in CALLING.iter().map(|(_, name)| name).chain(listed) {
            assert_eq!(Tz::built_in(name).name(), *name);
        }
    }
}

//! Which first names share a key: the table holds hashes of them, so that a row is never changed. Which of those who share one are one
//! person is asked of [`crate::person`], whose lists are larger.

/// Each row is one name and what its bearers are called. A nickname may stand in several rows.
const SAME: &[&[&str]] = &[
    &["alexander", "alex", "sandy", "sasha", "xander"],
    &["alexandra", "alex", "sandra", "sasha", "lexi"],
    &["andrew", "andy", "drew"],
    &["anthony", "tony"],
    &["benjamin", "ben", "benny", "benji"],
    &["barbara", "barb", "babs"],
    &[
        "catherine",
        "katherine",
        "kathryn",
        "cathy",
        "kathy",
        "kate",
        "katie",
        "cate",
        "kat",
    ],
    &["charles", "charlie", "chuck", "chas"],
    &["christina", "christine", "tina", "chris", "chrissy"],
    &["christopher", "chris", "topher", "kit"],
    &["daniel", "dan", "danny"],
    &["david", "dave", "davey"],
    &["deborah", "debra", "deb", "debbie"],
    &["donald", "don", "donny"],
    &["edward", "ed", "eddie", "ted", "ned"],
    &[
        "elizabeth",
        "elisabeth",
        "liz",
        "lizzie",
        "beth",
        "betty",
        "eliza",
        "betsy",
        "libby",
    ],
    &["francis", "frank", "fran"],
    &["frederick", "fred", "freddie"],
    &["gerald", "gerry", "jerry"],
    &["gregory", "greg"],
    &["henry", "harry", "hank"],
    &["jacob", "jake"],
    &["james", "jim", "jimmy", "jamie"],
    &["jennifer", "jen", "jenny"],
    &["jessica", "jess", "jessie"],
    &["johannes", "hans", "hannes"],
    &["john", "johnny", "jack"],
    &["jonathan", "jon", "jonny"],
    &["jose", "pepe"],
    &["joseph", "joe", "joey"],
    &["joshua", "josh"],
    &["judith", "judy"],
    &["kenneth", "ken", "kenny"],
    &["lawrence", "laurence", "larry"],
    &["leonard", "len", "lenny", "leo"],
    &["margaret", "maggie", "meg", "peggy", "greta", "marge"],
    &["matthew", "matt"],
    &["michael", "mike", "mick", "mickey"],
    &["nancy", "nan"],
    &["nicholas", "nick", "nico"],
    &["pamela", "pam"],
    &["patricia", "pat", "patty", "trish", "tricia"],
    &["patrick", "pat", "paddy"],
    &["peter", "pete"],
    &["philip", "phillip", "phil"],
    &["raymond", "ray"],
    &["rebecca", "becky", "becca"],
    &["richard", "rick", "ricky", "dick", "rich", "richie"],
    &["robert", "rob", "robbie", "bob", "bobby"],
    &["ronald", "ron", "ronnie"],
    &["samantha", "sam", "sammy"],
    &["samuel", "sam", "sammy"],
    &["sebastian", "seb", "basti"],
    &["stephanie", "steph"],
    &["stephen", "steven", "steve"],
    &["susan", "suzanne", "sue", "susie"],
    &["theodore", "ted", "theo", "teddy"],
    &["theresa", "teresa", "terry", "tess"],
    &["thomas", "tom", "tommy"],
    &["timothy", "tim", "timmy"],
    &["victoria", "vicky", "tori"],
    &["vincent", "vince", "vinny"],
    &["walter", "walt"],
    &["william", "will", "bill", "billy", "willy", "liam"],
    &["zachary", "zach", "zack"],
];

/// Whether a folded name is in the list at all.
pub(super) fn is_listed(name: &str) -> bool {
    SAME.iter().any(|row| row.contains(&name))
}

/// The name that stands for a folded first name and all that it may be short for, or be called.
///
/// Where a nickname stands in several rows (`chris`), they share one name, so that it is the same for whoever may be one
/// person; that two names share it does not make them one.
pub(super) fn shared_name(name: &str) -> &str {
    let Some(mut first) = SAME.iter().position(|row| row.contains(&name)) else {
        return name;
    };
    // A row that shares a nickname with an earlier one goes by that one's name.
    while let Some(earlier) = SAME[..first]
        .iter()
        .position(|row| row.iter().any(|one| SAME[first].contains(one)))
    {
        first = earlier;
    }
    SAME[first].first().copied().unwrap_or(name)
}

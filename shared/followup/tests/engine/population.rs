//! A made-up population: people who write several times, and people who are easily taken for them.

use std::fmt;

/// A row of labelled people.
#[derive(Debug, Clone, Default)]
pub(crate) struct LabelledRow {
    pub(crate) person: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) company: String,
}

impl fmt::Display for LabelledRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            person,
            name,
            email,
            phone,
            company,
        } = self;
        write!(f, "{person}: {name}, {email}, {phone}, {company}")
    }
}

/// First names with what their bearers are also called.
const GIVEN: [(&str, &str); 40] = [
    ("James", "Jim"),
    ("William", "Bill"),
    ("Robert", "Bob"),
    ("Elizabeth", "Liz"),
    ("Margaret", "Peggy"),
    ("Katherine", "Kate"),
    ("Michael", "Mike"),
    ("Thomas", "Tom"),
    ("Richard", "Rick"),
    ("Christopher", "Chris"),
    ("Josef", "Sepp"),
    ("Ulrich", "Uli"),
    ("Katharina", "Kathi"),
    ("Andreas", "Andi"),
    ("Wolfgang", "Wolf"),
    ("Jürgen", "Juergen"),
    ("Elisabeth", "Lisa"),
    ("Friedrich", "Fritz"),
    ("Sebastian", "Basti"),
    ("Susanne", "Susi"),
    ("Francisco", "Paco"),
    ("José", "Pepe"),
    ("Ignacio", "Nacho"),
    ("Dolores", "Lola"),
    ("Enrique", "Quique"),
    ("Mercedes", "Merche"),
    ("Javier", "Javi"),
    ("Isabel", "Isa"),
    ("Guadalupe", "Lupe"),
    ("Manuel", "Manolo"),
    ("Philippe", "Phil"),
    ("Emmanuel", "Manu"),
    ("Frédéric", "Fred"),
    ("Dominique", "Dom"),
    ("Catherine", "Cathy"),
    ("Nicolas", "Nico"),
    ("Ludovic", "Ludo"),
    ("Virginie", "Gini"),
    ("Élodie", "Elo"),
    ("Stéphane", "Steph"),
];
const SYLLABLES: [&str; 30] = [
    "ber", "lan", "mor", "ste", "hof", "win", "gar", "tel", "ros", "kel", "dur", "fen", "bra",
    "sol", "vik", "tan", "mül", "ner", "cas", "rei", "gon", "zal", "pet", "ric", "haw", "thor",
    "lef", "vre", "sim", "wat",
];
const PROVIDERS: [&str; 8] = [
    "gmail.com",
    "outlook.com",
    "web.de",
    "gmx.net",
    "orange.fr",
    "yahoo.com",
    "icloud.com",
    "hotmail.es",
];
const TRADES: [&str; 12] = [
    "steel",
    "foods",
    "print",
    "logistics",
    "bau",
    "software",
    "energie",
    "textil",
    "motors",
    "hotels",
    "pharma",
    "media",
];

/// Numbers that are the same for the same seed (SplitMix64).
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).unwrap()).unwrap()
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Somebody of the population.
#[derive(Debug, Clone)]
struct Somebody {
    label: String,
    given: &'static str,
    short: &'static str,
    surname: String,
    phone: String,
    company: Option<String>,
    private: String,
}

fn ascii(text: &str) -> String {
    let plain = text.to_lowercase();
    let letters = plain.chars().map(|c| match c {
        'é' | 'è' => 'e',
        'ü' => 'u',
        'á' => 'a',
        other => other,
    });
    letters.filter(char::is_ascii_alphanumeric).collect()
}

impl Somebody {
    fn new(draws: &mut Draws, number: usize) -> Self {
        let (given, short) = draws.of(&GIVEN);
        let surname: String = (0..2 + draws.below(2))
            .map(|_| draws.of(&SYLLABLES))
            .collect();
        let mut letters = surname.chars();
        let first: String = letters.next().unwrap().to_uppercase().collect();
        let surname = format!("{first}{}", letters.as_str());
        let company = (draws.below(10) < 6)
            .then(|| format!("{}{}", draws.of(&SYLLABLES), draws.below(400)))
            .map(|name| format!("{name} {}", draws.of(&TRADES)));
        let mut somebody = Self {
            label: format!("p{number}"),
            given,
            short,
            surname,
            phone: number_of(draws),
            company,
            private: String::new(),
        };
        somebody.private = somebody.private_address(draws);
        somebody
    }

    fn private_address(&self, draws: &mut Draws) -> String {
        let (given, surname) = (ascii(self.given), ascii(&self.surname));
        let year = 50 + draws.below(55);
        let local = match draws.below(3) {
            0 => format!("{given}.{surname}{year}"),
            1 => format!("{}{surname}{}", &given[..1], draws.below(900)),
            _ => format!("{surname}.{given}{}", draws.below(90)),
        };
        format!("{local}@{}", draws.of(&PROVIDERS))
    }

    fn domain(&self) -> Option<String> {
        let company = self.company.as_ref()?;
        Some(format!("{}.example", ascii(company)))
    }

    fn work(&self, given: &str) -> Option<String> {
        let surname = ascii(&self.surname);
        Some(format!("{}.{surname}@{}", ascii(given), self.domain()?))
    }

    fn row(&self) -> LabelledRow {
        LabelledRow {
            person: self.label.clone(),
            name: format!("{} {}", self.given, self.surname),
            email: self
                .work(self.given)
                .unwrap_or_else(|| self.private.clone()),
            phone: self.phone.clone(),
            company: self.company.clone().unwrap_or_default(),
        }
    }

    /// The same person once more, in one of the ways in which people write again.
    fn again(&self, draws: &mut Draws) -> LabelledRow {
        let mut row = self.row();
        match draws.below(14) {
            0 => row.email = row.email.to_uppercase(),
            1 => row.email = row.email.replacen('@', "+offer@", 1),
            2 => row.phone = String::new(),
            3 => {
                row.name = format!("{} {}", self.short, self.surname);
                row.email = String::new();
                row.phone = spaced(&row.phone);
            }
            4 | 5 => {
                row.name = format!("{} {}", self.short, self.surname);
                row.email = self.work(self.short).unwrap_or(row.email);
                row.phone = String::new();
            }
            6 => row.email = mistyped(&row.email, draws),
            7 => {
                row.email = misheard_provider(&self.private).unwrap_or(row.email);
            }
            8 => {
                row.name = format!("{}, {}", self.surname, self.given);
                row.email = String::new();
            }
            9 => {
                row.name = format!("{} {}", self.surname, self.given);
                row.email = String::new();
                row.phone = spaced(&row.phone);
            }
            10 => row.name = folded_name(&row.name),
            11 => row.email.clone_from(&self.private),
            12 => {
                row.name = format!("{}. {}", &self.given.chars().next().unwrap(), self.surname);
                row.email = String::new();
            }
            // A private address and no number: nobody could know.
            _ if draws.below(4) == 0 => {
                row.email = self.private_address(draws);
                row.phone = String::new();
            }
            _ => row.company = row.company.to_uppercase() + " Ltd",
        }
        row
    }
}

fn number_of(draws: &mut Draws) -> String {
    let area = draws.of(&["212", "312", "415", "617", "206", "305"]);
    format!("+1{area}555{:04}", draws.below(10_000))
}

fn spaced(phone: &str) -> String {
    let digits = phone.trim_start_matches("+1");
    format!("({}) {}-{}", &digits[..3], &digits[3..6], &digits[6..])
}

/// The address with two letters turned before the `@`.
fn mistyped(email: &str, draws: &mut Draws) -> String {
    let (local, domain) = email.split_once('@').unwrap();
    let mut letters: Vec<char> = local.chars().collect();
    let at = 1 + draws.below(3.min(letters.len() - 2));
    letters.swap(at, at + 1);
    let local: String = letters.into_iter().collect();
    format!(
        "{}@{domain}",
        local.trim_end_matches('.').replace("..", ".")
    )
}

fn misheard_provider(email: &str) -> Option<String> {
    let slips = [
        ("gmail.com", "gmial.com"),
        ("outlook.com", "outlok.com"),
        ("yahoo.com", "yaho.com"),
        ("orange.fr", "ornage.fr"),
    ];
    let (right, wrong) = slips.iter().find(|(right, _)| email.ends_with(right))?;
    Some(email.replace(right, wrong))
}

fn folded_name(name: &str) -> String {
    name.to_uppercase().replace('Ü', "UE").replace('É', "E")
}

/// People who have something in common with somebody and are somebody else.
fn neighbours(somebody: &Somebody, draws: &mut Draws, number: usize) -> Vec<LabelledRow> {
    let mut other = Somebody::new(draws, number);
    other.label = format!("n{number}");
    match draws.below(9) {
        // Of one household.
        0 => {
            other.surname.clone_from(&somebody.surname);
            other.phone.clone_from(&somebody.phone);
            other.company = None;
        }
        // Of one company.
        1 | 2 => other.company.clone_from(&somebody.company),
        // Of one family and one company.
        3 => {
            other.company.clone_from(&somebody.company);
            other.surname.clone_from(&somebody.surname);
        }
        // Of one name, elsewhere.
        4 => {
            other.surname.clone_from(&somebody.surname);
            (other.given, other.short) = (somebody.given, somebody.short);
        }
        // Father and son.
        5 => {
            other.surname = format!("{} Jr.", somebody.surname);
            (other.given, other.short) = (somebody.given, somebody.short);
            other.phone.clone_from(&somebody.phone);
            other.company = None;
        }
        // The second of one name at one company.
        6 if somebody.company.is_some() => {
            other.surname.clone_from(&somebody.surname);
            (other.given, other.short) = (somebody.given, somebody.short);
            other.company.clone_from(&somebody.company);
            let mut row = other.row();
            row.email = row.email.replacen('@', "2@", 1);
            return vec![row];
        }
        // A short form of one name, elsewhere.
        7 => {
            other.surname.clone_from(&somebody.surname);
            let mut row = other.row();
            row.name = format!("{} {}", somebody.short, somebody.surname);
            return vec![row];
        }
        // An office's number.
        _ => other.phone.clone_from(&somebody.phone),
    }
    // Whoever came out as the same whole name at the same place is the same person to anybody.
    if other.given == somebody.given
        && other.surname == somebody.surname
        && (other.phone == somebody.phone
            || other.company.is_some() && other.company == somebody.company)
    {
        return Vec::new();
    }
    vec![other.row()]
}

/// So many people, and what they wrote, in an order that is nobody's.
pub(crate) fn population(seed: u64, people: usize) -> Vec<LabelledRow> {
    let mut draws = Draws(seed);
    let mut rows = Vec::new();
    for number in 0..people {
        let somebody = Somebody::new(&mut draws, number);
        rows.push(somebody.row());
        for _ in 0..draws.below(4) {
            rows.push(somebody.again(&mut draws));
        }
        if draws.below(2) == 0 {
            rows.extend(neighbours(&somebody, &mut draws, number));
        }
    }
    for at in (1..rows.len()).rev() {
        rows.swap(at, draws.below(at + 1));
    }
    rows
}

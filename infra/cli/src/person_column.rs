//! Which columns of a list say who somebody is: each program names them in its own way.

/// Names of columns, as [`plain`] writes them.
const COLUMNS: [(PersonColumn, &[&str]); 6] = [
    (
        PersonColumn::Name,
        &[
            "name",
            "fullname",
            "contact",
            "ansprechpartner",
            "nombre",
            "nom",
        ],
    ),
    (
        PersonColumn::Given,
        &["firstname", "givenname", "vorname", "prenom"],
    ),
    (
        PersonColumn::Surname,
        &[
            "lastname",
            "surname",
            "familyname",
            "nachname",
            "apellidos",
            "apellido",
        ],
    ),
    (
        PersonColumn::Email,
        &[
            "email",
            "mail",
            "emailaddress",
            "adresse",
            "correo",
            "courriel",
        ],
    ),
    (
        PersonColumn::Phone,
        &[
            "phone",
            "phonenumber",
            "telephone",
            "tel",
            "mobile",
            "telefon",
            "telefono",
            "portable",
        ],
    ),
    (
        PersonColumn::Company,
        &[
            "company",
            "companyname",
            "organisation",
            "organization",
            "account",
            "firma",
            "empresa",
            "societe",
        ],
    ),
];

/// What of a person a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PersonColumn {
    Name,
    Given,
    Surname,
    Email,
    Phone,
    Company,
}

impl PersonColumn {
    pub(crate) fn of(header: &str) -> Option<Self> {
        let plain = plain(header);
        let found = COLUMNS
            .iter()
            .find(|(_, names)| names.contains(&plain.as_str()));
        found.map(|(column, _)| *column)
    }
}

/// A column's name in small letters without what is between words: `Created At` and `created_at` are one name.
pub(crate) fn plain(header: &str) -> String {
    header
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

//! What people fill in, whatever the policy's forms ask.

use std::collections::BTreeMap;

use calendar::{EARLIEST, Instant};
use followup::form::{Field, FieldError, FieldKind, Form, KnownAnswers, MapsTo};
use followup::inquiry::{ContactWhen, Inquiry, KnownNumbers};
use followup::lead::Contact;
use followup::policy::Policy;

use crate::Chance;
use crate::chance::name_number;
use crate::population::{Inquirer, RecordedInquiry};

/// What is drawn about answers.
const ANSWERS: u64 = 3;
/// What is drawn about who comes from a show.
const SHOW: u64 = 4;
/// The form that most people fill in, where a policy has one of this name.
const MAIN: &str = "contact";
/// Of a hundred, so many come by another form, where there is one.
const BY_OTHERS: u64 = 8;
/// How many people try a form before it is one that people fill in.
const TRIES: u32 = 16;
/// Of a hundred, so many give an address, and so many a number.
const GIVES_EMAIL: u64 = 88;
const GIVES_PHONE: u64 = 72;
/// Of a hundred, so many fill in what need not be filled in.
const FILLS_IN: u64 = 45;
/// Of a hundred, so many tick a box.
const TICKS: u64 = 15;
/// How likely the choices of a list are, the first one most.
const CHOICES: [u64; 6] = [40, 20, 15, 12, 8, 5];
/// Numbers by which people can be called, by the country of the company: of no person.
const NUMBERS: [(&str, &str); 5] = [
    ("1", "+12125550123"),
    ("33", "+33142685300"),
    ("34", "+34911234567"),
    ("44", "+442079460958"),
    ("49", "+4930901820"),
];
/// Of a hundred at a show, so many ask to be called at once.
const ASKS_AT_SHOW: u64 = 25;

/// Why nobody can be simulated for a policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// It has no form by which anybody could ask.
    #[error("the policy has no form: put one into its folder forms")]
    NoForm,
    /// Its form cannot be filled in by drawing answers.
    #[error(
        "the form {form} refuses what simulated people fill in, at {fields}: a field that need not be filled in would let them through"
    )]
    Refused {
        /// The form.
        form: String,
        /// The fields that it complains of.
        fields: String,
    },
}

/// What people answer, by the forms of a policy. An answer that many give is read once.
pub(crate) struct FilledForms<'a> {
    pub(crate) policy: &'a Policy,
    seed: u64,
    main: &'a Form,
    others: Vec<&'a Form>,
    show: Option<&'a str>,
    /// What is known of the answers to the main form, and to each other one.
    answers: Vec<KnownAnswers>,
    numbers: KnownNumbers,
}

impl<'a> FilledForms<'a> {
    pub(crate) fn of(policy: &'a Policy, seed: u64) -> Result<Self, AnswersError> {
        let forms: &BTreeMap<String, Form> = &policy.active.forms;
        let main = forms.get(MAIN).or_else(|| forms.values().next());
        let main = main.ok_or(AnswersError::NoForm)?;
        let sources = policy.active.sources.iter();
        let mut shows = sources.filter(|(_, source)| source.start_after.is_some());
        let mut filled = Self {
            policy,
            seed,
            main,
            others: Vec::new(),
            show: shows.next().map(|(name, _)| name.as_str()),
            answers: Vec::new(),
            numbers: KnownNumbers::default(),
        };
        let others = forms.values().filter(|form| form.name != main.name);
        let others: Vec<&Form> = others.filter(|form| filled.can_fill_in(form)).collect();
        filled
            .answers
            .resize_with(1 + others.len(), KnownAnswers::default);
        filled.others = others;
        Ok(filled)
    }

    /// Whether people can fill a form in by themselves: some take what a machine sends, and are filled in by nobody.
    fn can_fill_in(&self, form: &'a Form) -> bool {
        let mut tries = (0..TRIES).map(|number| self.pick(form, number, None));
        let country = &self.policy.active.company.country_code;
        tries.all(|picked| {
            let filled = self.fill_in(form, &picked);
            let known = &mut KnownAnswers::default();
            form.read_known(&filled, EARLIEST, country, known).is_ok()
        })
    }

    /// What somebody asks who is the `number`th, and how they want to be reached: to find out of a number where it is from takes longer than
    /// most decisions.
    pub(crate) fn inquiry(
        &mut self,
        number: u32,
        who: &Inquirer,
        recorded: Option<&RecordedInquiry>,
        again: u64,
    ) -> Result<(Inquiry, Contact), AnswersError> {
        let mut chance = Chance::of(self.seed, &[ANSWERS, number.into(), again]);
        let other = chance.percent(BY_OTHERS) && !who.at_show && again == 0 && recorded.is_none();
        let (place, form) = if other && !self.others.is_empty() {
            let index = usize::try_from(chance.below(self.others.len() as u64)).unwrap_or(0);
            (index + 1, self.others[index])
        } else {
            recorded.map_or((0, self.main), |recorded| self.recorded_form(recorded))
        };
        let picked = self.pick(form, number, recorded);
        let mut inquiry = self.filled_in((place, form), &picked, who.at)?;
        let mut contact = Contact::of_known(&inquiry, &mut self.numbers);
        if let Some(source) = recorded.and_then(|recorded| recorded.source.as_ref()) {
            source.clone_into(&mut inquiry.source);
        }
        if let Some(show) = self.show.filter(|_| who.at_show) {
            let mut chance = Chance::of(self.seed, &[SHOW, number.into()]);
            show.clone_into(&mut inquiry.source);
            let asks = chance.percent(ASKS_AT_SHOW);
            let (when, said) = if asks {
                (ContactWhen::Now, "now")
            } else {
                (ContactWhen::Week, "week")
            };
            inquiry.contact_when = when;
            let answers = &mut inquiry.answers;
            answers.insert("contact_when".to_owned(), said.to_owned());
            contact = Contact {
                when,
                asked_when: true,
                ..contact
            };
        }
        Ok((inquiry, contact))
    }

    /// What was recorded and nothing besides, whatever else is drawn: a question of which the list does not say how it was answered was
    /// left out, or, where it must be answered, had the first of its choices.
    pub(crate) fn recorded_alone(
        &mut self,
        recorded: &RecordedInquiry,
    ) -> Result<Inquiry, AnswersError> {
        let (place, form) = self.recorded_form(recorded);
        let picked = form.fields.iter().map(|field| {
            let known = known(field, recorded);
            known.unwrap_or_else(|| u8::from(field.required))
        });
        let picked = reachable(form, picked.collect());
        let mut inquiry = self.filled_in((place, form), &picked, recorded.at)?;
        if let Some(source) = &recorded.source {
            source.clone_into(&mut inquiry.source);
        }
        Ok(inquiry)
    }

    /// The form by which it came, where the list names one that people fill in here.
    fn recorded_form(&self, recorded: &RecordedInquiry) -> (usize, &'a Form) {
        let named = recorded.form.as_ref();
        let mut others = (1..).zip(&self.others);
        let other = others.find(|(_, form)| named == Some(&form.name));
        other.map_or((0, self.main), |(place, form)| (place, *form))
    }

    fn filled_in(
        &mut self,
        (place, form): (usize, &'a Form),
        picked: &[u8],
        at: Instant,
    ) -> Result<Inquiry, AnswersError> {
        let filled = self.fill_in(form, picked);
        let country = &self.policy.active.company.country_code;
        let known = &mut self.answers[place];
        let read = form.read_known(&filled, at, country, known);
        read.map_err(|errors| refused(form, errors))
    }

    /// What somebody answers in each field: nothing, or one more than the number of the choice. The same question has the same answer in
    /// every form and policy.
    fn pick(&self, form: &Form, number: u32, recorded: Option<&RecordedInquiry>) -> Vec<u8> {
        let picked = form
            .fields
            .iter()
            .map(|field| {
                let known = recorded.and_then(|recorded| known(field, recorded));
                if let Some(known) = known {
                    return known;
                }
                // A list that does not say when somebody wanted to hear from us does not say that they wanted it later.
                let wishes = [MapsTo::ContactWhen, MapsTo::ContactHow];
                if recorded.is_some() && !field.required && wishes.contains(&field.maps_to) {
                    return 0;
                }
                let name = name_number(&field.name);
                let mut chance = Chance::of(self.seed, &[ANSWERS, number.into(), name]);
                pick_one(field, &mut chance)
            })
            .collect();
        reachable(form, picked)
    }

    /// What stands in each field that is filled in.
    fn fill_in(&self, form: &'a Form, picked: &[u8]) -> Vec<(&'a str, &'a str)> {
        let country = &self.policy.active.company.country_code;
        let filled = form
            .fields
            .iter()
            .zip(picked)
            .filter_map(|(field, picked)| {
                let answer = answer(field, *picked, country)?;
                Some((field.name.as_str(), answer))
            });
        filled.collect()
    }
}

/// The same, of somebody who can be answered, and whom the form lets through.
fn reachable(form: &Form, mut picked: Vec<u8>) -> Vec<u8> {
    // Nobody can be answered without an address and a number: who gave neither gives the address, or what the form asks for.
    let gave = |picked: &[u8], maps_to| {
        let fields = form.fields.iter().zip(picked);
        let mut fields = fields.filter(|(field, _)| field.maps_to == maps_to);
        fields.any(|(_, picked)| *picked > 0)
    };
    const WAYS: [MapsTo; 3] = [MapsTo::Email, MapsTo::Phone, MapsTo::Reach];
    if !WAYS.into_iter().any(|way| gave(&picked, way)) {
        for way in WAYS {
            let at = form.fields.iter().position(|field| field.maps_to == way);
            if let Some(at) = at {
                picked[at] = 1;
                break;
            }
        }
    }
    for group in &form.required_one_of {
        let at = |name: &String| form.fields.iter().position(|field| field.name == *name);
        let places: Vec<usize> = group.iter().filter_map(at).collect();
        if let Some(first) = places.first()
            && places.iter().all(|place| picked[*place] == 0)
        {
            picked[*first] = 1;
        }
    }
    picked
}

fn refused(form: &Form, errors: Vec<FieldError>) -> AnswersError {
    let fields: Vec<String> = errors.into_iter().map(|error| error.field).collect();
    AnswersError::Refused {
        form: form.name.clone(),
        fields: fields.join(", "),
    }
}

fn pick_one(field: &Field, chance: &mut Chance) -> u8 {
    let percent = match (&field.kind, field.maps_to) {
        (FieldKind::Hidden | FieldKind::Honeypot, _) | (_, MapsTo::Language) => return 0,
        _ if field.required => 100,
        (_, MapsTo::Email) => GIVES_EMAIL,
        (_, MapsTo::Phone) => GIVES_PHONE,
        (FieldKind::Checkbox { .. }, _) => TICKS,
        _ => FILLS_IN,
    };
    if !chance.percent(percent) {
        return 0;
    }
    let choices = field.kind.choices().len();
    if choices == 0 {
        return 1;
    }
    let weights: Vec<(u64, usize)> = (0..choices)
        .map(|number| (CHOICES.get(number).copied().unwrap_or(1), number))
        .collect();
    u8::try_from(chance.weighted(&weights) + 1).unwrap_or(1)
}

/// What was recorded of a field: nothing where the list has no such column, or a choice that the form does not have.
fn known(field: &Field, recorded: &RecordedInquiry) -> Option<u8> {
    let (_, answer) = recorded
        .answers
        .iter()
        .find(|(name, _)| *name == field.name)?;
    if answer.is_empty() {
        return (!field.required).then_some(0);
    }
    if field.kind.choices().is_empty() {
        return Some(1);
    }
    let chosen = field.kind.chosen(answer)?;
    u8::try_from(chosen + 1).ok()
}

/// What stands in a field.
fn answer<'a>(field: &'a Field, picked: u8, country: &str) -> Option<&'a str> {
    let picked = usize::from(picked.checked_sub(1)?);
    if let Some(choice) = field.kind.choices().get(picked) {
        return Some(&choice.value);
    }
    let number = || {
        let own = NUMBERS.iter().find(|(code, _)| *code == country);
        own.map_or(NUMBERS[0].1, |(_, number)| *number)
    };
    Some(match (&field.kind, field.maps_to) {
        (FieldKind::Checkbox { .. }, _) => "yes",
        (_, MapsTo::Name) => "Ann Lee",
        (FieldKind::Email, _) | (_, MapsTo::Email) => "ann.lee@example.org",
        (FieldKind::Tel, _) | (_, MapsTo::Phone | MapsTo::Reach) => number(),
        (_, MapsTo::Company) => "Lee Lamps",
        (_, MapsTo::Budget) => "5000",
        _ => "Please tell me more.",
    })
}

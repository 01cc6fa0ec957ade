//! A form that nobody filled in: what a program writes that has nothing to say.

use super::{Field, FieldKind, Form, MapsTo};

/// What a tick is sent as.
const TICKED: &str = "yes";
/// A number of nobody: it is kept free for films.
const NOBODYS_NUMBER: &str = "+1 212 555 0100";

impl Form {
    /// The least that the form takes of somebody of this name and address, field by field; nothing, where it asks for no address.
    /// No answer is longer than its field takes. Whether the form then takes it, [`read`](Self::read) says.
    ///
    /// ```
    /// use followup::form::Form;
    /// let form = Form::builtin_contact();
    /// let fields = form.filled_in("Canary", "ana@example.org").unwrap();
    /// let inquiry = form.read(&fields, Default::default(), "1").unwrap();
    /// assert_eq!(inquiry.email.unwrap().as_str(), "ana@example.org");
    /// assert_eq!(inquiry.phone, None);
    /// ```
    #[must_use]
    pub fn filled_in(&self, name: &str, address: &str) -> Option<Vec<(String, String)>> {
        let takes_address = |field: &&Field| matches!(field.maps_to, MapsTo::Email | MapsTo::Reach);
        let reached_by = self.fields.iter().find(takes_address)?;
        let is_one_of_a_group = |field: &Field| {
            let mut groups = self.required_one_of.iter();
            groups.any(|group| {
                !group.contains(&reached_by.name) && group.first() == Some(&field.name)
            })
        };
        let is_needed = |field: &&Field| {
            field.required || field.name == reached_by.name || is_one_of_a_group(field)
        };
        let needed = self.fields.iter().filter(is_needed);
        let filled = needed.filter_map(|field| {
            let value = written_into(field, name, address)?;
            Some((field.name.clone(), value))
        });
        Some(filled.collect())
    }
}

/// What is written into a field; nothing, into one that only programs see.
fn written_into(field: &Field, name: &str, address: &str) -> Option<String> {
    let text = match &field.kind {
        FieldKind::Honeypot => return None,
        FieldKind::Choice(choices) => &choices.first()?.value,
        FieldKind::Checkbox { .. } => TICKED,
        FieldKind::Email => address,
        FieldKind::Tel => NOBODYS_NUMBER,
        FieldKind::Text | FieldKind::Textarea | FieldKind::Hidden => match field.maps_to {
            MapsTo::Email | MapsTo::Reach => address,
            MapsTo::Phone => NOBODYS_NUMBER,
            MapsTo::Name
            | MapsTo::Company
            | MapsTo::Topic
            | MapsTo::Message
            | MapsTo::Timeframe
            | MapsTo::Budget
            | MapsTo::ContactWhen
            | MapsTo::ContactHow
            | MapsTo::Consent
            | MapsTo::Language
            | MapsTo::Answer => name,
        },
    };
    Some(text.chars().take(field.max).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(fields: &str) -> Vec<(String, String)> {
        let text = format!("title = \"T\"\n{fields}");
        let form = Form::parse("demo", &text, None).unwrap();
        let filled = form.filled_in("Canary", "ana@example.org").unwrap();
        let read = form.read(&filled, calendar::Instant::default(), "1");
        let inquiry = read.unwrap();
        assert_eq!(inquiry.suspicion, None);
        assert_eq!(inquiry.email.unwrap().as_str(), "ana@example.org");
        filled
    }

    #[test]
    fn whatever_a_form_asks_for_is_filled_in_and_nothing_else() {
        let all = filled(
            r#"
            required_one_of = [["email", "phone"], ["size", "note"]]
            [[fields]]
            name = "name"
            label = "N"
            type = "text"
            maps_to = "name"
            required = true
            [[fields]]
            name = "email"
            label = "E"
            type = "email"
            maps_to = "email"
            [[fields]]
            name = "phone"
            label = "P"
            type = "tel"
            maps_to = "phone"
            required = true
            [[fields]]
            name = "size"
            label = "S"
            type = "choice"
            choices = [{ value = "small" }, { value = "large" }]
            [[fields]]
            name = "note"
            label = "O"
            type = "textarea"
            [[fields]]
            name = "terms"
            label = "T"
            type = "checkbox"
            wording = "Yes, I agree"
            required = true
            [[fields]]
            name = "website"
            label = "W"
            type = "honeypot"
            "#,
        );
        let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["name", "email", "phone", "size", "terms"]);
    }

    #[test]
    fn nothing_is_longer_than_its_field_takes() {
        let short = filled(
            r#"
            [[fields]]
            name = "initials"
            label = "I"
            type = "text"
            required = true
            max = 3
            [[fields]]
            name = "email"
            label = "E"
            type = "email"
            maps_to = "email"
            required = true
            max = 15
            "#,
        );
        assert_eq!(short[0].1, "Can");
    }

    #[test]
    fn a_field_for_either_takes_the_address_and_a_form_for_numbers_takes_none() {
        let reach = filled(
            r#"
            [[fields]]
            name = "reach"
            label = "R"
            type = "text"
            maps_to = "reach"
            required = true
            "#,
        );
        assert_eq!(reach.len(), 1);
        assert_eq!(
            Form::builtin_voicemail().filled_in("Canary", "a@b.test"),
            None
        );
    }
}

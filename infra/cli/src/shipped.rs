//! The policy that ships with Baton, inside the program: it works without the files beside it.

use std::path::Path;

use followup::policy::Sources;

/// Where the shipped policy lay when this was built.
const BUILT_FROM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../policy");

macro_rules! files {
    ($($path:literal,)*) => {
        /// Every file of the shipped policy: path and text.
        const FILES: &[(&str, &str)] = &[$((
            $path,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../policy/", $path)),
        ),)*];
    };
}

files! {
    "calendars/office.toml",
    "forms/contact.toml",
    "forms/voicemail.toml",
    "policy.toml",
    "team.toml",
    "templates/acknowledgement.md",
    "templates/acknowledgement_later.md",
    "templates/announcement.md",
    "templates/booked.md",
    "templates/booking_again.md",
    "templates/booking_cancelled.md",
    "templates/booking_moved.md",
    "templates/booking_reminder.md",
    "templates/booking_requested.md",
    "templates/conversation_letter.md",
    "templates/conversation_letter_neutral.md",
    "templates/conversation_mail.md",
    "templates/conversation_mail_neutral.md",
    "templates/courtesy_no.md",
    "templates/doubted.md",
    "templates/draft.md",
    "templates/escalations.md",
    "templates/goodbye.md",
    "templates/goodbye_imported.md",
    "templates/goodbye_neutral.md",
    "templates/held.md",
    "templates/in_your_name.md",
    "templates/later.md",
    "templates/letter.md",
    "templates/letter_imported.md",
    "templates/letter_neutral.md",
    "templates/letter_written.md",
    "templates/mail.md",
    "templates/mail_again.md",
    "templates/mail_again_imported.md",
    "templates/mail_imported.md",
    "templates/mail_neutral.md",
    "templates/mail_personal.md",
    "templates/mail_personal_imported.md",
    "templates/manager_morning.md",
    "templates/meeting.md",
    "templates/morning.md",
    "templates/moved.md",
    "templates/not_sent.md",
    "templates/paused.md",
    "templates/qualifier_morning.md",
    "templates/qualify.md",
    "templates/question.md",
    "templates/reassigned_from.md",
    "templates/reassigned_to.md",
    "templates/reminders.md",
    "templates/script_call.md",
    "templates/script_call_again.md",
    "templates/script_call_again_imported.md",
    "templates/script_call_imported.md",
    "templates/script_callback.md",
    "templates/script_next_step.md",
    "templates/task.md",
    "templates/task_again.md",
    "templates/task_answer.md",
    "templates/task_draft.md",
    "templates/task_request.md",
    "templates/untouched.md",
    "templates/warning.md",
    "templates/unclear.md",
    "templates/wrote_again.md",
}

/// The shipped policy as it was when this was built.
#[must_use]
pub fn embedded() -> Sources {
    FILES
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

/// The folder of the shipped policy, where the program still stands beside it.
#[must_use]
pub fn folder() -> Option<&'static Path> {
    let folder = Path::new(BUILT_FROM);
    folder.join("policy.toml").is_file().then_some(folder)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_of_the_shipped_policy_is_inside_the_program() {
        let folder = super::folder().unwrap();
        assert_eq!(super::embedded(), crate::folder::read(folder).unwrap());
    }

    #[test]
    fn the_shipped_policy_holds_together() {
        assert_eq!(
            followup::policy::Policy::compile(&super::embedded()).err(),
            None
        );
    }
}

//! What happens to companies, played through the whole deployment on a simulated clock.
#![allow(clippy::unwrap_used, reason = "a story fails loudly")]

mod a_month_of;
mod a_promise_made_once;
mod a_request_for_help;
mod a_restored_backup;
mod after_the_meeting;
mod another_door;
mod beside_a_crm;
mod call_call_mail_letter;
mod dear_add_first_name;
mod five_calls_five_mails_eight_days;
mod in_their_language;
mod nobody_updated_the_crm;
mod stops;
mod the_address_list;
mod the_answer_that_nobody_gives;
mod the_concierge;
mod the_existing_customer;
mod the_failing_mailbox;
mod the_forger;
mod the_forgotten_promise;
mod the_friday_evening;
mod the_full_mailbox;
mod the_full_team;

mod the_idle_office;
mod the_idle_rep;
mod the_managers_leave;
mod the_nudge;
mod the_oil_change;
mod the_rep_with_a_phone;
mod the_reply;
mod the_saturday_import;
mod the_sixth_mail;
mod the_spam_cannon;
mod the_subject;
mod the_team_of_one;
mod the_thank_you_page;
mod the_vacation;
mod the_wardrobe_consultant;
mod thirty_percent;
mod thirty_seconds;
mod two_eight_twentyfour_fortyeight;
mod two_languages;
mod without_received_mail;

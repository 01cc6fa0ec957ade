//! Nobody is flooded: beyond five mails of their own within an hour, what a person is to hear travels in a list.

use cloud::table::due::DueItem;
use cloud::table::outbox::{ReadMessages, may_travel};
use followup::digest::MAILS_AN_HOUR;

use crate::Run;

impl Run<'_> {
    /// Of messages that are due, those that leave as they are. What would be the sixth mail of its own to a person in this hour is put into a
    /// list instead. Where that fails, or where it is not known how many they got, it leaves as it is: nobody waits for that.
    pub(crate) async fn without_crowds(
        &mut self,
        messages: Vec<DueItem>,
        read: &ReadMessages,
    ) -> Vec<DueItem> {
        let mut counts = read.of_the_hour.clone();
        let mut leaving = Vec::with_capacity(messages.len());
        for item in messages {
            let beyond = read.messages.get(&item.key).filter(|message| {
                let count = may_travel(message).and_then(|person| counts.get_mut(person));
                count.is_some_and(|count| {
                    *count += 1;
                    *count > MAILS_AN_HOUR
                })
            });
            let Some(message) = beyond else {
                leaving.push(item);
                continue;
            };
            if let Err(error) = self.cloud.move_into_a_list(message, self.now).await {
                self.record_failure(Err(error));
                leaving.push(item);
            }
        }
        leaving
    }
}

//! Who is or was of the team, as far as the table knows.

use followup::ids::PersonId;

use crate::keys::Key;
use crate::{Cloud, CloudError};

impl Cloud {
    /// Whether somebody with this id is or was of the team: everybody of it has a list at opening, which stays when they leave.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn is_known_member(&self, person: &PersonId) -> Result<bool, CloudError> {
        Ok(self.get(&Key::briefing(person)).await?.is_some())
    }
}

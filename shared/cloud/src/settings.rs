//! What a function must be told when it starts. If a setting is missing, the start fails and the error names it.

use crate::CloudError;

/// The settings of a deployment; every function reads the same ones.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The stack's name: figures carry it, so that two stacks of an account do not answer for each other.
    pub stack: String,
    /// The table's name.
    pub table: String,
    /// The bus that timeline events and `message.due` go to.
    pub bus: String,
    /// The configuration set that mail is sent under; its events come back by it.
    pub configuration_set: Option<String>,
    /// The domain whose mail comes back to Baton: answers are then told apart by lead. None: answers go to people.
    pub reply_domain: Option<String>,
    /// Where people's browsers find the pages, without a slash at the end.
    pub base_url: String,
    /// The secret whose keys sign links: its ARN or name.
    pub signing_secret: String,
    /// The secret that hashes addresses in keys: its ARN or name.
    pub pepper_secret: String,
    /// The secret by whose keys services know us that judge the tokens of forms: its ARN or name. None: no such service is asked.
    pub challenge_secret: Option<String>,
    /// The secret with what sources prove themselves by: its ARN or name. None: no delivery of a source is taken.
    pub source_secret: Option<String>,
    /// The secret that says by which issuer people may sign in, besides by mail: its ARN or name. None: by mail alone.
    pub oidc_secret: Option<String>,
    /// Whether mail may leave.
    pub sending: bool,
    /// Whether a canary is let in each hour: see [`canary`](crate::canary).
    pub canary: bool,
}

/// Of what the account may send, this much is used: others may send from it too.
pub const SHARE_OF_RATE: f64 = 0.8;

impl Settings {
    /// Reads the settings by `get`, which in a function is the environment.
    ///
    /// # Errors
    /// The first missing or wrong setting, by name.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, CloudError> {
        let must = |name: &'static str| {
            get(name)
                .filter(|value| !value.is_empty())
                .ok_or_else(|| CloudError::Setting {
                    name,
                    reason: "is missing".to_owned(),
                })
        };
        let is_on = |name: &'static str| match get(name).as_deref() {
            None | Some("on") => Ok(true),
            Some("off") => Ok(false),
            Some(_) => Err(CloudError::Setting {
                name,
                reason: "is neither on nor off".to_owned(),
            }),
        };
        Ok(Self {
            stack: must("BATON_STACK")?,
            table: must("BATON_TABLE")?,
            bus: must("BATON_BUS")?,
            configuration_set: get("BATON_CONFIGURATION_SET").filter(|value| !value.is_empty()),
            reply_domain: get("BATON_REPLY_DOMAIN").filter(|value| !value.is_empty()),
            base_url: must("BATON_BASE_URL")?.trim_end_matches('/').to_owned(),
            signing_secret: must("BATON_SIGNING_SECRET_ARN")?,
            pepper_secret: must("BATON_PEPPER_SECRET_ARN")?,
            challenge_secret: get("BATON_CHALLENGE_SECRET_ARN").filter(|value| !value.is_empty()),
            source_secret: get("BATON_SOURCE_SECRET_ARN").filter(|value| !value.is_empty()),
            oidc_secret: get("BATON_OIDC_SECRET_ARN").filter(|value| !value.is_empty()),
            sending: is_on("BATON_SENDING")?,
            canary: is_on("BATON_CANARY")?,
        })
    }
}

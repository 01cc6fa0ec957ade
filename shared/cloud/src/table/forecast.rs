//! What a form knows of who has room: left by the one worker that assigns when it changes, and read once a minute.

use std::sync::Arc;

use calendar::Instant;
use followup::route::Forecast;

use crate::attributes::{ItemReader, SCHEMA, json, n, t};
use crate::keys::{Key, TEAM};
use crate::table::policy::TRUSTED_FOR;
use crate::table::updated;
use crate::{Cloud, CloudError};

fn key() -> Key {
    Key::new(TEAM, "FORECAST")
}

impl Cloud {
    /// Who of the team has no room, as the table has had it within the last minute. One that cannot be read is the last that was; where
    /// none was, everybody is taken to be free.
    pub async fn trusted_forecast(&self, now: Instant) -> Arc<Forecast> {
        let known = self.forecasts.with(|known| known.clone());
        let (last, looked_at) = known.unzip();
        if let (Some(last), Some(at)) = (&last, looked_at)
            && now - at < TRUSTED_FOR
        {
            return Arc::clone(last);
        }
        let forecast = match self.forecast().await {
            Ok(forecast) => Arc::new(forecast),
            Err(error) => {
                // What is promised too much by it stays owed: it is missed, and owned up to.
                tracing::error!(%error, "the forecast cannot be read");
                last.unwrap_or_default()
            }
        };
        self.forecasts
            .with(|known| *known = Some((Arc::clone(&forecast), now)));
        forecast
    }

    /// Who of the team has no room, as the table has it now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn forecast(&self) -> Result<Forecast, CloudError> {
        match self.get(&key()).await? {
            Some(item) => ItemReader::new(&item, "forecast")?.json("says"),
            None => Ok(Forecast::default()),
        }
    }

    /// Keeps it in the place of the one that was read; where another worker was faster, its stands.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn set_forecast(
        &self,
        forecast: &Forecast,
        was: &Forecast,
        now: Instant,
    ) -> Result<(), CloudError> {
        let update = self
            .update(&key())
            .update_expression("SET #schema = :schema, says = :says, made_at = :now")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":says", json("forecast", forecast)?)
            .expression_attribute_values(":now", t(now));
        let condition = if *was == Forecast::default() {
            "attribute_not_exists(says) OR says = :was"
        } else {
            "says = :was"
        };
        let update = update
            .condition_expression(condition)
            .expression_attribute_values(":was", json("forecast", was)?);
        updated(update).await.map(drop)
    }
}

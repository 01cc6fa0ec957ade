//! A file of prices, and what it assumes.

use serde::{Deserialize, Serialize};

/// The prices that ship with Baton.
pub const SHIPPED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../prices.toml"));

/// Prices of a day and a region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// Of which day.
    pub date: String,
    /// Of which region.
    pub region: String,
    /// In which currency.
    pub currency: String,
    /// Where they are from.
    pub source: String,
    /// The table.
    pub dynamodb: DynamoDb,
    /// The functions.
    pub lambda: Lambda,
    /// The bus and the schedule.
    pub eventbridge: EventBridge,
    /// Mail.
    pub ses: Ses,
    /// The front door.
    pub apigateway: ApiGateway,
    /// Logs, metrics and alarms.
    pub cloudwatch: CloudWatch,
    /// The two secrets.
    pub secretsmanager: SecretsManager,
    /// What is not counted.
    pub assumed: Assumed,
}

macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($(#[$field:meta])* $price:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field])* pub $price: f64,)* }
    };
}

table!(
    /// The table.
    DynamoDb {
        /// A million read request units.
        million_read_units,
        /// A million write request units.
        million_write_units,
        /// A gigabyte for a month.
        storage_gb_month,
        /// Its backup.
        backup_gb_month,
    }
);
table!(
    /// The functions.
    Lambda {
        /// A million runs.
        million_requests,
        /// A gigabyte of memory for a second.
        gb_second,
    }
);
table!(
    /// The bus and the schedule.
    EventBridge {
        /// A million events of ours.
        million_events,
        /// A million starts by the schedule.
        million_schedules,
    }
);
table!(
    /// Mail.
    Ses {
        /// A thousand mails.
        thousand_mails,
    }
);
table!(
    /// The front door.
    ApiGateway {
        /// A million requests.
        million_requests,
    }
);
table!(
    /// Logs, metrics and alarms.
    CloudWatch {
        /// A gigabyte of logs.
        logs_gb,
        /// A metric for a month.
        metric_month,
        /// An alarm for a month.
        alarm_month,
    }
);
table!(
    /// The two secrets.
    SecretsManager {
        /// A secret for a month.
        secret_month,
        /// Ten thousand readings.
        ten_thousand_requests,
    }
);
table!(
    /// What is not counted.
    Assumed {
        /// Memory of every function, in megabytes.
        memory_mb,
        /// Milliseconds of a run of intake.
        intake_ms,
        /// Of the sweep.
        sweep_ms,
        /// Of send.
        send_ms,
        /// Of inbound.
        inbound_ms,
        /// Of the desk.
        desk_ms,
        /// Bytes that a run logs.
        log_bytes_per_run,
        /// Metrics.
        metrics,
        /// Alarms.
        alarms,
        /// Secrets.
        secrets,
        /// Workers that start on a day.
        new_workers_per_day,
    }
);

impl Prices {
    /// Reads a file of prices.
    ///
    /// ```
    /// use baton::cost::prices::{Prices, SHIPPED};
    /// assert_eq!(Prices::read(SHIPPED)?.region, "us-east-1");
    /// # Ok::<(), toml::de::Error>(())
    /// ```
    ///
    /// # Errors
    /// What is missing or unknown, and where.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// Milliseconds of a run of a function.
    #[must_use]
    pub fn milliseconds(&self, function: &str) -> f64 {
        let assumed = &self.assumed;
        match function {
            "intake" => assumed.intake_ms,
            "sweep" => assumed.sweep_ms,
            "send" => assumed.send_ms,
            "inbound" => assumed.inbound_ms,
            _ => assumed.desk_ms,
        }
    }
}

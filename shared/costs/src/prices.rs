//! A file of prices, and what it assumes.

use serde::{Deserialize, Serialize};

/// The prices that ship with Baton.
pub const SHIPPED: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../infra/prices.toml"
));

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
    /// What nobody pays for, month by month and without end.
    pub free: Free,
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
        /// A thousand mails that are sent.
        thousand_mails,
        /// A thousand mails that are received.
        thousand_received,
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
    /// What of each month costs nothing, for every account and for ever.
    Free {
        /// Gigabytes in tables.
        storage_gb,
        /// Runs of functions.
        runs,
        /// Gigabytes of memory for a second.
        gb_seconds,
        /// Starts by the schedule.
        schedules,
        /// Gigabytes of logs.
        logs_gb,
        /// Metrics.
        metrics,
        /// Alarms.
        alarms,
    }
);
table!(
    /// What is not counted.
    Assumed {
        /// Memory of a function, in megabytes.
        memory_mb,
        /// Of the sweep.
        sweep_memory_mb,
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
        /// Hours in which a metric has a value, of all metrics in a year: something is wrong in them.
        metric_hours,
        /// Alarms, each of one metric.
        alarms,
        /// Secrets.
        secrets,
        /// Workers that start on a day without leads.
        new_workers_per_day,
        /// Workers that start for a lead.
        new_workers_per_lead,
        /// Mails that are received on a day without leads: the probe.
        received_per_day,
        /// Mails that are received for a lead.
        received_per_lead,
    }
);

impl Prices {
    /// Reads a file of prices.
    ///
    /// ```
    /// use costs::{Prices, SHIPPED};
    /// assert_eq!(Prices::read(SHIPPED)?.region, "us-east-1");
    /// # Ok::<(), toml::de::Error>(())
    /// ```
    ///
    /// # Errors
    /// What is missing or unknown, and where.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// Gigabytes of memory for a second that a run of a function takes.
    #[must_use]
    pub fn gb_seconds(&self, function: &str) -> f64 {
        let memory_mb = match function {
            "sweep" => self.assumed.sweep_memory_mb,
            _ => self.assumed.memory_mb,
        };
        self.milliseconds(function) / 1000.0 * memory_mb / 1024.0
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

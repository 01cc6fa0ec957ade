//! Logs: JSON, one line a failure, ids only. Figures: the embedded metric format.

use serde_json::{Map, Value, json};
use tracing_subscriber::filter::LevelFilter;

/// The namespace of every figure.
pub const NAMESPACE: &str = "Baton";

/// Starts JSON logs on standard output, from the level that the environment asks for ([`level`]). A second start changes nothing.
pub fn start() {
    // A second start, as in tests, finds the first one's logs going.
    let _already = tracing_subscriber::fmt()
        .json()
        .with_max_level(level(|name| std::env::var(name).ok()))
        .with_target(false)
        .try_init();
}

/// From which level on is logged: what `RUST_LOG` says, else what Lambda says of the function's logging settings by
/// `AWS_LAMBDA_LOG_LEVEL`, else `info`. A word that is no level counts as nothing said. A release knows no level that says
/// more than `info`: what libraries would tell has people's data in it, and is not compiled in. A filter by
/// module would bring an engine for regular expressions into each function.
///
/// ```
/// use cloud::telemetry::level;
/// let told = |name: &str| (name == "AWS_LAMBDA_LOG_LEVEL").then(|| "FATAL".to_owned());
/// assert_eq!(level(told).to_string(), "error");
/// assert_eq!(level(|_| None).to_string(), "info");
/// ```
#[must_use]
pub fn level(get: impl Fn(&str) -> Option<String>) -> LevelFilter {
    ["RUST_LOG", "AWS_LAMBDA_LOG_LEVEL"]
        .into_iter()
        .find_map(|name| match get(name)?.as_str() {
            // Lambda's word for what is logged here as an error.
            "FATAL" => Some(LevelFilter::ERROR),
            // The parser takes an empty text for a level.
            "" => None,
            level => level.parse().ok(),
        })
        .unwrap_or(LevelFilter::INFO)
}

/// What tells a figure from those of other stacks and functions.
pub const DIMENSIONS: [&str; 2] = ["stack", "function"];

/// A figure that an alarm watches: its name, its unit and its value.
pub type Watched = (&'static str, &'static str, f64);

/// Figures of one run, as one line of the log. Those that an alarm watches become metrics, by the embedded metric format, and
/// only while they are not nought: a metric is paid for each hour in which it has a value, and an alarm takes none for
/// quiet. All others are found in the log by a query.
///
/// Metrics carry the stack's name: without it a second stack of the account would keep the first one's alarms quiet.
///
/// ```
/// use cloud::telemetry::metrics;
/// let quiet = metrics("baton", "sweep", 0, &[("decided", 3.0)], &[("stuck", "Count", 0.0)]);
/// assert_eq!(quiet, r#"{"decided":3.0,"function":"sweep","stack":"baton"}"#);
/// let loud = metrics("baton", "sweep", 0, &[("decided", 3.0)], &[("stuck", "Count", 1.0)]);
/// assert!(loud.contains(r#""Metrics":[{"Name":"stuck","Unit":"Count"}]"#));
/// ```
#[must_use]
pub fn metrics(
    stack: &str,
    function: &str,
    at_millis: i64,
    figures: &[(&str, f64)],
    watched: &[Watched],
) -> String {
    let mut line = Map::from_iter([
        ("stack".to_owned(), json!(stack)),
        ("function".to_owned(), json!(function)),
    ]);
    for (name, value) in figures {
        line.insert((*name).to_owned(), json!(value));
    }
    let mut names = Vec::new();
    for (name, unit, value) in watched.iter().filter(|(.., value)| *value != 0.0) {
        line.insert((*name).to_owned(), json!(value));
        names.push(json!({"Name": name, "Unit": unit}));
    }
    if !names.is_empty() {
        let of = json!({"Namespace": NAMESPACE, "Dimensions": [DIMENSIONS], "Metrics": names});
        let written = json!({"Timestamp": at_millis, "CloudWatchMetrics": [of]});
        line.insert("_aws".to_owned(), written);
    }
    Value::Object(line).to_string()
}

/// Writes a line of figures where CloudWatch reads them: to standard output.
pub fn emit(line: &str) {
    println!("{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_that_lambda_sets_is_heard_and_rust_log_goes_before_it() {
        let told = |rust: Option<&'static str>, lambda: Option<&'static str>| {
            level(move |name| match name {
                "RUST_LOG" => rust.map(str::to_owned),
                "AWS_LAMBDA_LOG_LEVEL" => lambda.map(str::to_owned),
                _ => None,
            })
        };
        for (lambda, expected) in [
            ("TRACE", LevelFilter::TRACE),
            ("DEBUG", LevelFilter::DEBUG),
            ("INFO", LevelFilter::INFO),
            ("WARN", LevelFilter::WARN),
            ("ERROR", LevelFilter::ERROR),
            ("FATAL", LevelFilter::ERROR),
            ("", LevelFilter::INFO),
            ("loud", LevelFilter::INFO),
        ] {
            assert_eq!(told(None, Some(lambda)), expected, "{lambda}");
        }
        assert_eq!(told(Some("debug"), Some("ERROR")), LevelFilter::DEBUG);
        assert_eq!(
            told(Some("my_crate=loud"), Some("ERROR")),
            LevelFilter::ERROR
        );
    }
}

//! What is published of a domain: one question to the name servers that this machine uses.

use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ResolverConfig, ResolverOpts};
use hickory_resolver::lookup::Lookup;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError as Said, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};
use hickory_resolver::system_conf::read_system_conf;

/// How long one try of a name server may take.
const PATIENCE: Duration = Duration::from_secs(3);
/// Tries after the first.
const TRIES_AFTER_THE_FIRST: usize = 1;
/// How long a question may take in all, whatever the machine's own settings say.
const LIMIT: Duration = Duration::from_secs(15);

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DnsError {
    #[error("this machine names no name server: {0}")]
    Unconfigured(String),
    #[error("{0:?} is no domain")]
    Malformed(String),
    #[error("no name server answers: {0}")]
    Silence(String),
}

/// The mail servers of a domain, as its MX records name them, the preferred first; none, if it has none.
pub(crate) async fn mail_servers(domain: &str) -> Result<Vec<String>, DnsError> {
    let found = look_up(&resolvers()?, domain, RecordType::MX).await?;
    Ok(found.as_ref().map(exchanges).unwrap_or_default())
}

/// The texts of a name, as its TXT records have them; none, if it has none.
pub(crate) async fn texts(name: &str) -> Result<Vec<String>, DnsError> {
    let found = look_up(&resolvers()?, name, RecordType::TXT).await?;
    Ok(found.as_ref().map(joined_texts).unwrap_or_default())
}

/// Those that this machine is set up to ask.
fn resolvers() -> Result<Vec<TokioResolver>, DnsError> {
    let unconfigured = |error: NetError| DnsError::Unconfigured(error.to_string());
    let (config, options) = read_system_conf().map_err(unconfigured)?;
    one_for_each(&config, &options)
}

/// A resolver for each name server, in the machine's order. One for all of them would take the first failure for the answer, from
/// whichever server it came soonest.
fn one_for_each(
    config: &ResolverConfig,
    options: &ResolverOpts,
) -> Result<Vec<TokioResolver>, DnsError> {
    let mut options = options.clone();
    options.timeout = PATIENCE;
    options.attempts = TRIES_AFTER_THE_FIRST;
    let resolvers = config.name_servers().iter().map(|server| {
        let alone = ResolverConfig::from_name_servers(vec![server.clone()]);
        TokioResolver::builder_with_config(alone, TokioRuntimeProvider::default())
            .with_options(options.clone())
            .build()
    });
    resolvers
        .collect::<Result<_, _>>()
        .map_err(|error| DnsError::Unconfigured(error.to_string()))
}

/// The answer of the first that has one; none, where it says that there is none. One that failed or refused has not said so.
async fn look_up(
    resolvers: &[TokioResolver],
    domain: &str,
    kind: RecordType,
) -> Result<Option<Lookup>, DnsError> {
    let mut name = Name::from_ascii(domain).map_err(|_| DnsError::Malformed(domain.to_owned()))?;
    // A name is looked up as it is, never below the domains that this machine searches.
    name.set_fqdn(true);
    let asking = async {
        let mut failure = "none is named".to_owned();
        for resolver in resolvers {
            match resolver.lookup(name.clone(), kind).await {
                Ok(found) => return Ok(Some(found)),
                Err(NetError::Dns(Said::NoRecordsFound(none)))
                    if matches!(
                        none.response_code,
                        ResponseCode::NoError | ResponseCode::NXDomain
                    ) =>
                {
                    return Ok(None);
                }
                Err(error) => failure = error.to_string(),
            }
        }
        Err(DnsError::Silence(failure))
    };
    tokio::time::timeout(LIMIT, asking)
        .await
        .unwrap_or_else(|_| {
            let limit = LIMIT.as_secs();
            Err(DnsError::Silence(format!("it took over {limit} seconds")))
        })
}

fn exchanges(found: &Lookup) -> Vec<String> {
    let mut exchanges: Vec<(u16, String)> = found
        .answers()
        .iter()
        .filter_map(|record| {
            if let RData::MX(mx) = &record.data {
                let name = mx.exchange.to_ascii().to_ascii_lowercase();
                Some((mx.preference, name.trim_end_matches('.').to_owned()))
            } else {
                None
            }
        })
        .collect();
    exchanges.sort();
    exchanges.into_iter().map(|(_, name)| name).collect()
}

/// A text of several strings is one.
fn joined_texts(found: &Lookup) -> Vec<String> {
    let texts = found.answers().iter().filter_map(|record| {
        if let RData::TXT(text) = &record.data {
            // What is no text is no record that we look for.
            String::from_utf8(text.txt_data.concat()).ok()
        } else {
            None
        }
    });
    texts.collect()
}

#[cfg(test)]
#[path = "dns_tests.rs"]
mod tests;

//! How often the table throttles a request: counted at each try, since the SDK tries most of them again and reports nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::AfterDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

/// What a refusal says that is throttling, alone or as a reason why a transaction was cancelled.
const SAYINGS: [&[u8]; 3] = [
    b"Throttling",
    b"ProvisionedThroughputExceeded",
    b"RequestLimitExceeded",
];

/// Tries that were throttled since this worker began.
#[derive(Debug, Clone, Default)]
pub(crate) struct Throttles(Arc<AtomicU64>);

impl Intercept for Throttles {
    fn name(&self) -> &'static str {
        "Throttles"
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let response = context.response();
        if response.status().is_client_error()
            && let Some(body) = response.body().bytes()
            && SAYINGS.iter().any(|saying| contains(body, saying))
        {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
}

fn contains(body: &[u8], saying: &[u8]) -> bool {
    body.windows(saying.len()).any(|part| part == saying)
}

impl Throttles {
    /// How many there were.
    pub(crate) fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

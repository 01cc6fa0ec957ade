//! What Baton costs on AWS: what leads and days take, as it was measured, times a file of prices. It measures nothing itself.

mod bill;
mod estimate;
mod prices;
mod rate;

pub use bill::{BillLine, DAYS_A_YEAR, SWEEPS_A_DAY, bill, sums};
pub use estimate::RunningCosts;
pub use prices::{
    ApiGateway, Assumed, CloudWatch, DynamoDb, EventBridge, Free, Lambda, Prices, SHIPPED,
    SecretsManager, Ses,
};
pub use rate::{Footprint, Rate, SHIPPED_RATE};

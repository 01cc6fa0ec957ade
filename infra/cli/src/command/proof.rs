//! `baton proof`: what somebody agreed to, and how that is known.

use clap::Args;
use cloud::proof::proof;
use serde_json::json;

use crate::command::exit::{FINDINGS, OK, complain, in_runtime};
use crate::command::output::{err, out};
use crate::command::people::{PeopleError, Who, leads};
use crate::place::{Deployment, Where};
use crate::proof::ProofText;

#[derive(Debug, Args)]
pub(super) struct ProofArgs {
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    place: Where,
    /// Print a line of JSON a lead instead of text
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &ProofArgs) -> u8 {
    in_runtime(async {
        let place = Deployment::open(&args.place).await?;
        let cloud = place.cloud();
        let leads = leads(cloud, &args.who).await?.ok_or(PeopleError::Nobody)?;
        let mut found = false;
        for lead in &leads {
            let Some(proof) = proof(cloud, lead).await? else {
                continue;
            };
            found = true;
            if args.json {
                out!("{}", json!(proof));
            } else {
                out!("{}", ProofText(&proof).to_string().trim_end());
            }
        }
        if !found {
            err!("Nothing is known of them.");
        }
        Ok(if found { OK } else { FINDINGS })
    })
    .unwrap_or_else(|error: PeopleError| complain(&error))
}

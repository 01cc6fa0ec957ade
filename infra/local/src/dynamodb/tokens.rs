//! Client request tokens: a transaction repeated under its token is not applied again, for ten simulated minutes.
//!
//! The engine would count those minutes on the wall clock, so tokens never reach it.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex};

use calendar::Instant;
use chrono::TimeDelta;
use serde_json::Value;

use crate::wire::{WireAnswer, locked};

const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// The tokens that are remembered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens(Arc<Mutex<TokenState>>);

#[derive(Clone, Debug, Default)]
struct TokenState {
    slots: HashMap<String, Slot>,
    by_age: VecDeque<(Instant, String)>,
}

#[derive(Clone, Debug)]
struct Slot {
    digest: u64,
    /// None while the transaction is in flight.
    done: Option<WireAnswer>,
}

/// What is known of a token.
#[derive(Debug)]
pub(crate) enum KnownToken {
    /// Nothing: it now belongs to this request.
    New(TokenClaim),
    /// The transaction was applied, and this was the answer.
    Done(WireAnswer),
    /// It cannot be used like this.
    Refused(WireAnswer),
}

impl Tokens {
    /// What is remembered now, on its own from here. Transactions in flight are not of it.
    pub(crate) fn copy(&self) -> Self {
        let mut state = locked(&self.0).clone();
        state.slots.retain(|_, slot| slot.done.is_some());
        Self(Arc::new(Mutex::new(state)))
    }

    /// Takes a token for these actions.
    pub(crate) fn take(&self, token: String, actions: &Value, now: Instant) -> KnownToken {
        let mut state = locked(&self.0);
        state.forget(now);
        let digest = digest(actions);
        match state.slots.get(&token) {
            Some(slot) if slot.digest != digest => KnownToken::Refused(WireAnswer::refused(
                400,
                "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
                "The client token was used with other parameters.",
            )),
            Some(Slot {
                done: Some(answer), ..
            }) => KnownToken::Done(answer.clone()),
            Some(_) => KnownToken::Refused(WireAnswer::refused(
                400,
                "com.amazonaws.dynamodb.v20120810#TransactionInProgressException",
                "The transaction with the given request token is already in progress.",
            )),
            None => {
                state
                    .slots
                    .insert(token.clone(), Slot { digest, done: None });
                KnownToken::New(TokenClaim {
                    tokens: self.clone(),
                    token,
                    is_done: false,
                })
            }
        }
    }
}

impl TokenState {
    fn forget(&mut self, now: Instant) {
        while self
            .by_age
            .front()
            .is_some_and(|(at, _)| *at + LIFETIME <= now)
        {
            if let Some((_, token)) = self.by_age.pop_front() {
                self.slots.remove(&token);
            }
        }
    }
}

/// A token that belongs to a request. Dropped before the request is done, it is free again.
#[derive(Debug)]
pub(crate) struct TokenClaim {
    tokens: Tokens,
    token: String,
    is_done: bool,
}

impl TokenClaim {
    /// Remembers the answer.
    pub(crate) fn done(&mut self, answer: WireAnswer, now: Instant) {
        let mut state = locked(&self.tokens.0);
        if let Some(slot) = state.slots.get_mut(&self.token) {
            slot.done = Some(answer);
            state.by_age.push_back((now, self.token.clone()));
            self.is_done = true;
        }
    }
}

impl Drop for TokenClaim {
    fn drop(&mut self) {
        if !self.is_done {
            locked(&self.tokens.0).slots.remove(&self.token);
        }
    }
}

/// A digest in which the order of an object's members does not count: the SDK writes them in any order.
fn digest(value: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    match value {
        Value::Object(members) => {
            let sum = members.iter().fold(0_u64, |sum, (name, value)| {
                let mut member = DefaultHasher::new();
                (name, digest(value)).hash(&mut member);
                sum.wrapping_add(member.finish())
            });
            (1, sum).hash(&mut hasher);
        }
        Value::Array(items) => {
            let digests: Vec<u64> = items.iter().map(digest).collect();
            (2, digests).hash(&mut hasher);
        }
        Value::String(text) => (3, text).hash(&mut hasher),
        Value::Number(number) => (4, number.to_string()).hash(&mut hasher),
        Value::Bool(bit) => (5, bit).hash(&mut hasher),
        Value::Null => 6.hash(&mut hasher),
    }
    hasher.finish()
}

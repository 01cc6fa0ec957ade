//! What the journeys share: a whole bundle on a simulated clock, and people who use it.

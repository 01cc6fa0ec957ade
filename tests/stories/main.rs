//! What happens to companies, played through the whole bundle on a simulated clock.

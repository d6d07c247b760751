//! Yew: shows the quiz and the plan, and turns events into actions. Decides nothing.

pub mod body_map;
pub mod strip;

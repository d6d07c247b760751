//! Yew: shows the quiz and the plan, and turns events into actions. Decides nothing.

pub mod body_map;
mod mark;
pub mod season_strip;
pub mod strip;

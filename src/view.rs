//! Yew: shows the quiz and the plan, and turns events into actions. Decides nothing.

pub mod body_map;
pub mod booking;
pub mod changes;
pub mod clinic;
mod mark;
pub mod season_strip;
pub mod strip;

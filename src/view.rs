//! Yew: shows the quiz and the plan, and turns events into actions. Decides nothing.

pub mod actions;
pub mod body_map;
pub mod booking;
pub mod calendar;
pub mod changes;
pub mod clinic;
mod headline;
mod know;
mod mark;
mod phrase;
pub mod places;
mod plan_notes;
pub mod scene;
pub mod season_list;
pub mod season_strip;
mod self_care;
pub mod session_card;
mod session_details;
pub mod strip;

//! Yew: shows the quiz and the plan, and turns events into actions. Decides nothing.

pub mod app;
mod body_map;
pub mod calendar;
mod clinic_line;
mod day;
#[cfg(feature = "ssr")]
pub mod early;
mod fewer;
mod field;
mod fine_tune;
mod focus;
mod fold;
mod frame;
mod kept;
mod know;
mod mark;
mod markup;
pub mod place;
pub mod places;
mod plan_notes;
pub mod plan_page;
mod referral_page;
mod replanned;
mod season_list;
pub mod season_strip;
mod select;
mod self_care;
pub mod session_card;
mod session_details;
pub mod stage;
mod steady;
mod steps;
pub mod strip;
pub mod take_along;
mod whole;
mod width;

#[cfg(test)]
mod tests;

//! The components: they show the quiz and the plan, and turn events into actions. They decide
//! nothing.

pub mod announcement;
mod answers_summary;
pub mod app;
mod away_form;
mod body_map;
pub mod calendar;
mod change;
mod check_in;
mod clinic_line;
mod day;
mod deferred;
#[cfg(feature = "ssr")]
pub mod early;
pub mod environment;
mod field;
mod fine_tune;
mod focus;
mod fold;
mod frame;
mod good_to_know;
mod kept_page;
mod mark;
mod markup;
pub mod places;
pub mod plan_actions;
mod plan_notes;
pub mod plan_page;
mod referral_page;
mod resume;
mod scroll_anchor;
mod season_list;
pub mod season_strip;
mod select;
mod self_care;
pub mod session_card;
mod session_details;
mod shared_page;
pub mod step_context;
mod steps;
pub mod strip;
mod target;
mod therapist_card;
mod told;
mod width;

#[cfg(test)]
mod tests;

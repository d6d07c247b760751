#![doc = include_str!("../README.md")]

#[cfg(feature = "web")]
pub mod embed;
pub mod plan;
pub mod quiz;
pub mod text;
#[cfg(feature = "web")]
pub mod view;

#![doc = include_str!("../README.md")]

#[cfg(feature = "web")]
pub mod embed;
/// The browser edge without a browser: the configuration, which `cargo xtask serve` needs to know.
#[cfg(not(feature = "web"))]
pub mod embed {
    pub mod config;
}
pub mod plan;
pub mod quiz;
pub mod text;
#[cfg(feature = "web")]
pub mod view;

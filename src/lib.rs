#![doc = include_str!("../README.md")]

#[cfg(feature = "web")]
pub mod embed;
/// The browser edge without a browser: the configuration, which `cargo xtask serve` and the builder
/// need to know, and the contrast of its colours.
#[cfg(not(feature = "web"))]
pub mod embed {
    pub mod config;
    pub mod contrast;
}
pub mod plan;
pub mod quiz;
pub mod text;
#[cfg(feature = "web")]
pub mod view;

//! The browser edge: the only room with JavaScript, storage, the clock and the host page.

mod clock;
mod config;
mod tree;

//! JSON text to a tree of values and a result to JSON text, for the command line and the tests.
//!
//! The browser reads JSON itself; this file is not in the shipped wasm.

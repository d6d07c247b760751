//! The visitor's side of the conversation: what was typed, and where they are. Knows `plan`.

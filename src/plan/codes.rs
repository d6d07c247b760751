//! One macro: an enum whose members have a public code, as the JSON and the locale files spell it.

/// Declares an enum with `ALL` (in the rule book's order), `code` and `from_code`.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $code, "`")] $(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every member, in the order of the rule book.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The public code, as in JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The member with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.code() == code)
            }
        }
    };
}

pub(crate) use codes;

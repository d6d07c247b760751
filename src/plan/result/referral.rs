//! Why there is no plan, and what caused that (R-Z1 to R-Z6).

use serde::ser::{Serialize, Serializer};

use crate::plan::{
    answers::{Caution, RedFlag, ReferralLevel},
    result::MentionedAnswers,
};

/// Why there is no plan, for the visitor's safety.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Referral {
    /// The most urgent level: the headline.
    pub level: ReferralLevel,
    /// Every level met, most urgent first.
    pub levels: Vec<ReferralLevel>,
    /// The red flags and cautions that caused it.
    pub flags: Vec<Flag>,
    /// What words speak of; not part of the JSON.
    #[serde(skip)]
    pub mentioned: MentionedAnswers,
}

/// What caused a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// A red flag of group 1.
    Red(RedFlag),
    /// A caution of group 2.
    Caution(Caution),
}

impl Flag {
    /// Its public code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red(flag) => flag.code(),
            Self::Caution(caution) => caution.code(),
        }
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

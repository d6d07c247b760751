//! The answer as JSON: always eleven keys, in the order of D-3.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::plan::result::{PlanResult, Session};

impl Serialize for PlanResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let none: [u8; 0] = [];
        let mut keys = serializer.serialize_struct("PlanResult", 11)?;
        keys.serialize_field("status", self.status())?;
        if let Self::Plan(plan) = self {
            keys.serialize_field("horizon", &[plan.horizon.0, plan.horizon.1])?;
            keys.serialize_field("cadenceDays", &plan.cadence_days)?;
            let all: Vec<&Session> = plan.sessions.iter().chain(&plan.provisional).collect();
            keys.serialize_field("sessions", &all)?;
            keys.serialize_field("notes", &plan.notes)?;
        } else {
            keys.serialize_field("horizon", &())?;
            keys.serialize_field("cadenceDays", &())?;
            keys.serialize_field("sessions", &none)?;
            keys.serialize_field("notes", &none)?;
        }
        match self {
            Self::Invalid(faults) => keys.serialize_field("errors", faults)?,
            Self::Plan(_) | Self::Refer(_) => keys.serialize_field("errors", &none)?,
        }
        match self {
            Self::Refer(referral) => keys.serialize_field("referral", referral)?,
            Self::Plan(_) | Self::Invalid(_) => keys.serialize_field("referral", &())?,
        }
        if let Self::Plan(plan) = self {
            keys.serialize_field("selfCare", &plan.self_care)?;
            keys.serialize_field("tellTherapist", &plan.tell_therapist)?;
            keys.serialize_field("changes", &plan.changes)?;
            keys.serialize_field("refused", &plan.refused)?;
        } else {
            keys.serialize_field("selfCare", &none)?;
            keys.serialize_field("tellTherapist", &none)?;
            keys.serialize_field("changes", &none)?;
            keys.serialize_field("refused", &none)?;
        }
        keys.end()
    }
}

//! What keeps a session below the pressure that was asked for (R-P1 to R-P6, R-Q3).

use crate::plan::codes::codes;

codes! {
    /// Why some maintenance sessions are gentler than wished, in the order of D-3.
    PressureLimit {
        Race = "race",
        First = "first",
        Tight = "tight",
        Soreness = "soreness",
        Injury = "injury",
        LongRun = "long_run",
        Caution = "caution",
        LightOnly = "light_only",
        Step = "step",
        Taper = "taper",
        Recovery = "recovery",
        Between = "between",
        Tendon = "tendon",
        CheckIn = "check_in",
        Service = "service",
        Spacing = "spacing",
    }
}

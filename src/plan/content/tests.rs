//! What a session holds, on both sides of each limit.

use crate::plan::{
    answers::Pressure,
    planned,
    result::{MentionedAnswers, Plan, Session, Technique},
    samples,
};

fn plan(changes: &str) -> Plan {
    planned(&samples::answers(changes), MentionedAnswers::default())
}

/// Whether any session of a plan uses the technique.
fn uses(changes: &str, technique: Technique) -> bool {
    let used = |session: &Session| session.techniques.contains(&technique);
    plan(changes).sessions.iter().any(used)
}

#[test]
fn cautions_take_techniques_off() {
    use Technique::{
        Compression, Friction, Mobilise, Petrissage, Rocking, ThaiStretch, ThumbPress,
    };
    let combo = r#""clinic":{"offers":[{"service":"thai_combo","minutes":[60]}]}"#;
    for technique in [Compression, Mobilise, Petrissage, Rocking, ThaiStretch, ThumbPress] {
        assert!(uses(combo, technique), "{technique:?}");
    }
    for (caution, off) in [
        ("anticoagulants", &[ThaiStretch, ThumbPress, Compression][..]),
        ("bleeding_disorder", &[ThaiStretch, ThumbPress, Compression]),
        ("osteoporosis", &[ThaiStretch, ThumbPress, Rocking]),
        ("diabetes_numb_feet", &[ThaiStretch, ThumbPress]),
        ("varicose_veins", &[ThumbPress, Compression]),
        ("joint_replacement", &[Mobilise, ThaiStretch]),
        ("hypermobility", &[ThaiStretch]),
        ("stress_fracture", &[ThumbPress]),
        ("recent_birth", &[ThaiStretch]),
    ] {
        let changes = format!(r#"{combo},"cautions":["{caution}"]"#);
        for technique in off {
            assert!(!uses(&changes, *technique), "{caution} {technique:?}");
        }
    }
    let swedish = r#""clinic":{"offers":[{"service":"swedish","minutes":[60]}]}"#;
    assert!(uses(swedish, Friction));
    for caution in ["varicose_veins", "stress_fracture", "cancer"] {
        assert!(!uses(&format!(r#"{swedish},"cautions":["{caution}"]"#), Friction), "{caution}");
    }
    let plan = plan(&format!(r#"{swedish},"cautions":["broken_skin"]"#));
    let friction: Vec<bool> =
        plan.sessions.iter().map(|one| one.techniques.contains(&Friction)).collect();
    assert_eq!(friction, [false, true, true, true], "10 March is within 14 days");
}

#[test]
fn a_limb_without_a_place_leaves_nothing_planned() {
    for caution in ["lymphoedema", "recent_surgery", "recent_fracture"] {
        let silent = format!(r#""cautions":["{caution}"]"#);
        assert_eq!(plan(&silent).sessions.len(), 0);
        let told = format!(r#"{silent},"leaveAlone":["knees"]"#);
        assert!(!plan(&told).sessions.is_empty());
    }
}

#[test]
fn pressure_goes_up_one_step_at_a_time() {
    use Pressure::{Firm, Light, Medium};
    let pressures = |changes: &str| -> Vec<Pressure> {
        let changes = format!(r#""pressure":"firm","weeklyDistance":50{changes}"#);
        plan(&changes).sessions.iter().map(|one| one.pressure).take(3).collect()
    };
    assert_eq!(pressures(""), [Medium, Firm, Firm]);
    assert_eq!(pressures(r#","lastMassage":"2026-02-14""#), [Firm, Firm, Firm]);
    assert_eq!(pressures(r#","checkIn":{"feel":"too_light"}"#), [Firm, Firm, Firm]);
    assert_eq!(pressures(r#","checkIn":{"feel":"too_much"}"#), [Light, Light, Medium]);
}

#[test]
fn from_seven_on_the_plan_asks_after_two_sessions() {
    let count = |severity: u8| {
        let area = format!(r#""areas":[{{"area":"quads","severity":{severity}}}]"#);
        let plan = plan(&area);
        (plan.sessions.len(), plan.provisional.is_empty())
    };
    assert_eq!(count(7), (2, false));
    assert!(count(6).1);
    let same = r#""areas":[{"area":"quads","severity":4}],
        "checkIn":{"areas":[{"area":"quads","now":"same"}]}"#;
    assert_eq!(plan(same).sessions.len(), 2);
    assert!(plan(&same.replace(":4", ":3")).provisional.is_empty());
}

#[test]
fn the_first_session_has_ten_minutes_of_talk() {
    let talk = |changes: &str| -> Vec<u32> {
        plan(changes).sessions.iter().map(|one| one.talk_min).take(2).collect()
    };
    assert_eq!(talk(""), [10, 5]);
    assert_eq!(talk(r#""lastMassage":"2026-01-02""#), [5, 5]);
}

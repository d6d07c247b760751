use proptest::prelude::*;
use recovery_calculator::plan::value::Value;

use super::{Setting, Way, escaped};
use crate::{
    form::{Field, Form},
    fragment, json, random,
};

fn setting(config: Value, has_file: bool) -> Setting {
    Setting {
        folder: "https://a.example/rcv/".to_owned(),
        config,
        has_file,
        fallback: "Call us on <020> & \"ask\".".to_owned(),
        title: "Recovery planner".to_owned(),
        integrity: None,
    }
}

/// The text between two others.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).expect(start);
    rest.split_once(end).expect(end).0
}

/// What a browser makes of an address in an attribute.
fn decoded(text: &str) -> String {
    let text = text.replace("&amp;", "&");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        let code = (*first == b'%').then(|| others.get(..2)).flatten();
        let code =
            code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &others[2..] } else { others };
    }
    String::from_utf8(bytes).unwrap()
}

/// The configuration that the lines carry.
fn carried(way: Way, lines: &str) -> String {
    match way {
        Way::Class | Way::Element => {
            between(lines, "<script type=\"application/json\">", "</script>").to_owned()
        }
        Way::Wix => decoded(lines.split_once("#config=").unwrap().1),
        Way::Frame | Way::WordPress | Way::Squarespace | Way::Webflow | Way::Shopify => {
            decoded(between(lines, "#config=", "\""))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// The fragment, the file and each snippet give the configuration back.
    #[test]
    fn a_random_configuration_comes_back(form in random::form()) {
        let config = form.config();
        let again = Form::of(&config);
        prop_assert_eq!(&again.config(), &config);
        let linked = fragment::read(&fragment::write(&form)).unwrap_or_default();
        prop_assert_eq!(&linked, &form);
        prop_assert_eq!(&json::read(&json::pretty(&config)).unwrap(), &config);
        let setting = setting(config.clone(), false);
        for way in Way::ALL.into_iter().filter(|way| *way != Way::WordPress) {
            let lines = setting.lines(way);
            prop_assert_eq!(&json::read(&carried(way, &lines)).unwrap(), &config, "{:?}", way);
            prop_assert!(!lines.contains("\n\n"), "a CMS ends the paragraph: {}", lines);
            let ends = lines.matches("</script>").count();
            prop_assert_eq!(ends, lines.matches("<script").count(), "{}", lines);
        }
    }
}

#[test]
fn lines_may_name_the_file_instead() {
    let config = json::read(r#"{"v":1,"clinic":{"name":"A"}}"#).unwrap();
    let setting = setting(config, true);
    let lines = setting.lines(Way::Class);
    assert!(lines.contains("data-config=\"https://a.example/clinic.json\""), "{lines}");
    assert!(lines.contains("Call us on &lt;020&gt; &amp; &quot;ask&quot;.</div>"), "{lines}");
    assert!(setting.lines(Way::Element).contains(" config=\"https://a.example/clinic.json\""));
    assert!(setting.lines(Way::Wix).ends_with("embed.html#config=https://a.example/clinic.json"));
}

#[test]
fn a_policy_names_the_origin_alone() {
    let setting = Setting {
        folder: "https://a.example:8443/x/rcv/".to_owned(),
        ..setting(Value::Null, true)
    };
    assert_eq!(
        setting.policy(Way::Class),
        "script-src https://a.example:8443 'wasm-unsafe-eval'; connect-src https://a.example:8443"
    );
    assert!(setting.policy(Way::Frame).ends_with("frame-src https://a.example:8443"));
}

#[test]
fn an_empty_form_is_valid_too() {
    let mut form = Form::default();
    form.set(Field::Name, "A".to_owned());
    let lines = setting(form.config(), false).lines(Way::Class);
    assert!(lines.contains(r#"{"v":1,"clinic":{"name":"A"}}"#), "{lines}");
    assert_eq!(escaped("<\"&>"), "&lt;&quot;&amp;&gt;");
}

//! The order of functions and variables.

use wasmparser::{ElementItems, Parser, Payload};

use super::{append_section, ordered};
use crate::glue::{append, custom};

/// An imported function, and three own ones: the first and the third are alike.
fn file() -> Vec<u8> {
    let mut file = b"\0asm\x01\0\0\0".to_vec();
    append_section(&mut file, 1, &[1, 0x60, 0, 0]);
    append_section(&mut file, 2, b"\x01\x01i\x01a\x00\x00");
    append_section(&mut file, 3, &[3, 0, 0, 0]);
    append_section(&mut file, 4, &[1, 0x70, 0, 2]);
    append_section(&mut file, 7, b"\x01\x03run\x00\x03");
    append_section(&mut file, 9, &[1, 0, 0x41, 0, 0x0b, 2, 2, 3]);
    // One i64, two i32, and one f64 that nothing uses.
    let mut first = vec![3, 1, 0x7e, 2, 0x7f, 1, 0x7c];
    first.extend([0x20, 2, 0x21, 1, 0x20, 2, 0x1a, 0x20, 0, 0x1a, 0x10, 3, 0x10, 0, 0x0b]);
    let second = [0, 0x41, 42, 0x1a, 0x0b];
    let third = [1, 2, 0x7f, 0x20, 0, 0x21, 1, 0x20, 0, 0x1a, 0x10, 2, 0x10, 0, 0x0b];
    let mut code = vec![3];
    for body in [&*first, &second, &third] {
        code.push(u8::try_from(body.len()).unwrap());
        code.extend(body);
    }
    append_section(&mut file, 10, &code);
    let names = b"\x01\x09\x02\x01\x02f1\x03\x02f3";
    append_section(&mut file, 0, &custom("name", names));
    append(&mut file, "styles", b"p{}");
    file
}

/// What a file says, function by function.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other sections stay as they are")]
fn described(file: &[u8]) -> Vec<String> {
    let mut told = Vec::new();
    for payload in Parser::new(0).parse_all(file) {
        match payload.unwrap() {
            Payload::ExportSection(exports) => {
                let exports = exports.into_iter().map(Result::unwrap);
                told.extend(exports.map(|it| format!("{} is {}", it.name, it.index)));
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    let ElementItems::Functions(items) = element.unwrap().items else {
                        panic!("not functions");
                    };
                    let items: Vec<u32> = items.into_iter().map(Result::unwrap).collect();
                    told.push(format!("table {items:?}"));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let kinds = body.get_locals_reader().unwrap().into_iter();
                let kinds: Vec<_> = kinds.map(Result::unwrap).collect();
                let operators = body.get_operators_reader().unwrap().into_iter();
                let operators: Vec<_> = operators.map(Result::unwrap).collect();
                told.push(format!("{kinds:?} {operators:?}"));
            }
            Payload::CustomSection(section) => {
                told.push(format!("{}: {:?}", section.name(), section.data()));
            }
            _ => {}
        }
    }
    told
}

#[test]
fn functions_stand_beside_their_like_and_are_called_as_before() {
    let ordered = described(&ordered(&file()).unwrap());
    // The second function is the third now, and the other way round.
    assert_eq!(ordered[..2], ["run is 2", "table [3, 2]"]);
    assert!(
        ordered[2].ends_with("Call { function_index: 2 }, Call { function_index: 0 }, End]"),
        "{}",
        ordered[2]
    );
    assert!(ordered[3].contains("Call { function_index: 3 }"), "{}", ordered[3]);
    assert!(ordered[4].contains("I32Const { value: 42 }"), "{}", ordered[4]);
    assert_eq!(ordered[5], format!("name: {:?}", b"\x01\x09\x02\x01\x02f1\x02\x02f3"));
    assert_eq!(ordered[6], "styles: [112, 123, 125]");
}

#[test]
fn variables_are_numbered_by_how_often_they_are_used() {
    let ordered = described(&ordered(&file()).unwrap());
    let start = "[(2, I32), (1, I64)] [LocalGet { local_index: 0 }, \
                 LocalSet { local_index: 1 }, LocalGet { local_index: 0 }, Drop, \
                 LocalGet { local_index: 2 }, Drop, ";
    assert!(ordered[2].starts_with(start), "{}", ordered[2]);
}

#[test]
fn what_is_in_order_stays_as_it_is() {
    let once = ordered(&file()).unwrap();
    assert_eq!(ordered(&once).unwrap(), once);
}

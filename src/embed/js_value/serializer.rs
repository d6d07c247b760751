//! Anything that serde can serialize, as a tree of values.

use std::fmt::Error;

use serde::ser::{
    Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

use crate::plan::value::Value;

type Result<T> = std::result::Result<T, Error>;

/// The tree of a value; nothing for kinds of values that no result of ours has.
pub(super) fn to_tree(value: &(impl Serialize + ?Sized)) -> Option<Value> {
    value.serialize(ToTree).ok()
}

struct ToTree;

/// A list that is not complete yet.
struct List(Vec<Value>);

/// An object that is not complete yet.
struct Entries(Vec<(String, Value)>);

macro_rules! numbers {
    ($($name:ident: $number:ty,)*) => {
        $(
            fn $name(self, number: $number) -> Result<Value> {
                Ok(Value::Number(f64::from(number)))
            }
        )*
    };
}

impl Serializer for ToTree {
    type Ok = Value;
    type Error = Error;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = Impossible<Value, Error>;
    type SerializeTupleVariant = Impossible<Value, Error>;
    type SerializeMap = Impossible<Value, Error>;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Impossible<Value, Error>;

    numbers! {
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_f32: f32,
        serialize_f64: f64,
    }

    fn serialize_i64(self, number: i64) -> Result<Value> {
        #[expect(clippy::cast_precision_loss, reason = "as JavaScript reads a number of JSON")]
        Ok(Value::Number(number as f64))
    }

    fn serialize_u64(self, number: u64) -> Result<Value> {
        #[expect(clippy::cast_precision_loss, reason = "as JavaScript reads a number of JSON")]
        Ok(Value::Number(number as f64))
    }

    fn serialize_bool(self, truth: bool) -> Result<Value> {
        Ok(Value::Bool(truth))
    }

    fn serialize_char(self, letter: char) -> Result<Value> {
        Ok(Value::Text(letter.to_string()))
    }

    fn serialize_str(self, text: &str) -> Result<Value> {
        Ok(Value::from(text))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Value> {
        Err(Error)
    }

    fn serialize_none(self) -> Result<Value> {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value> {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Value> {
        Ok(Value::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<Value> {
        Ok(Value::from(name))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Value> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Value> {
        Err(Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List> {
        Ok(List(Vec::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<List> {
        Ok(List(Vec::new()))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        Err(Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap> {
        Err(Error)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries> {
        Ok(Entries(Vec::new()))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        Err(Error)
    }
}

impl SerializeSeq for List {
    type Ok = Value;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.0.push(value.serialize(ToTree)?);
        Ok(())
    }

    fn end(self) -> Result<Value> {
        Ok(Value::List(self.0))
    }
}

impl SerializeTuple for List {
    type Ok = Value;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<Value> {
        SerializeSeq::end(self)
    }
}

impl SerializeStruct for Entries {
    type Ok = Value;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<()> {
        self.0.push((key.to_owned(), value.serialize(ToTree)?));
        Ok(())
    }

    fn end(self) -> Result<Value> {
        Ok(Value::Object(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::to_tree;
    use crate::plan::{json, result::PlanResult};

    /// Every plan of the agreed requests, a referral, and a request with faults.
    #[test]
    fn a_tree_is_what_the_json_reads_as() {
        let agreed = include_str!("../../../tests/agreed.jsonl");
        let others = [
            r#"{"request": {"today": "2026-03-02", "redFlags": ["chest_pain"]}}"#,
            r#"{"request": {"today": "2026-03-02", "weeklyDistance": "far"}}"#,
        ];
        let mut statuses = std::collections::BTreeSet::new();
        for line in agreed.lines().chain(others) {
            let request = json::read(line).unwrap();
            let result = PlanResult::for_json(Some(request.get("request")));
            statuses.insert(result.status());
            assert_eq!(to_tree(&result), json::read(&json::write(&result)), "{line}");
        }
        assert_eq!(statuses.len(), 3, "{statuses:?}");
    }
}

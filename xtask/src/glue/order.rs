//! Puts the functions of a wasm file, and the variables of each function, in an order that
//! compresses better: a thirtieth of the compressed file. Nothing else changes.
//!
//! wasm-bindgen writes functions by their length. Compression finds more in common, and describes
//! it in fewer bits, where functions that are alike stand beside each other. A variable has a low
//! number if it is used often, so that most instructions name one of few.

mod alike;
#[cfg(test)]
mod tests;

use std::{cmp::Reverse, ops::Range};

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    CompositeInnerType, ConstExpr, ElementItems, ExternalKind, FunctionBody, KnownCustom, Name,
    NameSectionReader, Operator, Parser, Payload, TypeRef, ValType,
};

use crate::glue::{HEAD, custom, leb128, order::alike::neighbours};

/// The file with its functions and variables in that order.
pub(super) fn ordered(file: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::read(file)?;
    let same: Vec<Vec<u8>> = functions.bodies.iter().map(|body| body.written(|it| it)).collect();
    let order = neighbours(&same);
    let mut numbers = vec![0; order.len()];
    for (place, old) in (functions.imported..).zip(&order) {
        *numbers.get_mut(*old).context("a function that is not there")? = place;
    }
    let renumbered = |old: u32| {
        let own = old.checked_sub(functions.imported).and_then(|it| usize::try_from(it).ok());
        own.and_then(|own| numbers.get(own)).copied().unwrap_or(old)
    };
    functions.written(file, &order, &renumbered)
}

/// What a file has to do with functions.
struct Functions {
    /// How many are imported; they come first.
    imported: u32,
    /// The number of the type of each own function.
    types: Vec<u32>,
    bodies: Vec<Numbered>,
}

/// A stretch of a file without the numbers of the functions that it names.
#[derive(Default)]
struct Numbered {
    bytes: Vec<u8>,
    /// Where in `bytes` the number of a function belongs, and which.
    functions: Vec<(usize, u32)>,
}

impl Numbered {
    fn function(&mut self, function: u32) {
        self.functions.push((self.bytes.len(), function));
    }

    fn written(&self, number: impl Fn(u32) -> u32) -> Vec<u8> {
        let mut written = Vec::with_capacity(self.bytes.len() + 2 * self.functions.len());
        let mut from = 0;
        for (at, function) in &self.functions {
            written.extend(self.bytes.get(from..*at).unwrap_or_default());
            written.extend(leb128(number(*function)));
            from = *at;
        }
        written.extend(self.bytes.get(from..).unwrap_or_default());
        written
    }
}

impl Functions {
    fn read(file: &[u8]) -> Result<Self> {
        let (mut parameters, mut types, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
        let mut imported = 0;
        for payload in Parser::new(0).parse_all(file) {
            let payload = payload?;
            if let Payload::TypeSection(all) = &payload {
                for group in all.clone() {
                    for kind in group?.types() {
                        let inner = &kind.composite_type.inner;
                        let CompositeInnerType::Func(kind) = inner else {
                            bail!("a type that is not a function's");
                        };
                        parameters.push(kind.params().len());
                    }
                }
            } else if let Payload::ImportSection(imports) = &payload {
                for import in imports.clone().into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            } else if let Payload::FunctionSection(all) = &payload {
                types = all.clone().into_iter().collect::<Result<Vec<u32>, _>>()?;
            } else if let Payload::GlobalSection(globals) = &payload {
                for global in globals.clone() {
                    ensure!(!names_function(&global?.init_expr)?, "a variable that is a function");
                }
            } else if let Payload::CodeSectionEntry(body) = &payload {
                let kind = types.get(bodies.len()).and_then(|kind| usize::try_from(*kind).ok());
                let parameters = kind.and_then(|kind| parameters.get(kind));
                let parameters = parameters.context("a function without a type")?;
                bodies.push(renamed(file, body, *parameters)?);
            }
        }
        ensure!(types.len() == bodies.len(), "a function without a body");
        Ok(Self { imported, types, bodies })
    }

    fn written(
        &self,
        file: &[u8],
        order: &[usize],
        number: &impl Fn(u32) -> u32,
    ) -> Result<Vec<u8>> {
        let mut written = file.get(..HEAD).context("not a wasm file")?.to_vec();
        let mut code = leb128(order.len());
        for place in order {
            let body = self.bodies.get(*place).context("no such function")?.written(number);
            code.extend(leb128(body.len()));
            code.extend(body);
        }
        let mut types = leb128(order.len());
        for place in order {
            types.extend(leb128(*self.types.get(*place).context("no such type")?));
        }
        for payload in Parser::new(0).parse_all(file) {
            let payload = payload?;
            let Some((id, range)) = payload.as_section() else { continue };
            let bytes = if let Payload::FunctionSection(_) = payload {
                types.clone()
            } else if let Payload::CodeSectionStart { .. } = payload {
                code.clone()
            } else if let Payload::CustomSection(section) = &payload {
                let KnownCustom::Name(names) = section.as_known() else {
                    append_section(&mut written, id, cut(file, range)?);
                    continue;
                };
                custom("name", &renamed_functions(names, number)?)
            } else {
                match numbered(file, &payload)? {
                    Some(numbered) => numbered.written(number),
                    None => cut(file, range)?.to_vec(),
                }
            };
            append_section(&mut written, id, &bytes);
        }
        Ok(written)
    }
}

fn append_section(file: &mut Vec<u8>, id: u8, bytes: &[u8]) {
    file.push(id);
    file.extend(leb128(bytes.len()));
    file.extend(bytes);
}

fn cut(file: &[u8], range: Range<usize>) -> Result<&[u8]> {
    file.get(range).context("a part beyond the file")
}

/// The content of another section that names functions.
fn numbered(file: &[u8], payload: &Payload<'_>) -> Result<Option<Numbered>> {
    let mut numbered = Numbered::default();
    if let Payload::StartSection { func, .. } = payload {
        numbered.function(*func);
    } else if let Payload::ExportSection(exports) = payload {
        numbered.bytes.extend(leb128(exports.count()));
        for item in exports.clone().into_iter_with_offsets() {
            let (start, export) = item?;
            let name = leb128(export.name.len()).len() + export.name.len();
            numbered.bytes.extend(cut(file, start..start + name + 1)?);
            if export.kind == ExternalKind::Func {
                numbered.function(export.index);
            } else {
                numbered.bytes.extend(leb128(export.index));
            }
        }
    } else if let Payload::ElementSection(elements) = payload {
        numbered.bytes.extend(leb128(elements.count()));
        for element in elements.clone() {
            let element = element?;
            let ElementItems::Functions(items) = element.items else {
                bail!("functions in a table that are written as expressions");
            };
            numbered.bytes.extend(cut(file, element.range.start..items.range().start)?);
            numbered.bytes.extend(leb128(items.count()));
            for function in items {
                numbered.function(function?);
            }
        }
    } else {
        return Ok(None);
    }
    Ok(Some(numbered))
}

fn names_function(value: &ConstExpr<'_>) -> Result<bool> {
    for operator in value.get_operators_reader() {
        if let Operator::RefFunc { .. } = operator? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A function whose variables are numbered anew.
fn renamed(file: &[u8], body: &FunctionBody<'_>, parameters: usize) -> Result<Numbered> {
    let mut variables = vec![None; parameters];
    for group in body.get_locals_reader()? {
        let (count, kind) = group?;
        variables.resize(variables.len() + usize::try_from(count)?, Some(kind));
    }
    let mut uses = vec![0_usize; variables.len()];
    for operator in body.get_operators_reader()? {
        if let Some(variable) = variable(&operator?) {
            *uses.get_mut(variable).context("no such variable")? += 1;
        }
    }
    let mut own: Vec<(usize, ValType, usize)> = (0..)
        .zip(variables.iter().zip(uses))
        .filter_map(|(old, (kind, uses))| Some((old, (*kind)?, uses)))
        .filter(|(.., uses)| *uses > 0)
        .collect();
    // By kind, because a declaration is of several variables of one kind.
    let rank = |kind: ValType| KINDS.iter().position(|(known, _)| *known == kind);
    ensure!(own.iter().all(|(_, kind, _)| rank(*kind).is_some()), "a kind of variable that is new");
    own.sort_by_key(|(old, kind, uses)| (rank(*kind), Reverse(*uses), *old));
    let mut numbers: Vec<usize> = (0..variables.len()).collect();
    for (new, (old, ..)) in (parameters..).zip(&own) {
        *numbers.get_mut(*old).context("no such variable")? = new;
    }
    let mut renamed = Numbered::default();
    let groups: Vec<_> = own.chunk_by(|(_, one, _), (_, other, _)| one == other).collect();
    renamed.bytes.extend(leb128(groups.len()));
    for group in groups {
        renamed.bytes.extend(leb128(group.len()));
        let kind = group.first().and_then(|(_, kind, _)| KINDS.get(rank(*kind)?));
        renamed.bytes.extend(kind.map(|(_, code)| code));
    }
    let operators = body.get_operators_reader()?;
    let mut last: Option<(usize, Operator<'_>)> = None;
    let mut put = |start: usize, end: usize, operator: &Operator<'_>| -> Result<()> {
        if let Some(variable) = variable(operator) {
            renamed.bytes.extend(cut(file, start..start + 1)?);
            renamed.bytes.extend(leb128(*numbers.get(variable).context("no such variable")?));
        } else if let Some(function) = called(operator) {
            renamed.bytes.extend(cut(file, start..start + 1)?);
            renamed.function(function);
        } else {
            renamed.bytes.extend(cut(file, start..end)?);
        }
        Ok(())
    };
    for item in operators.into_iter_with_offsets() {
        let (operator, start) = item?;
        if let Some((before, operator)) = last.replace((start, operator)) {
            put(before, start, &operator)?;
        }
    }
    if let Some((start, operator)) = last {
        put(start, body.range().end, &operator)?;
    }
    Ok(renamed)
}

/// The kinds of variables, and how a wasm file writes them.
const KINDS: [(ValType, u8); 5] = [
    (ValType::I32, 0x7f),
    (ValType::I64, 0x7e),
    (ValType::F32, 0x7d),
    (ValType::F64, 0x7c),
    (ValType::EXTERNREF, 0x6f),
];

fn variable(operator: &Operator<'_>) -> Option<usize> {
    let (Operator::LocalGet { local_index }
    | Operator::LocalSet { local_index }
    | Operator::LocalTee { local_index }) = operator
    else {
        return None;
    };
    usize::try_from(*local_index).ok()
}

fn called(operator: &Operator<'_>) -> Option<u32> {
    let (Operator::Call { function_index }
    | Operator::ReturnCall { function_index }
    | Operator::RefFunc { function_index }) = operator
    else {
        return None;
    };
    Some(*function_index)
}

/// The names of the functions; those of variables, which are others now, are left out.
fn renamed_functions(
    names: NameSectionReader<'_>,
    number: &impl Fn(u32) -> u32,
) -> Result<Vec<u8>> {
    let mut entries = Vec::new();
    for part in names {
        if let Name::Function(map) = part? {
            for naming in map {
                let naming = naming?;
                entries.push((number(naming.index), naming.name));
            }
        }
    }
    entries.sort_unstable();
    let mut list = leb128(entries.len());
    for (function, name) in entries {
        list.extend(leb128(function));
        list.extend(leb128(name.len()));
        list.extend(name.as_bytes());
    }
    let mut part = Vec::new();
    append_section(&mut part, FUNCTION_NAMES, &list);
    Ok(part)
}

/// The part of the section of names that has those of functions.
const FUNCTION_NAMES: u8 = 1;

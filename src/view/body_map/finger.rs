//! A finger covers more than the point that the browser tells of it.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};
use yew::TargetCast;

use crate::plan::answers::{Area, Side};

/// How far from the point that the browser reports a finger may have meant, in px. A fingertip is
/// about 40 px wide.
const REACH: [i32; 3] = [6, 12, 18];

/// Eight directions, in hundredths.
const DIRECTIONS: [(i32, i32); 8] =
    [(100, 0), (71, 71), (0, 100), (-71, 71), (-100, 0), (-71, -71), (0, -100), (71, -71)];

/// The areas that lie under a finger, from the point that was pressed outwards.
pub(crate) fn near(press: &MouseEvent) -> Vec<(Area, Side)> {
    let Some(hit) = press.target_dyn_into::<Element>() else { return Vec::new() };
    let mut found: Vec<(Area, Side)> = at(&hit).into_iter().collect();
    let root = hit.get_root_node();
    let look = Reflect::get(&root, &"elementFromPoint".into()).unwrap_or_default();
    let Ok(look) = look.dyn_into::<Function>() else { return found };
    // A press by a key or a script has no place.
    if press.client_x() == 0 && press.client_y() == 0 {
        return found;
    }
    let around =
        REACH.iter().flat_map(|far| DIRECTIONS.map(|(x, y)| (x * far / 100, y * far / 100)));
    for (x, y) in around {
        let (x, y) = (press.client_x() + x, press.client_y() + y);
        let there = look.call2(&root, &x.into(), &y.into()).unwrap_or_default();
        let other = there.dyn_ref::<Element>().and_then(at);
        found.extend(other.filter(|other| !found.contains(other)));
    }
    found
}

/// The area that an element of the figure stands for.
fn at(element: &Element) -> Option<(Area, Side)> {
    let at = element.get_attribute("data-at")?;
    let (area, side) = at.split_once(' ')?;
    Some((Area::from_code(area)?, Side::from_code(side)?))
}

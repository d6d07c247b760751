//! One figure of the body map, drawn in layers: skin, areas, lines, focus, outline, numbers.

use crate::view::markup::prelude::*;
use crate::{
    plan::answers::{Area, Side},
    text::Messages,
    view::body_map::{
        Strength, address, covers, severity,
        shape::{Face, Half, OUTLINE, Region, VIEW_BOX},
    },
};

/// What one figure of the body map shows.
pub(super) struct Figure<'a> {
    pub(super) face: Face,
    pub(super) id: &'a str,
    pub(super) chosen: &'a [(Area, Side, u8)],
    pub(super) focus: Option<(Area, Side)>,
    pub(super) on_press: &'a Callback<MouseEvent>,
    pub(super) messages: &'a Messages,
}

/// The figure with its areas to press.
pub(super) fn full(figure: &Figure<'_>) -> Html {
    html! {
        <svg class="body-map__body" viewBox={VIEW_BOX} onclick={figure.on_press.clone()}>
            { cut(figure.id) }
            { outline("body-map__skin") }
            <path class="body-map__hair" d={figure.face.hair()} clip-path={address(figure.id)}/>
            for half in Half::BOTH {
                <g transform={half.transform()}>
                    for region in figure.face.regions() {
                        { area(figure, region, half) }
                    }
                    <path class="body-map__line" d={figure.face.lines()}/>
                </g>
            }
            { focus(figure) }
            { outline("body-map__edge") }
            for half in Half::BOTH {
                for region in figure.face.regions() {
                    { number(figure, region, half) }
                }
                { letter(figure, half) }
            }
        </svg>
    }
}

/// Both halves of the outline as one clip path.
pub(super) fn cut(id: &str) -> Html {
    html! {
        <clipPath id={id.to_owned()}>
            <path d={OUTLINE}/>
            <path d={OUTLINE} transform={Half::Mirrored.transform()}/>
        </clipPath>
    }
}

/// Both halves of the outline.
pub(super) fn outline(class: &'static str) -> Html {
    html! {
        <>
            <path class={class} d={OUTLINE}/>
            <path class={class} d={OUTLINE} transform={Half::Mirrored.transform()}/>
        </>
    }
}

/// The outline clips what is drawn, but not what can be pressed: thin areas stay easy to hit.
fn area(figure: &Figure<'_>, region: &'static Region, half: Half) -> Html {
    let side = figure.face.side(half);
    let strength =
        severity(figure.chosen, region.area, side).map(|given| Strength::of(given).code());
    html! {
        <g class="body-map__region">
            <path
                class="body-map__area"
                data-strength={strength}
                d={region.path}
                clip-path={address(figure.id)}
            />
            <path
                class="body-map__hit"
                data-at={[region.area.code(), " ", side.code()].concat()}
                d={region.path}
            />
        </g>
    }
}

/// The area and the part of the outline that bounds it, each clipped by the other and stroked
/// twice.
fn focus(figure: &Figure<'_>) -> Html {
    let Some((area, at)) = figure.focus else { return Html::default() };
    let id = [figure.id, "-focus"].concat();
    let regions: Vec<_> = figure.face.regions().filter(|region| region.area == area).collect();
    let halves = Half::BOTH.into_iter().filter(|half| covers(at, figure.face.side(*half)));
    html! {
        <>
            <clipPath id={id.clone()}>
                for region in regions.iter() { <path d={region.path}/> }
            </clipPath>
            <g clip-path={address(figure.id)}>
                for half in halves {
                    <g transform={half.transform()}>
                        for region in regions.iter() {
                            for layer in ["body-map__focus-edge", "body-map__focus"] {
                                <path class={layer} d={region.path}/>
                                <path class={layer} d={OUTLINE} clip-path={address(&id)}/>
                            }
                        }
                    </g>
                }
            </g>
        </>
    }
}

/// The strength as a number on a disc.
fn number(figure: &Figure<'_>, region: &Region, half: Half) -> Html {
    let given = severity(figure.chosen, region.area, figure.face.side(half)).unwrap_or(0);
    if given == 0 {
        return Html::default();
    }
    let (x, y) = (half.sign() * region.at.0, region.at.1);
    html! {
        <>
            <circle class="body-map__disc" cx={x.to_string()} cy={y.to_string()} r="18"/>
            <text class="body-map__number" x={x.to_string()} y={(y + 8).to_string()}>{ given }</text>
        </>
    }
}

fn letter(figure: &Figure<'_>, half: Half) -> Html {
    let key = match figure.face.side(half) {
        Side::Left => "body_left_letter",
        Side::Right => "body_right_letter",
        Side::Both => return Html::default(),
    };
    html! {
        <text class="body-map__letter" x={(half.sign() * 108).to_string()} y="384">
            { figure.messages.get(key) }
        </text>
    }
}

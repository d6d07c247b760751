//! Our `html!` gives the same as Yew's, for all the notation that the views use.

use yew::{LocalServerRenderer, prelude::*};

use crate::view::fold::Fold;

#[derive(Clone, PartialEq, Properties)]
struct SampleProps {
    count: u32,
    name: Option<String>,
    is_on: bool,
}

/// The same markup, for each macro.
macro_rules! sample {
    ($html:path, $component:ident) => {
        #[component]
        fn $component(props: &SampleProps) -> Html {
            use $html as html;
            let id = "own".to_owned();
            let (onclick, title) = (|_: MouseEvent| (), "short");
            let name = &props.name;
            html! {
                <section title="whole" data-none={None::<String>} data-count={props.count.to_string()}>
                    <p/>
                    <p>{ " " }{ name.clone().unwrap_or_default() }{ props.count }</p>
                    if props.is_on {
                        <b {title} {id} {onclick}>{ "on & <off>" }</b>
                    } else if let Some(name) = name {
                        <i title={name.clone()}>{ name }</i>
                        <i/>
                    } else {
                        { "neither" }
                    }
                    <ul>
                        for index in 0..props.count {
                            <li key={index} data-last={(index + 1 == props.count).then_some("")}>
                                { index }
                            </li>
                        }
                    </ul>
                    <>
                        <input type="checkbox" checked={props.is_on} onchange={|_: Event| ()}/>
                        <input type="text" value={name.clone().unwrap_or_default()} aria-label="x"/>
                        <textarea rows="6" readonly=true value="long"/>
                        <option selected={props.is_on} value="code"/>
                    </>
                    <Fold class="fold" is_open={props.is_on}>
                        <summary>{ "sum" }</summary>
                        if props.is_on { <p>{ "inner" }</p> }
                    </Fold>
                    <svg viewBox="0 0 1 1"><clipPath id="c"><path d="M0 0"/></clipPath></svg>
                </section>
            }
        }
    };
}

sample!(yew::html, ByYew);
sample!(markup::html, ByOurs);

// Yew's macro does not accept a computed tag inside `macro_rules`.

#[component]
fn TagByYew() -> Html {
    let tag = "h3".to_owned();
    html! { <@{tag} title="heading" tabindex="-1"><b>{ "Heading" }</b></@> }
}

#[component]
fn TagByOurs() -> Html {
    let tag = "h3".to_owned();
    markup::html! { <@{tag} title="heading" tabindex="-1"><b>{ "Heading" }</b></@> }
}

/// Sorts attributes by name, because our macro writes the fixed ones first.
fn sorted(html: &str) -> String {
    let parts = html.split('<').map(|part| match part.split_once('>') {
        Some((tag, rest)) => {
            let mut messages: Vec<&str> = tag.split(' ').collect();
            messages.get_mut(1..).unwrap_or_default().sort_unstable();
            format!("{}>{rest}", messages.join(" "))
        }
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("<")
}

#[tokio::test]
async fn our_markup_is_that_of_yew() {
    for count in 0..3 {
        for (is_on, name) in [(true, None), (false, None), (false, Some("Ann".to_owned()))] {
            let props = || SampleProps { count, name: name.clone(), is_on };
            let by_yew = LocalServerRenderer::<ByYew>::with_props(props()).hydratable(false);
            let by_ours = LocalServerRenderer::<ByOurs>::with_props(props()).hydratable(false);
            let (by_yew, by_ours) = (by_yew.render().await, by_ours.render().await);
            assert_eq!(sorted(&by_ours), sorted(&by_yew));
            assert!(by_ours.contains("<section title=\"whole\""), "{by_ours}");
        }
    }
    let by_yew = LocalServerRenderer::<TagByYew>::new().hydratable(false).render().await;
    let by_ours = LocalServerRenderer::<TagByOurs>::new().hydratable(false).render().await;
    assert_eq!(sorted(&by_ours), sorted(&by_yew));
    assert!(by_ours.ends_with("><b>Heading</b></h3>"), "{by_ours}");
}

//! What the browser does for the builder: the functions of `builder/js/host.js`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(raw_module = "./host.js")]
extern "C" {
    #[wasm_bindgen(js_name = setTexts)]
    pub(crate) fn set_texts(json: &str);
    #[wasm_bindgen(js_name = supportsValue)]
    pub(crate) fn supports_value(property: &str, value: &str) -> bool;
    #[wasm_bindgen(js_name = readText)]
    pub(crate) fn read_text(text: &str) -> String;
    #[wasm_bindgen(js_name = mendConfig)]
    pub(crate) fn mend_config(json: &str, warned: &str) -> String;
    #[wasm_bindgen(js_name = explainProblem)]
    pub(crate) fn explain_problem(json: &str, path: &str, code: &str) -> String;
    #[wasm_bindgen(js_name = today)]
    pub(crate) fn today() -> String;
    #[wasm_bindgen(js_name = knowsZone)]
    pub(crate) fn knows_zone(zone: &str) -> bool;
    #[wasm_bindgen(js_name = ownZone)]
    pub(crate) fn own_zone() -> String;
    #[wasm_bindgen(js_name = zones)]
    pub(crate) fn zones() -> String;
    #[wasm_bindgen(js_name = countries)]
    pub(crate) fn countries() -> String;
    #[wasm_bindgen(js_name = computedColour)]
    pub(crate) fn computed_colour(value: &str) -> String;
    #[wasm_bindgen(js_name = folder)]
    pub(crate) fn folder() -> String;
    #[wasm_bindgen(js_name = origin)]
    pub(crate) fn origin() -> String;
    #[wasm_bindgen(js_name = fragment)]
    pub(crate) fn fragment() -> String;
    #[wasm_bindgen(js_name = pageAddress)]
    pub(crate) fn page_address() -> String;
    #[wasm_bindgen(js_name = replaceFragment)]
    pub(crate) fn replace_fragment(text: &str);
    #[wasm_bindgen(js_name = copyText)]
    pub(crate) async fn copy_text(text: &str) -> JsValue;
    #[wasm_bindgen(js_name = saveFile)]
    pub(crate) fn save_file(name: &str, kind: &str, text: &str);
    #[wasm_bindgen(js_name = fileText, catch)]
    pub(crate) async fn file_text(file: web_sys::File) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = moduleHash)]
    pub(crate) async fn module_hash(from: &str) -> JsValue;
    #[wasm_bindgen(js_name = checkFolder)]
    pub(crate) async fn check_folder(from: &str, config: &str) -> JsValue;
    #[wasm_bindgen(js_name = postToPreview)]
    pub(crate) fn post_to_preview(json: &str);
    #[wasm_bindgen(js_name = postToParent)]
    pub(crate) fn post_to_parent(json: &str);
    #[wasm_bindgen(js_name = listen)]
    pub(crate) fn listen(hear: &JsValue);
    #[wasm_bindgen(js_name = goTo)]
    pub(crate) fn go_to(id: &str);
}

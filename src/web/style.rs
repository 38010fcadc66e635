//! The module `style`: from the keys and values of a house style to colours and measures with which every reader can see a chart. A page
//! loads it only if its package or the page itself sets a style.

use crate::draw::Style;
use crate::model::Theme;
use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A house style whose colours every reader can see. `Plot.wear` of the module `draw` takes the first three. */
export interface SettledStyle {
  /** The palette of the light theme, as bytes. */
  light: Uint8Array;
  /** The palette of the dark theme. */
  dark: Uint8Array;
  /** The fonts of titles as a CSS list; empty for those of other texts. */
  titleFont: string;
  /** CSS declarations for the texts around the plot, in the light and in the dark theme; empty without a style. */
  css: [light: string, dark: string];
  /** A sentence for each value that was not taken as it is. */
  complaints: string[];
}
"#;

/// Settles a house style, given as keys and values in turn; a later value overrides an earlier one of the same key. `docs/style.md` has the
/// keys. A colour that falls short of a contrast is replaced by the nearest one that passes.
#[wasm_bindgen(unchecked_return_type = "SettledStyle")]
pub fn settle(#[wasm_bindgen(unchecked_param_type = "string[]")] entries: &Array) -> Object {
    let text = |index: u32| String::from(entries.get(index).unchecked_into::<JsString>());
    let mut pairs = Vec::new();
    for index in 0..entries.length() / 2 {
        pairs.push([text(2 * index), text(2 * index + 1)]);
    }
    let style = Style::new(&pairs);
    let bytes = |theme| Uint8Array::from(style.palette(theme).to_bytes().as_slice());
    let complaints = Array::new();
    for complaint in &style.complaints {
        complaints.push(&complaint.to_string().into());
    }
    let css = Array::of2(&style.declarations(Theme::Light).into(), &style.declarations(Theme::Dark).into());
    let settled = Object::new();
    let values: [(&str, JsValue); 5] = [
        ("light", bytes(Theme::Light).into()),
        ("dark", bytes(Theme::Dark).into()),
        ("titleFont", style.title_font.as_str().into()),
        ("css", css.into()),
        ("complaints", complaints.into()),
    ];
    for (key, value) in &values {
        // An object of our own takes every property.
        let _ = Reflect::set(&settled, &JsValue::from_str(key), value);
    }
    settled
}

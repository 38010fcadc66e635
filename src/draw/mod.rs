//! Draws plots onto any plotters backend. `draw` never decides which figures are shown, nor their order, rounding or
//! wording.
//!
//! No other module names plotters, except for the canvas surface in `web`. Lengths are CSS pixels; `Scale::ratio`
//! converts them to pixels of the surface. Layout relies on `estimate_text_size` of the surface: the surfaces of this
//! crate measure text correctly, those of plotters do not.
//!
//! ```
//! use district_charts::data::Dataset;
//! use district_charts::draw::{self, Palette, Scale, Svg};
//! use district_charts::model::{Chart, Theme};
//!
//! let dataset = Dataset::embedded().expect("the embedded package is tested");
//! let chart = Chart::from_link(&dataset, "l=en");
//! let scale = Scale { width: 700.0, ratio: 1.0, text: 1.0 };
//! let size = (700, draw::height(&chart.plot, scale) as u32);
//! let mut text = String::new();
//! let surface = Svg::new(&mut text, size, "sans-serif");
//! let placed = draw::draw(&chart.plot, surface, scale, &Palette::of(Theme::Light)).expect("text takes every drawing");
//! assert_eq!(placed.targets.len(), chart.marks.len());
//! assert!(text.starts_with("<svg "));
//! ```

mod scale;
mod rect;
mod wrap;
mod colour;
mod palette;
mod house_palette;
mod style;
mod pen;
mod svg;
mod text_lines;
mod open_end;
mod message;
mod row_extent;
mod row_names;
mod rows;
mod row_marks;
mod point_labels;
mod crowd;
mod scatter;
mod legend;
mod tiles;
mod shape;
mod map;
mod trend;
mod matrix;
mod profile;
mod plot;
mod card;
mod frame_height;

pub use card::{Card, LOGO_HEIGHT, card_margin};
pub use colour::Colour;
pub use frame_height::{MAX_FRAME_HEIGHT_PX, frame_height, frame_rows, with_first_rows};
pub use palette::{Dimensions, Palette};
pub use plot::{draw, height};
pub use rect::{Placed, Rect};
pub use scale::{DrawError, MAX_CANVAS_SIDE, Scale};
pub use shape::is_shape;
pub use style::{Complaint, STYLE_KEYS, Style};
pub use svg::{BASELINE, Hundredths, Svg, baseline, is_bold, is_title};

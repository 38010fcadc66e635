//! A table that somebody has becomes a package: what each part of the file is, is proposed with reasons, can be overruled, and is asked
//! where the file does not say it.
//!
//! ```
//! use district_charts::import::table::{Converter, Proposal, Settings, TableFile, decode_native, package};
//!
//! let bytes = "Gebiet;Einwohner 2020;Anteil in % 2020\nNord;1 234;12,5\nSüd;980;..\n".as_bytes();
//! let file = TableFile { name: "gebiete.csv", bytes, year: None };
//! let mut settings = Settings::new();
//! let proposal = Proposal::read(file, &settings, &decode_native).expect("a table");
//! assert_eq!(proposal.style.decimal, ',');
//!
//! // Each assumption names the setting that overrules it; the proposal is then made anew.
//! settings.set("name.2", "inhabitants").expect("a setting");
//! let proposal = Proposal::read(file, &settings, &decode_native).expect("a table");
//! let mut converter = Converter::new(&proposal);
//! while converter.advance(1_000) {} // in steps: a page shows `converter.progress()`, or drops the converter to cancel
//! let converted = converter.finish();
//! assert_eq!((converted.report.values, converted.report.missing), (3, 1));
//! assert!(package(&proposal, &converted).get("indicators.csv").contains("inhabitants"));
//! ```

mod alphabets;
mod decode;
mod grid;
mod dialect;
mod cell;
mod style;
mod marks;
mod when_tokens;
mod when;
mod vocabulary;
mod frame;
mod head;
mod labels;
mod settings;
mod guard;
mod file;
mod intern;
mod profile;
mod columns;
mod roles;
mod meaning;
mod constants;
mod found;
mod values;
mod name_codes;
mod places;
mod names;
mod codes;
mod sums;
mod wholes;
mod levels;
mod summable;
mod assume;
mod proposal;
mod figures;
mod repeated;
mod convert;
mod describe;
mod write;
mod csv_text;
mod merge;
mod apply;

pub use apply::Change;
pub(super) use apply::{free_id, note_of, term_of};
pub use convert::Converter;
pub(super) use csv_text::CsvText;
#[cfg(not(target_arch = "wasm32"))]
pub use decode::decode_native;
pub use decode::{Decode, Decoded, encodings};
pub use dialect::{DELIMITERS, FoundDialect, detect};
pub use figures::{Converted, Report, TableFigure, TableIndicator};
pub use file::{TableFile, TableText};
pub use frame::Frame;
pub use grid::{CellPosition, Dialect, Grid, GridReader};
pub use guard::MOST_BYTES;
pub use head::{HeadKind, HeadParts, Heads, parts};
pub use meaning::HeadMeaning;
pub use merge::{Decision, Difference, DifferenceKind, Doubt, FigureText, Merge, Same};
pub(super) use names::Ids;
pub use places::{PlaceLevel, TablePlace, TablePlaces};
pub use proposal::Proposal;
pub use settings::Settings;
pub use style::{NumberStyle, StyleEvidence};
pub use values::ValueColumn;
pub use when::{DateStyle, ShortNumber, period_of, period_within};
pub use write::{PackageFiles, known_flag, package};

//! The data package: what was published, by whom, when. The only module that knows the format of the package's files; knows
//! nothing of views, charts or words.
//!
//! ```
//! use district_charts::data::Dataset;
//!
//! let dataset = Dataset::embedded().expect("the embedded package is tested");
//! let first = &dataset.observations[0];
//! println!("{}: {}", dataset.indicators[first.indicator].name.en, first.figure.value);
//! assert!(dataset.whole().is_some_and(|whole| !dataset.district_ids().contains(&whole)));
//! ```

mod id;
mod description;
mod error;
mod tables;
mod dataset;
mod history;
mod package;
mod log;
mod printed;
mod packed;
mod unpack;
mod pack;
mod json;
mod describe;
mod records;
mod csv;
mod columns;
mod references;
mod rows;
mod figures;
mod read;
mod logo;

pub use dataset::Dataset;
pub use description::{Description, Licence, Noun, Reporting};
pub use error::{DataError, DataErrors, DataWarnings, UnpackError};
pub use history::{FigureSet, digest_text, parse_digest};
pub use id::{DistrictId, DistrictSet, IndicatorId, ProjectId, SourceId, TermId};
pub use logo::{LOGO_KEYS, LOGO_TEXT_KEY, MOST_LOGO_BYTES, is_logo_key, logo_size};
pub use package::Package;
pub use rows::MEASURES;
pub use tables::{
    District, Indicator, Level, Measure, Observation, ProjectFigure, Revision, Scope, Section, ShownUnit, Source,
    Status, Term, TermKind, TermRole,
};

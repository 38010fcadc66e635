//! Words: messages become texts of one language. Every word that a reader meets and that is not data is here, a folder a language behind
//! the trait `Words`. Nothing here chooses, sorts or computes.

mod phrase;
mod typography;
mod interface;
mod writer;
mod cell;
mod label;
mod source;
mod zh;
mod en;

pub use cell::CellText;
pub use interface::{Wording, Writer};
pub use phrase::{Control, EmbedMethod, Fact, Labels, PageLabels, Phrase, Punctuation};
pub use source::RevisedFigure;
pub use typography::{capital, unit_form};

use crate::compare::CellState;
use crate::data::{DataErrors, Dataset, DistrictId, Source, Status};
use crate::derive::Rule;
use crate::language::Language;
use crate::model::{
    ColumnName, Coverage, DerivedValue, KindName, Note, Notice, Omitted, Standing, Subject, Title, Topic,
};
use crate::number::{Comparator, Decimal, Figure};
use crate::period::Period;
use interface::{Words, methods_of_words};

macro_rules! dispatch {
    ($($(#[$doc:meta])* fn $name:ident $(<$life:lifetime>)? (&self $(, $argument:ident: $type:ty)*) -> $result:ty;)*) => {
        impl Wording {
            $($(#[$doc])* pub fn $name $(<$life>)? (self $(, $argument: $type)*) -> $result {
                match self.0 {
                    Language::Zh => zh::Zh.$name($($argument),*),
                    Language::En => en::En.$name($($argument),*),
                }
            })*
        }
    };
}

methods_of_words!(dispatch);

/// The words of a language.
pub fn words(language: Language) -> Wording {
    Wording(language)
}

/// Writes messages about a dataset in a language.
pub fn writer(dataset: &Dataset, language: Language) -> Writer<'_> {
    Writer { dataset, language, words: words(language) }
}

/// Shown if the browser cannot draw, in all languages: the language may not be known.
pub const DRAW_FAILED: &str = "浏览器未能绘图。The browser could not draw the chart.";

/// Shown if the package has errors: a heading in all languages, since no link can be read without a package, and the errors.
pub fn data_failed(errors: &DataErrors) -> (&'static str, String) {
    ("数据包有误，不能绘图。The data package is broken; nothing can be drawn.", errors.to_string())
}

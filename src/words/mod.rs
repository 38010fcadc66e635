//! Words: messages become texts of one language. Every word that a reader meets and that is not data is here, a folder a language behind
//! the trait `Words`. Nothing here chooses, sorts or computes.

mod phrase;
mod typography;
mod interface;
mod writer;
mod cell;
mod label;
mod source;
mod article;
mod front;
mod zh;
mod en;

pub use article::{article_note, article_reason, passed_over};
pub use cell::{CellText, derived_unit};
pub use front::FrontWords;
pub use interface::{Wording, Writer};
pub use phrase::{Control, EmbedMethod, Fact, KindLabel, Labels, NounPhrase, PageLabels, Phrase, Punctuation};
pub use source::RevisedFigure;
pub use typography::{capital, unit_form};

use crate::compare::CellState;
use crate::data::{DataErrors, Dataset, DistrictId, Noun, Reporting, Source, Status};
use crate::derive::Rule;
use crate::language::Language;
use crate::model::{
    Certainty, ColumnName, ColumnRole, Coverage, DerivedValue, KindName, Note, Notice, Omitted, ProblemAt, Standing,
    Subject, TableAssumption, TableError, TableQuestion, Title, Topic,
};
use crate::number::{Comparator, Decimal, Figure, Flag};
use crate::period::Period;
use crate::text::join;
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

/// The texts of a front page in a language.
pub fn front_words(language: Language) -> &'static FrontWords {
    match language {
        Language::Zh => &zh::FRONT,
        Language::En => &en::FRONT,
    }
}

/// Shown if the browser cannot draw, in all languages: the language may not be known.
pub const DRAW_FAILED: &str = "浏览器未能绘图。The browser could not draw the chart.";

/// Shown if a file of a package could not be loaded: a heading in all languages, and the reason. `fault` is a status of HTTP, `blocked` if
/// there was no response that the page may read, or `size` if the package is larger than 64 MB.
pub fn load_failed(file: &str, fault: &str) -> (&'static str, String) {
    let reason = match fault {
        "blocked" => {
            "found no response that this page may read, expected a file of its own server, or of one that allows other origins \
             (Access-Control-Allow-Origin)"
        }
        "size" => "found a package of more than 64 MB, expected a smaller one",
        status => return (LOAD_FAILED, [file, ": found the status ", status, " of HTTP, expected the file"].concat()),
    };
    (LOAD_FAILED, [file, ": ", reason].concat())
}

const LOAD_FAILED: &str = "数据包未能载入。The data package could not be loaded.";

/// Shown if the package has errors, in all languages.
pub const DATA_FAILED: &str = "数据包有误，不能绘图。The data package is broken; nothing can be drawn.";

/// Shown if the package has errors: a heading in all languages, since no link can be read without a package, and the errors.
pub fn data_failed(errors: &DataErrors) -> (&'static str, String) {
    let mut detail = errors.to_string();
    if !errors.sound_indicators.is_empty() {
        detail += "\n以下指标的数字无误。The figures of these indicators are sound: ";
        detail += &join(&errors.sound_indicators, ", ");
    }
    (DATA_FAILED, detail)
}

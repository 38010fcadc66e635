//! The words of a ranking's table.

use crate::language::Language;

/// The head of the column of figures that stand apart.
pub fn also_published(language: Language) -> &'static str {
    language.pick("另公布（不比较）", "also published (not compared)")
}

//! The words of a ranking's table.

use crate::language::Language;

/// The head of the column of figures that stand apart.
pub fn also_published(language: Language) -> &'static str {
    language.pick("另公布（不比较）", "also published (not compared)")
}

/// That the figures shown are the city's.
pub fn city_alone(language: Language) -> &'static str {
    language.pick("没有区市公布，只有全市的数字。", "No district reported; this is the city as a whole.")
}

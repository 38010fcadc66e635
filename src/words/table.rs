//! The figures of a chart as a table, and the same rows as they are spoken.

use super::spaced;
use crate::language::Language;

/// What opens the table.
pub fn table_label(language: Language) -> &'static str {
    language.pick("数据表", "Table of the figures")
}

/// The head of the column of districts.
pub fn district(language: Language) -> &'static str {
    language.pick("区市", "District")
}

/// The head of the column that says where figures stand.
pub fn source(language: Language) -> &'static str {
    language.pick("来源", "Source")
}

/// The head of a column, with the unit of its figures.
pub fn head(name: &str, unit: &str, language: Language) -> String {
    match (super::unit(unit, false), language) {
        ("", _) => name.to_owned(),
        (unit, Language::Zh) => format!("{name}（{unit}）"),
        (unit, Language::En) => format!("{name}, {unit}"),
    }
}

/// A row as it is spoken: its name, its first value, and each further one behind the name of its column.
pub fn spoken_line(name: &str, first: &str, further: &[(&str, &str)], language: Language) -> String {
    let mut text = format!("{name}{}{first}", language.pick("：", ": "));
    for (column, value) in further.iter().filter(|entry| !entry.1.is_empty()) {
        text += language.pick("；", "; ");
        text += column;
        text += language.pick("：", ": ");
        text += value;
    }
    text += language.pick("。", ".");
    language.pick(spaced(&text), text)
}

/// A title, closed as a sentence for speaking.
pub fn sentence(text: &str, language: Language) -> String {
    language.pick(format!("{text}。"), format!("{text}. "))
}

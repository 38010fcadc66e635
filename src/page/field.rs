//! The controls of a page as data: fields with their options.

use crate::language::Language;
use crate::words::words;

/// A choice between options: of one, or of several at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Its name for `changed` and `toggled`: the key of the link that it sets, or `other`.
    pub key: &'static str,
    /// Its label.
    pub label: String,
    /// The options in order.
    pub options: Vec<Choice>,
    /// Whether several options may be chosen; each is then added or removed by `toggled`.
    pub is_multiple: bool,
    /// Choices of several options at once, for `changed`.
    pub shortcuts: Vec<Choice>,
}

/// One option of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value of the key; empty for the default.
    pub value: String,
    /// Its label.
    pub label: String,
    /// The heading of its group; empty for none. That of a kind of chart says why the kind has no figures of the indicator.
    pub group: String,
    /// Whether it is the present choice.
    pub is_chosen: bool,
    /// Whether it cannot be changed now; the label of an option that cannot be chosen says why.
    pub is_fixed: bool,
}

/// An option without a group.
pub(super) fn choice(value: &str, label: &str, is_chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned(), group: String::new(), is_chosen, is_fixed: false }
}

/// An option that cannot be chosen, with the reason.
pub(super) fn unavailable(value: &str, label: &str, reason: &str, language: Language) -> Choice {
    Choice { is_fixed: true, ..choice(value, &with_remark(label, reason, language), false) }
}

/// A label with a remark in brackets.
fn with_remark(label: &str, remark: &str, language: Language) -> String {
    let [open, close] = words(language).punctuation().brackets;
    [label, open, remark, close].concat()
}

/// How many options cannot be chosen for one reason: a row for each would bury those that can.
pub(super) fn others(value: &str, count: usize, reason: &str, language: Language) -> Option<Choice> {
    (count > 0).then(|| unavailable(value, &words(language).others(count), reason, language))
}

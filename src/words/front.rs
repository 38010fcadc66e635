//! The texts of a front page, which are written into it when it is made. No module that a page loads contains them.

/// The texts of a front page in one language.
#[derive(Debug)]
pub struct FrontWords {
    /// The link to who published what, from which every chart can be reached.
    pub explore: &'static str,
    /// The link to the page that makes charts of a reader's own table.
    pub own_figures: &'static str,
    /// The link to sources, licence and digests.
    pub about_data: &'static str,
    /// The heading of the indicators that a reader chose last.
    pub recent: &'static str,
    /// The heading above the charts that are worth seeing.
    pub heading: &'static str,
    /// Why a chart is there, in the order of `page::Reason::ALL`.
    pub reasons: [&'static str; 5],
    /// The heading of the rule.
    pub rule: &'static str,
    /// The rule, a sentence an entry.
    pub rule_sentences: &'static [&'static str],
}

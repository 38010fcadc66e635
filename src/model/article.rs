//! Typed messages on reading an article: why a part of a proposal is as it is, what was passed over, and what the text is not.

/// Why a part of a proposed row is as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleReason {
    /// It is printed beside the figure.
    Printed,
    /// It is printed in the same sentence.
    Sentence,
    /// It is taken over from the sentence before, or from an earlier one of the paragraph.
    Earlier,
    /// It is the next of a list: 分别, respectively.
    List,
    /// A heading names it.
    Heading,
    /// The title names it, or it is what the article is about.
    Article,
    /// The day of publication decides it.
    Publication,
    /// Nothing says otherwise.
    Usual,
    /// It is one of the package, found by the likeness of its name.
    Package,
    /// The article does not say.
    Unknown,
}

/// Why a number is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassedOver {
    /// A date, a time of day or a span of time.
    Time,
    /// A threshold in a name: 5000万元以上项目.
    Threshold,
    /// A part of a name or of a document number: 500强, 5G, 第三届.
    Name,
    /// The number of a heading or of a list.
    Numbering,
    /// A number of a table.
    Table,
    /// Neither a unit nor a word says what is counted.
    Bare,
    /// A figure of a headline, a lead or a caption that the text has again.
    Repeat,
}

/// A remark on a text as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleNote {
    /// There is no text.
    Empty,
    /// The text is longer than is read; the most bytes.
    TooLong(usize),
    /// No figure was found.
    NoFigures,
    /// Most of the text is in a language that is not read.
    OtherLanguage,
    /// The text is as long as a book: so many characters.
    Book(usize),
    /// The text is HTML; its tags were passed over.
    Markup,
    /// The text holds a table, whose numbers were passed over; its first and its last line.
    Table(u32, u32),
    /// The text tells no day of publication.
    NoPublication,
    /// The text names no place.
    NoPlace,
    /// Damaged characters were repaired, in so many places.
    Repaired(usize),
}

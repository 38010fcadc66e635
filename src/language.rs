//! The languages of charts. Knows their codes and conventions, and no sentence: sentences are in `words`, names in the data.

/// A language of the chart's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese in simplified characters.
    Zh,
    /// English.
    En,
}

impl Language {
    /// All languages, in the order in which a page offers them; the first is the default.
    pub const ALL: [Language; 2] = [Language::Zh, Language::En];

    /// The code in links and in column names: `zh` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Zh => "zh",
            Language::En => "en",
        }
    }

    /// The BCP 47 tag for the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Zh => "zh-Hans",
            Language::En => "en",
        }
    }

    /// Whether a BCP 47 tag, such as `zh-Hans` or `en-GB`, is of this language.
    pub fn has_tag(self, tag: &str) -> bool {
        tag.split('-').next().is_some_and(|code| code.eq_ignore_ascii_case(self.code()))
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Zh => "中文",
            Language::En => "English",
        }
    }

    /// The language's name in English, for errors of a package.
    pub fn english_name(self) -> &'static str {
        match self {
            Language::Zh => "Chinese",
            Language::En => "English",
        }
    }

    /// Whether commas stand between thousands.
    pub fn groups_thousands(self) -> bool {
        match self {
            Language::Zh => false,
            Language::En => true,
        }
    }

    /// Whether most letters are as wide as they are high, so that a line holds half as many.
    pub fn has_wide_letters(self) -> bool {
        match self {
            Language::Zh => true,
            Language::En => false,
        }
    }

    /// Whether districts are sorted by id rather than by name. Ids are pinyin, the usual order of Chinese names.
    pub fn sorts_by_id(self) -> bool {
        match self {
            Language::Zh => true,
            Language::En => false,
        }
    }
}

/// A name or a sentence of the package in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text that `in_language` gives for each language.
    pub fn new(mut in_language: impl FnMut(Language) -> String) -> Text {
        Text { zh: in_language(Language::Zh), en: in_language(Language::En) }
    }

    /// The text in `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

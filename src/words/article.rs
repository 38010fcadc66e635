//! Sentences about the reading of an article: the reason of each part of a row, the reason why a number was passed over, remarks on the text.

use crate::language::Language;
use crate::model::{ArticleNote, ArticleReason, PassedOver};

fn pick(language: Language, zh: impl Into<String>, en: impl Into<String>) -> String {
    match language {
        Language::Zh => zh.into(),
        Language::En => en.into(),
    }
}

/// A remark on a text as a whole, as a sentence.
pub fn article_note(note: &ArticleNote, language: Language) -> String {
    match *note {
        ArticleNote::Empty => pick(language, "没有文字。", "There is no text."),
        ArticleNote::TooLong(most) => pick(
            language,
            format!("文字过长，最多可读 {} MB。", most >> 20),
            format!("The text is too long: at most {} MB are read.", most >> 20),
        ),
        ArticleNote::NoFigures => pick(language, "文中没有找到数字。", "No figure was found in the text."),
        ArticleNote::OtherLanguage => pick(
            language,
            "文字主要不是中文或英文，未予读取。",
            "Most of the text is neither Chinese nor English, so it was not read.",
        ),
        ArticleNote::Book(letters) => pick(
            language,
            format!("全文 {letters} 字，长如一本书；请只粘贴有关段落。"),
            format!("The text has {letters} characters, as a book has. Paste only the part that matters."),
        ),
        ArticleNote::Markup => {
            pick(language, "文字是网页代码，标签已略过。", "The text is HTML. Its tags were passed over.")
        }
        ArticleNote::Table(first, last) if first == last => pick(
            language,
            format!("第 {first} 行是表格的一行，其中数字已略过；请将表格粘贴为表格导入。"),
            format!("Line {first} is a row of a table. Its numbers were passed over: paste the table as a table."),
        ),
        ArticleNote::Table(first, last) => pick(
            language,
            format!("第 {first} 至 {last} 行是表格，其中数字已略过；请将这几行粘贴为表格导入。"),
            format!("Lines {first} to {last} are a table. Its numbers were passed over: paste these lines as a table."),
        ),
        ArticleNote::NoPublication => pick(
            language,
            "文中没有发布日期，“今年”等时间无法确定年份。",
            "The text tells no day of publication, so the year of “this year” and the like is unknown.",
        ),
        ArticleNote::NoPlace => pick(language, "文中没有写明地方。", "The text names no place."),
        ArticleNote::Repaired(count) => pick(
            language,
            format!("有 {count} 处夹入的拼音或乱码已修复，逐条列出。"),
            format!("Repairs of damaged characters: {count}. They are listed."),
        ),
    }
}

/// Why a part of a proposed row is as it is, as a phrase.
pub fn article_reason(reason: ArticleReason, language: Language) -> String {
    match reason {
        ArticleReason::Printed => pick(language, "文中写明", "printed beside the figure"),
        ArticleReason::Sentence => pick(language, "同一句写明", "printed in the same sentence"),
        ArticleReason::Earlier => pick(language, "承前文", "taken over from an earlier sentence"),
        ArticleReason::List => pick(language, "按并列顺序对应", "the next of a list"),
        ArticleReason::Heading => pick(language, "按小标题", "named by the heading"),
        ArticleReason::Article => pick(language, "按全文所指", "what the article is about"),
        ArticleReason::Publication => pick(language, "按发布日推定", "inferred from the day of publication"),
        ArticleReason::Usual => pick(language, "文中没有另作说明", "nothing says otherwise"),
        ArticleReason::Package => pick(language, "与数据包中的名称相符", "matches a name in the package"),
        ArticleReason::Unknown => pick(language, "文中没有写明", "the article does not say"),
    }
}

/// Why a number is no figure, as a phrase.
pub fn passed_over(reason: PassedOver, language: Language) -> String {
    match reason {
        PassedOver::Time => pick(language, "日期或时间", "a date or a time"),
        PassedOver::Threshold => pick(language, "名称中的门槛", "a threshold in a name"),
        PassedOver::Name => pick(language, "名称或编号的一部分", "part of a name or a number of a document"),
        PassedOver::Numbering => pick(language, "序号", "the number of a heading or an item"),
        PassedOver::Table => pick(language, "表格中的数字", "a number of a table"),
        PassedOver::Repeat => pick(language, "正文中另有同一数字", "the text has the same figure again"),
        PassedOver::Bare => pick(language, "没有单位，也没有写明所指", "has no unit, and nothing says what it counts"),
    }
}

//! What the digests of a page are of. The digest of a link's figures (`ds`) is another thing, and has other words.

use crate::language::Language;

/// The digest of the page itself, which holds it.
pub fn digest_of_page(language: Language) -> &'static str {
    language.pick("本页的 SHA-256（此处留空时）", "SHA-256 of this page, with this place empty")
}

/// The digest of the files of figures.
pub fn digest_of_data(language: Language) -> &'static str {
    language.pick("数据文件的 SHA-256", "SHA-256 of the files of figures")
}

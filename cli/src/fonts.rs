//! The fonts of pictures.

/// The files of the fonts in Debian's package `fonts-noto-cjk`.
pub const FILES: [&str; 2] =
    ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"];

//! Line breaking by measured widths.

/// Wraps a text into lines no wider than `max_width`, measured by `width`. A line ends at a space or between Chinese
/// characters, but neither before closing nor after opening punctuation. A word that is wider than a line is split.
pub(super) fn wrap(text: &str, max_width: f64, width: &mut dyn FnMut(&str) -> f64) -> Vec<String> {
    let (mut lines, mut line, mut word) = (Vec::new(), String::new(), String::new());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        word.push(character);
        let may_end = characters.peek().is_none_or(|&next| may_break(character, next));
        if !may_end && width(&word) <= max_width {
            continue;
        }
        if !line.is_empty() && width(&(line.clone() + word.trim_ascii_end())) > max_width {
            lines.push(line.trim_ascii_end().to_owned());
            line.clear();
        }
        if line.is_empty() && word.len() > character.len_utf8() && width(word.trim_ascii_end()) > max_width {
            word.pop();
            lines.push(std::mem::replace(&mut word, character.to_string()));
        }
        if may_end {
            line.push_str(&word);
            word.clear();
        }
    }
    lines.push(line);
    lines
}

/// Whether a line may end between two characters.
fn may_break(character: char, next: char) -> bool {
    let is_open = |c: char| matches!(c, '“' | '‘' | '（' | '《' | '〈' | '【');
    let is_close = |c: char| {
        matches!(
            c,
            '”' | '’'
                | '）'
                | '》'
                | '〉'
                | '】'
                | '，'
                | '。'
                | '、'
                | '；'
                | '：'
                | '！'
                | '？'
                | '·'
                | '—'
                | '…'
                | '%'
        )
    };
    // Quotation marks are not: a line ends where the character on their other side lets it, and never at the apostrophe of a word.
    let is_wide = |c: char| c > '\u{2e80}' || matches!(c, '—' | '…');
    character == ' ' || ((is_wide(character) || is_wide(next)) && next != ' ' && !is_open(character) && !is_close(next))
}

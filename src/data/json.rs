//! JSON text (RFC 8259) as values that know their line. Knows no key.

/// A value with the line in which it begins, from 1.
#[derive(Debug)]
pub(super) struct Json {
    pub(super) line: u32,
    pub(super) value: JsonValue,
}

/// A value. A package's description needs no numbers, so they are not converted.
#[derive(Debug)]
pub(super) enum JsonValue {
    /// Null, true, false or a number.
    Other,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Where a text stops being JSON.
#[derive(Debug)]
pub(super) struct JsonError {
    pub(super) line: u32,
    pub(super) found: String,
    pub(super) expected: &'static str,
}

/// Lists and objects within each other, at most: the stack of the module is small.
const DEEPEST: usize = 40;

impl Json {
    /// Reads a whole text.
    pub(super) fn parse(text: &str) -> Result<Json, JsonError> {
        let mut reader = JsonReader { rest: text.strip_prefix('\u{feff}').unwrap_or(text), line: 1 };
        let json = reader.value(0)?;
        reader.skip_space();
        if reader.rest.is_empty() { Ok(json) } else { Err(reader.error("nothing behind the value")) }
    }

    /// The value of a key; `None` if this is no object or has no such key.
    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        self.entries().iter().find(|entry| entry.0 == key).map(|entry| &entry.1)
    }

    /// The entries of an object; none of anything else.
    pub(super) fn entries(&self) -> &[(String, Json)] {
        if let JsonValue::Object(entries) = &self.value { entries } else { &[] }
    }

    /// The items of a list; none of anything else.
    pub(super) fn items(&self) -> &[Json] {
        if let JsonValue::List(items) = &self.value { items } else { &[] }
    }

    /// The text, if this is one.
    pub(super) fn text(&self) -> Option<&str> {
        if let JsonValue::Text(text) = &self.value { Some(text) } else { None }
    }
}

struct JsonReader<'j> {
    rest: &'j str,
    /// The line in which `rest` begins.
    line: u32,
}

impl<'j> JsonReader<'j> {
    fn error(&self, expected: &'static str) -> JsonError {
        let mut found = String::from("\"");
        self.rest.chars().take_while(|&c| c != '\n').take(20).for_each(|c| found.push(c));
        found.push('"');
        if self.rest.is_empty() {
            "the end of the file".clone_into(&mut found);
        }
        JsonError { line: self.line, found, expected }
    }

    fn skip_space(&mut self) {
        let rest = self.rest.trim_ascii_start();
        let space = self.rest.len() - rest.len();
        self.line += self.rest.bytes().take(space).filter(|&byte| byte == b'\n').count() as u32;
        self.rest = rest;
    }

    /// Takes a character behind any space; returns whether it was there.
    fn takes(&mut self, c: char) -> bool {
        self.skip_space();
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self, depth: usize) -> Result<Json, JsonError> {
        self.skip_space();
        let line = self.line;
        if depth > DEEPEST {
            return Err(self.error("lists and objects that are not so deep in each other"));
        }
        let value = if self.takes('{') {
            JsonValue::Object(self.entries(depth)?)
        } else if self.takes('[') {
            JsonValue::List(self.items(depth)?)
        } else if self.rest.starts_with('"') {
            JsonValue::Text(self.text()?)
        } else {
            self.skip_word()?;
            JsonValue::Other
        };
        Ok(Json { line, value })
    }

    fn entries(&mut self, depth: usize) -> Result<Vec<(String, Json)>, JsonError> {
        let mut entries = Vec::new();
        if self.takes('}') {
            return Ok(entries);
        }
        loop {
            self.skip_space();
            let key = self.text()?;
            if !self.takes(':') {
                return Err(self.error("a colon"));
            }
            entries.push((key, self.value(depth + 1)?));
            if self.takes('}') {
                return Ok(entries);
            }
            if !self.takes(',') {
                return Err(self.error("a comma or a closing brace"));
            }
        }
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Json>, JsonError> {
        let mut items = Vec::new();
        if self.takes(']') {
            return Ok(items);
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.takes(']') {
                return Ok(items);
            }
            if !self.takes(',') {
                return Err(self.error("a comma or a closing bracket"));
            }
        }
    }

    /// Null, true, false or a number.
    fn skip_word(&mut self) -> Result<(), JsonError> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        let digits = word.strip_prefix('-').unwrap_or(word);
        let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
        if !is_number && !matches!(word, "null" | "true" | "false") {
            return Err(self.error("a value in JSON"));
        }
        self.rest = rest;
        Ok(())
    }

    fn text(&mut self) -> Result<String, JsonError> {
        let Some(rest) = self.rest.strip_prefix('"') else { return Err(self.error("a text in quotation marks")) };
        let start = JsonReader { rest: self.rest, line: self.line };
        self.rest = rest;
        let (mut text, mut high) = (String::new(), None);
        loop {
            let mut chars = self.rest.chars();
            let c = match chars.next() {
                Some('"') => {
                    self.rest = chars.as_str();
                    text.extend(high.map(|_| char::REPLACEMENT_CHARACTER));
                    return Ok(text);
                }
                Some('\\') => chars.next().and_then(|c| escaped(c, &mut chars)),
                Some('\n') | None => return Err(start.error("a closing quotation mark in the same line")),
                Some(c) => Some(u32::from(c)),
            };
            let code = c.ok_or_else(|| self.error("an escape of JSON"))?;
            self.rest = chars.as_str();
            // Two escapes are one character: a high surrogate and a low one.
            let pair = high.take().map(|high: u32| match code {
                0xdc00..0xe000 => 0x1_0000 + ((high - 0xd800) << 10) + (code - 0xdc00),
                _ => {
                    text.push(char::REPLACEMENT_CHARACTER);
                    code
                }
            });
            match pair.unwrap_or(code) {
                code @ 0xd800..0xdc00 => high = Some(code),
                // No text of a package has the character of code zero.
                code => text.push(char::from_u32(code).filter(|&c| c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER)),
            }
        }
    }
}

/// The code of an escape whose first character is `c`, which may be a surrogate; `rest` holds what follows it.
fn escaped(c: char, rest: &mut std::str::Chars<'_>) -> Option<u32> {
    let c = match c {
        '"' | '\\' | '/' => c,
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'u' => {
            let mut unit = 0;
            for _ in 0..4 {
                unit = unit << 4 | rest.next()?.to_digit(16)?;
            }
            return Some(unit);
        }
        _ => return None,
    };
    Some(u32::from(c))
}

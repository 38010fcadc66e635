//! Inputs made of any bytes: the bytes say which edits are made to a sound file, so that a damaged file is still near a sound one.

/// Texts that are inserted: what breaks tables, numbers, periods, links and markup.
const TEXTS: [&str; 26] = [
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\"",
    "\u{feff}",
    "\0",
    "-",
    "..",
    "NaN",
    "1e400",
    "-0",
    "99999999999999999999999",
    "0.000000000000000001",
    "2021-13",
    "2021-12..2021-01",
    "0000",
    "~",
    "%",
    "%E9%9D",
    "<script>",
    "=1+1",
    "\u{202e}",
    "亿元",
    "🏴",
];

/// Bytes that are taken one after the other; zeros when they have ended.
pub(crate) struct Input<'b>(&'b [u8]);

impl<'b> Input<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Input<'b> {
        Input(bytes)
    }

    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (usize::from(self.byte()) * 256 + usize::from(self.byte())) % end.max(1)
    }

    /// One of several things.
    pub(crate) fn pick<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }

    /// Whether no byte is left.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes that are left.
    pub(crate) fn rest(&self) -> &'b [u8] {
        self.0
    }

    /// A sound file with edits, until the bytes have ended.
    pub(crate) fn edited(&mut self, sound: &[u8]) -> Vec<u8> {
        let mut file = sound.to_vec();
        while !self.is_empty() {
            let from = self.below(file.len() + 1);
            let to = (from + self.below(40)).min(file.len());
            match self.byte() % 6 {
                0 => drop(file.splice(from..to, [])),
                1 => drop(file.splice(from..from, self.pick(&TEXTS).bytes())),
                2 => drop(file.splice(from..to, self.pick(&TEXTS).bytes())),
                3 => file.truncate(from),
                4 => {
                    let copy = file[from..to].to_vec();
                    drop(file.splice(from..from, copy));
                }
                _ if from < file.len() => file[from] = self.byte(),
                _ => file.push(self.byte()),
            }
        }
        file
    }
}

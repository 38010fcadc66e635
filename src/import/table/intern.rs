//! Numbers for texts, in the order in which they first come.

/// Texts with numbers from 1; found by a digest, in an open table that is at most half full.
#[derive(Default)]
pub(super) struct Interner {
    texts: Vec<String>,
    slots: Vec<u32>,
}

impl Interner {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if self.slots.len() < 2 * (self.texts.len() + 1) {
            self.grow();
        }
        let slot = self.slot(text);
        if self.slots[slot] == 0 {
            self.texts.push(text.to_owned());
            self.slots[slot] = self.texts.len() as u32;
        }
        self.slots[slot]
    }

    /// The texts, in the order of their numbers.
    pub(super) fn into_texts(self) -> Vec<String> {
        self.texts
    }

    /// The slot with the number of a text, or the empty one for it.
    fn slot(&self, text: &str) -> usize {
        // FNV-1a, 32 bits (Fowler, Noll, Vo).
        let digest =
            text.bytes().fold(0x811c_9dc5_u32, |digest, byte| (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let last = self.slots.len() - 1;
        let mut slot = (digest ^ digest >> 15) as usize & last;
        while self.slots[slot] != 0 && self.texts[self.slots[slot] as usize - 1] != text {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (4 * (self.texts.len() + 8)).next_power_of_two()];
        for index in 0..self.texts.len() {
            let slot = self.slot(&self.texts[index]);
            self.slots[slot] = index as u32 + 1;
        }
    }
}

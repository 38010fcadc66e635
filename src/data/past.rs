//! The figures as they were: what an earlier digest stands for.
//!
//! A digest is a sum over the figures, so it is the same in whatever order they stand, and a change takes one number from it and
//! adds another. What was published before is found by undoing the log from its end, and leaving out the articles that came
//! last: articles are added at the end of their table, and need no line in the log.

use super::{Dataset, Observation, Revision};

/// Reads a digest as it stands in a link and in the log: eight hexadecimal digits.
pub fn parse(text: &str) -> Option<u32> {
    let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = text.chars().filter_map(|c| c.to_digit(16)).fold(0, |number: u32, digit| number << 4 | digit);
    is_plain.then_some(number)
}

/// The digest as it stands in a link and in the log.
pub fn text(digest: u32) -> String {
    format!("{digest:08x}")
}

/// The figures that a package had at some time, each as the place of its article and its digest.
#[derive(Clone, Debug)]
pub struct Figures(Vec<(usize, u32)>);

impl Dataset {
    /// The figures of the package, and of its projects.
    pub fn figures(&self) -> Vec<&Observation> {
        let mut figures: Vec<&Observation> = self.observations.iter().collect();
        for figure in &self.projects {
            figures.push(&figure.observation);
        }
        figures
    }

    /// The figures as they were when they had a digest; `None` if they never had it.
    pub fn before(&self, digest: u32) -> Option<Figures> {
        let mut figures = Figures::of(self);
        let mut left = self.revisions.as_slice();
        while !figures.cut(digest) {
            let (last, earlier) = left.split_last()?;
            figures.undo(last);
            left = earlier;
        }
        Some(figures)
    }
}

impl Figures {
    /// The present ones.
    pub fn of(dataset: &Dataset) -> Figures {
        let mut figures = Figures(Vec::new());
        for seen in dataset.figures() {
            figures.0.push((seen.source, seen.digest));
        }
        figures
    }

    /// Whether a figure is among them.
    pub fn have(&self, digest: u32) -> bool {
        self.0.iter().any(|figure| figure.1 == digest)
    }

    /// The digest of them all.
    pub(super) fn digest(&self) -> u32 {
        self.sum(usize::MAX)
    }

    /// The digest of those of so many articles.
    fn sum(&self, articles: usize) -> u32 {
        let mut sum = super::FNV;
        for figure in &self.0 {
            if figure.0 < articles {
                sum = sum.wrapping_add(figure.1);
            }
        }
        sum
    }

    /// Leaves out as many of the last articles as must be for the rest to have a digest; whether it has.
    pub(super) fn cut(&mut self, digest: u32) -> bool {
        let mut articles = 0;
        for figure in &self.0 {
            articles = articles.max(figure.0 + 1);
        }
        while self.sum(articles) != digest {
            if articles == 0 {
                return false;
            }
            articles -= 1;
        }
        self.0.retain(|figure| figure.0 < articles);
        true
    }

    /// Takes back a change; whether what it made is there.
    pub(super) fn undo(&mut self, change: &Revision) -> bool {
        let made = change.new.map_or(0, |new| new.1);
        let place = self.0.iter().position(|figure| figure.1 == made);
        if let Some(place) = place {
            self.0.swap_remove(place);
        }
        if let Some((_, digest)) = change.old {
            self.0.push((change.seen.source, digest));
        }
        place.is_some() || change.new.is_none()
    }
}

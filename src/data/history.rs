//! Earlier states of the figures: which figures a digest stands for.
//!
//! The digest of a dataset is a sum over the digests of its figures, so it does not depend on their order, and a correction subtracts
//! one number and adds another. An earlier state is found by undoing the revisions from the last one back, and by leaving out the
//! articles that came last: a new article is appended to its table and needs no revision.

use super::dataset::Dataset;
use super::id::SourceId;
use super::tables::Revision;
use crate::collect::IntoVec;

/// The offset basis of FNV-1a, 32 bits (Fowler, Noll, Vo).
const FNV_OFFSET: u32 = 0x811c_9dc5;

/// Continues an FNV-1a digest over `bytes`.
fn fnv(digest: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(digest, |digest, &byte| (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A digest of several fields: FNV-1a, mixed so that digests can be summed.
pub(super) fn digest_of<'f>(fields: impl Iterator<Item = &'f str>) -> u32 {
    let hash = fields.fold(FNV_OFFSET, |hash, field| fnv(fnv(hash, field.as_bytes()), b","));
    (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d)
}

/// Reads a digest as links and revisions spell it: eight hexadecimal digits.
///
/// ```
/// use district_charts::data::{digest_text, parse_digest};
///
/// assert_eq!(parse_digest("3f9a12c4").map(digest_text).as_deref(), Some("3f9a12c4"));
/// assert_eq!(parse_digest("3f9a"), None);
/// ```
pub fn parse_digest(text: &str) -> Option<u32> {
    let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = text.chars().filter_map(|c| c.to_digit(16)).fold(0, |number: u32, digit| number << 4 | digit);
    is_plain.then_some(number)
}

/// The digest as links and revisions spell it.
pub fn digest_text(digest: u32) -> String {
    format!("{digest:08x}")
}

/// The digest of some figures, from the digest of each.
fn sum(digests: impl Iterator<Item = u32>) -> u32 {
    digests.fold(FNV_OFFSET, u32::wrapping_add)
}

/// The digest of the current figures of a dataset. `FigureSet::current` gives the same, with a list that takes a megabyte for 100,000 figures.
pub(super) fn digest_of_figures(dataset: &Dataset) -> u32 {
    let of_projects = dataset.projects.iter().map(|project| &project.observation);
    sum(dataset.observations.iter().chain(of_projects).map(|figure| figure.digest))
}

/// The figures of a package at some time: the article and the digest of each.
#[derive(Clone, Debug)]
pub struct FigureSet(Vec<(SourceId, u32)>);

impl Dataset {
    /// The figures at the time when they had a digest; `None` if they never had it.
    pub fn figures_at(&self, digest: u32) -> Option<FigureSet> {
        let mut figures = FigureSet::current(self);
        let mut earlier = self.revisions.as_slice();
        while !figures.truncate_to(digest) {
            let (last, rest) = earlier.split_last()?;
            figures.undo(last);
            earlier = rest;
        }
        Some(figures)
    }
}

impl FigureSet {
    /// The current figures.
    pub fn current(dataset: &Dataset) -> FigureSet {
        let figures = dataset.figures();
        FigureSet(figures.iter().map(|observation| (observation.source, observation.digest)).into_vec())
    }

    /// Whether a figure is one of them.
    pub fn contains(&self, digest: u32) -> bool {
        self.0.iter().any(|figure| figure.1 == digest)
    }

    /// The digest of all of them.
    pub(super) fn digest(&self) -> u32 {
        self.digest_of_first(usize::MAX)
    }

    /// The digest of the figures of the first `articles`.
    fn digest_of_first(&self, articles: usize) -> u32 {
        sum(self.0.iter().filter(|figure| figure.0.0 < articles).map(|figure| figure.1))
    }

    /// Leaves out the last articles until the rest has a digest; returns whether it does.
    pub(super) fn truncate_to(&mut self, digest: u32) -> bool {
        let mut articles = self.0.iter().fold(0, |articles, figure| articles.max(figure.0.0 + 1));
        while self.digest_of_first(articles) != digest {
            if articles == 0 {
                return false;
            }
            articles -= 1;
        }
        self.0.retain(|figure| figure.0.0 < articles);
        true
    }

    /// Undoes a revision; returns whether the figure that it made was there.
    pub(super) fn undo(&mut self, revision: &Revision) -> bool {
        let made = revision.new.map_or(0, |new| new.1);
        let index = self.0.iter().position(|figure| figure.1 == made);
        if let Some(index) = index {
            self.0.swap_remove(index);
        }
        if let Some((_, digest)) = revision.old {
            self.0.push((revision.observation.source, digest));
        }
        index.is_some() || revision.new.is_none()
    }
}

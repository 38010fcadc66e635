//! The facts about a table before assumptions are written down.

use super::columns::FoundRole;
use super::constants::Constants;
use super::file::TableText;
use super::frame::Frame;
use super::grid::Grid;
use super::head::Heads;
use super::profile::{Profile, Signs};
use super::settings::Settings;
use super::when::DateStyle;
use crate::period::Period;

/// The facts about a table before assumptions are written down.
pub(super) struct Found<'t> {
    pub(super) text: &'t TableText,
    pub(super) grid: &'t Grid,
    pub(super) frame: &'t Frame,
    pub(super) heads: &'t Heads,
    pub(super) profiles: &'t [Profile],
    pub(super) roles: &'t [FoundRole],
    pub(super) signs: &'t Signs,
    pub(super) constants: &'t Constants,
    pub(super) settings: &'t Settings,
    pub(super) dates: DateStyle,
    pub(super) year: Option<u16>,
    pub(super) file_words: (String, Option<Period>),
}

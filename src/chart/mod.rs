//! Charts: from a link to a view, to a draft, to a chart in one language. Never fails: a missing figure is a value with a reason.

mod finish;
mod revised;
mod cite;
mod csv;
mod value;
mod text;

use crate::collect::IntoVec;
pub use cite::{Article, CitedFigure, Sources};

use crate::data::Dataset;
use crate::kinds;
use crate::model::{Chart, Notice, View};
use crate::words::writer;

impl Chart {
    /// The chart that a link asks for. Never fails: a part of the link that cannot be taken gives a notice.
    pub fn from_link(dataset: &Dataset, link: &str) -> Chart {
        let (view, notices) = View::from_query(dataset, link);
        Chart::new(dataset, &view, notices)
    }

    /// The chart of a view, with the notices that reading its link gave.
    pub fn new(dataset: &Dataset, view: &View, mut notices: Vec<Notice>) -> Chart {
        let writer = writer(dataset, view.language);
        let draft = kinds::draft(dataset, view, &mut notices);
        let changes = revised::changes(&writer, view, &draft, &mut notices);
        let mut chart = finish::finish(&writer, view, draft);
        chart.notices = notices.iter().map(|notice| writer.notice(notice)).chain(changes).into_vec();
        chart
    }
}

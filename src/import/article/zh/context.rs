//! The state of reading before the next figure: place, period, subject and status.

use super::super::draft::{Items, PlaceRef};
use super::super::rules::{Lexicon, WordClass};
use super::super::when::{ArticlePeriod, Calendar, Point, Printed, PrintedYear};
use crate::data::{Measure, Status};
use crate::model::ArticleReason;

/// The measured quantity, for later clauses.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    pub(super) name: String,
    /// The noun at its end: 投资 of 工业投资.
    pub(super) head: Vec<char>,
}

/// The state of reading before the next figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) calendar: Calendar,
    /// The place that the article is about.
    pub(super) article_place: Option<PlaceRef>,
    /// The place of the last heading.
    pub(super) section_place: Option<PlaceRef>,
    /// The whole that the places of the package belong to.
    pub(super) whole: Option<PlaceRef>,
    pub(super) place: Option<(Vec<PlaceRef>, ArticleReason)>,
    pub(super) period: Option<(ArticlePeriod, ArticleReason)>,
    /// The first period of the article or the section: that of paragraphs which print none.
    pub(super) main: Option<ArticlePeriod>,
    /// Whether only the title printed it.
    pub(super) main_is_title: bool,
    pub(super) is_title: bool,
    /// Whether the last period printed is a year by which something is reached.
    pub(super) is_by: bool,
    /// Whether the last period printed was 今年.
    pub(super) is_this_year: bool,
    /// Whether the article is a plan.
    pub(super) is_plan: bool,
    /// The year of the article.
    pub(super) year: Option<u16>,
    pub(super) subject: Subject,
    /// Subjects of the sentence, for 分别 without a list.
    pub(super) recent: Vec<String>,
    pub(super) list: Option<Items>,
    pub(super) status: Option<(Status, ArticleReason)>,
    pub(super) is_done: bool,
    /// Whether the passage is on the future: 下一步.
    pub(super) is_future: bool,
    pub(super) last_measure: Option<Measure>,
    pub(super) last_name: String,
    /// The kind of the last percentage.
    pub(super) last_percent: Option<Measure>,
}

impl Context {
    /// The place that 全市 or 全区 means.
    pub(super) fn whole(&self, words: &Lexicon, level: &str) -> Option<PlaceRef> {
        let context = self;
        let ends = |place: &PlaceRef, levels: &[&str]| levels.iter().any(|level| place.name.ends_with(level));
        let near = [&context.section_place, &context.article_place];
        let find =
            |levels: &[&str]| near.iter().filter_map(|place| place.as_ref()).find(|place| ends(place, levels)).cloned();
        let printed = |name: &str| Some(PlaceRef { district: None, name: name.to_owned() });
        match level {
            "nation" => printed("全国"),
            "district" => find(&["区", "新区", "自治区", "开发区"]).or_else(|| self.usual_place()),
            "county" => find(&["县", "旗"]).or_else(|| self.usual_place()),
            "province" => find(&["省", "自治区"]).or_else(|| {
                let is_listed = |place: &PlaceRef| {
                    words
                        .entry(&place.name.chars().collect::<Vec<_>>(), WordClass::Place)
                        .is_some_and(|entry| entry.value == "province")
                };
                context.article_place.clone().filter(is_listed).or_else(|| printed("全省"))
            }),
            "city" => find(&["市", "州"])
                .or_else(|| {
                    context.whole.clone().filter(|_| context.section_place.is_some() || context.article_place.is_none())
                })
                .or_else(|| self.usual_place())
                .or_else(|| printed("全市")),
            _ => self.usual_place(),
        }
    }

    pub(super) fn usual_place(&self) -> Option<PlaceRef> {
        self.section_place.clone().or_else(|| self.article_place.clone())
    }

    /// Takes over a printed period.
    pub(super) fn take_period(&mut self, printed: Printed, is_date: bool) {
        let context = self;
        if is_date && context.status.is_none() {
            return;
        }
        let is_aim = matches!(printed.point, Point::By | Point::Years(_));
        if let PrintedYear::Of(year) = printed.year
            && !is_aim
        {
            context.calendar.year = Some(year);
        }
        context.is_by = printed.point == Point::By;
        context.is_this_year = printed.year == PrintedYear::From(0) && printed.point == Point::Span;
        if let PrintedYear::From(_) = printed.year
            && !is_aim
        {
            context.calendar.year =
                context.calendar.period(printed, None).and_then(|period| period.last.0).or(context.calendar.year);
        }
        let current = context.period.map(|(period, _)| period);
        if let Some(period) = context.calendar.period(printed, current) {
            context.period = Some((period, ArticleReason::Printed));
            // 四季度再完成7个 after 已出让14宗.
            if context.calendar.published.is_some_and(|published| period.is_after(published)) && !context.is_this_year {
                context.is_done = false;
            }
            if printed.point == Point::SoFar && context.main.is_none() {
                context.main = Some(period);
            }
            if printed.point == Point::Now {
                (context.is_done, context.status) = (true, None);
            }
            let is_over = context.calendar.published.is_none_or(|published| !period.is_after(published));
            let is_open = context.main.is_none() || context.main_is_title && !context.is_title;
            if is_open && period.day.is_none() && printed.point == Point::Span && context.status.is_none() && is_over {
                (context.main, context.main_is_title) = (Some(period), context.is_title);
            }
            if matches!(printed.point, Point::By | Point::Years(_)) && !context.is_done {
                let is_ahead = context.calendar.published.is_none_or(|published| period.is_after(published));
                if is_ahead && context.status.is_none() {
                    context.status = Some((Status::Target, ArticleReason::Sentence));
                }
            }
        }
    }
}

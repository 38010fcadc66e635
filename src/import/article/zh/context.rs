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
    /// True if the title names it, or no other place is named.
    pub(super) is_titled: bool,
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
    /// True if it ends before a day to come: 年底前.
    pub(super) is_until: bool,
    /// Whether the last period printed was 今年.
    pub(super) is_this_year: bool,
    /// True if the last period printed was 今年以来.
    pub(super) is_so_far: bool,
    /// True if a period was printed since the last semicolon.
    pub(super) is_period_here: bool,
    /// True if a period opened the sentence.
    pub(super) is_led: bool,
    /// The period of the figure before, of which the sentence names a part: 其中.
    pub(super) whole_period: Option<ArticlePeriod>,
    /// The period before that of a part: 其中,6月份增长6.9%.
    pub(super) before_part: Option<(ArticlePeriod, ArticleReason)>,
    /// The months of 连续17个月, for the rest of the clause.
    pub(super) streak: Option<ArticlePeriod>,
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
    /// True if 已 or 现 says so: as things stand now.
    pub(super) is_by_now: bool,
    /// True if it holds once something is built: 投产后.
    pub(super) is_once: bool,
    /// True if the sentence before was a forecast.
    pub(super) was_forecast: bool,
    /// Whether the passage is on the future: 下一步.
    pub(super) is_future: bool,
    pub(super) last_measure: Option<Measure>,
    pub(super) last_name: String,
    /// The kind of the last percentage.
    pub(super) last_percent: Option<Measure>,
}

impl Context {
    /// The place that 全市 or 全区 means; that of 该区 is the one that was named before.
    pub(super) fn whole(&self, words: &Lexicon, level: &str, is_that: bool) -> Option<PlaceRef> {
        let context = self;
        let ends = |place: &PlaceRef, levels: &[&str]| levels.iter().any(|level| place.name.ends_with(level));
        let said = match &context.place {
            Some((places, _)) if places.len() == 1 => places.first(),
            _ => None,
        };
        // 临溪县收入增长7%。全县…: of the one named before, unless the article is about another.
        let before = said.filter(|_| !context.is_titled);
        let named = said.filter(|_| is_that);
        let near = [named, context.section_place.as_ref(), before, context.article_place.as_ref(), said];
        let find = |levels: &[&str]| near.into_iter().flatten().find(|place| ends(place, levels)).cloned();
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

    /// True if a printed period is the first of the article, and one that an article reports on: months of the last year.
    pub(super) fn is_first(&self, printed: Printed) -> bool {
        let is_part = printed.point == Point::Span && printed.months != (1, 12);
        let is_open = self.main.is_none() || self.main_is_title && !self.is_title;
        let Some(published) = self.calendar.published.filter(|_| is_part && is_open) else { return false };
        let is_recent = |period: ArticlePeriod| {
            !period.is_after(published) && period.last >= (Some(published.year - 1), published.month)
        };
        let is_free = self.period.is_none_or(|(_, reason)| reason != ArticleReason::Printed);
        is_free && self.calendar.period(printed, None).is_some_and(is_recent)
    }

    /// Takes over a printed period.
    pub(super) fn take_period(&mut self, printed: Printed, is_date: bool) {
        let context = self;
        // 下一步,全年实施88个: of this year.
        let is_to_come = context.is_future && printed == Printed::span(PrintedYear::Open, (1, 12));
        let printed = if is_to_come { Printed::span(PrintedYear::From(0), (1, 12)) } else { printed };
        // 全年 beside 一季度 is the year of the quarter.
        let is_now =
            |year: Option<u16>| context.calendar.published.is_some_and(|published| year == Some(published.year));
        let is_same_year = printed.year == PrintedYear::Open && context.main.is_some_and(|main| is_now(main.last.0));
        if is_same_year && context.calendar.year.is_none() {
            context.calendar.year = context.main.and_then(|main| main.last.0);
        }
        if is_date && context.status.is_none() {
            return;
        }
        let is_aim = matches!(printed.point, Point::By | Point::Until | Point::Years(_));
        if let PrintedYear::Of(year) = printed.year
            && !is_aim
        {
            context.calendar.year = Some(year);
        }
        context.is_once = false;
        context.is_by = printed.point == Point::By;
        context.is_until = printed.point == Point::Until;
        context.is_so_far = matches!(printed.point, Point::SoFar | Point::Since);
        context.is_period_here = true;
        context.is_this_year = printed.year == PrintedYear::From(0) && printed.point == Point::Span && !is_to_come;
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
            // After the months of a quarter, those since January: what later paragraphs add up is over these.
            let is_wider = context.main.is_some_and(|main| {
                period.first.0 == main.first.0 && period.first.1 == 1 && main.first.1 > 1 && period.last == main.last
            });
            let is_main = is_open && printed.point == Point::Span || is_wider && !context.is_title;
            if is_main && period.day.is_none() && context.status.is_none() && is_over {
                (context.main, context.main_is_title) = (Some(period), context.is_title);
            }
            if is_aim && !context.is_done {
                let is_ahead = context.calendar.published.is_none_or(|published| period.is_after(published));
                if is_ahead && context.status.is_none() {
                    context.status = Some((Status::Target, ArticleReason::Sentence));
                }
            }
        }
    }
}

#![allow(missing_docs)]
//! The charts of a front page: they have figures, claim nothing of their own, come in the order of their rule, and are there for any package.

mod common;

use common::any::package;
use common::{embedded, germany, goldens, is_message, none};
use district_charts::data::Dataset;
use district_charts::language::Language;
use district_charts::link::LinkForm;
use district_charts::model::{Chart, Notice, View};
use district_charts::page::{FeaturedChart, MAX_FEATURED, Reason, featured};
use std::collections::BTreeSet;

/// Packages with the names for complaints.
fn packages() -> Vec<(String, Dataset)> {
    let generated = [2, 33, 400].map(|count| (format!("{count} districts"), package(count).dataset()));
    [("Qingdao".to_owned(), embedded()), ("Germany".to_owned(), germany())].into_iter().chain(generated).collect()
}

fn of(dataset: &Dataset) -> Vec<FeaturedChart> {
    featured(dataset, dataset.description().default_language(), MAX_FEATURED)
}

/// Each is a chart with figures, not that which the page opens with, and its link opens the same view without a notice.
#[test]
fn every_featured_chart_has_figures_and_a_link() {
    let mut wrong = Vec::new();
    for (name, dataset) in packages() {
        let charts = of(&dataset);
        if charts.is_empty() || charts.len() > MAX_FEATURED {
            wrong.push(format!("{name}: found {} charts, expected 1 to {MAX_FEATURED}", charts.len()));
        }
        let (first, _) = View::first_of(&dataset);
        let mut links = BTreeSet::new();
        for chart in &charts {
            let link = chart.view.to_query(&dataset, LinkForm::Share);
            let (view, notices): (View, Vec<Notice>) = View::from_query(&dataset, &link);
            let drawn = Chart::new(&dataset, &chart.view, Vec::new());
            let faults = [
                (view != chart.view, "its link opens another view"),
                (!notices.is_empty() || !drawn.notices.is_empty(), "its link has a notice"),
                (is_message(&drawn) || drawn.title.is_empty(), "it has no figures or no finding"),
                (view.kind == first.kind && view.indicator == first.indicator, "it is the first chart of the page"),
                (
                    chart.strength.is_nan() || chart.strength <= 0.0 || chart.strength > 2.0,
                    "its strength is not in (0, 2]",
                ),
                (!links.insert(link.clone()), "it comes twice"),
            ];
            wrong.extend(faults.iter().filter(|fault| fault.0).map(|fault| format!("{name}, {link}: {}", fault.1)));
        }
    }
    none(wrong);
}

/// A package of many indicators fills the page and has a chart for each reason.
#[test]
fn every_reason_has_its_turn() {
    let charts = of(&embedded());
    let reasons: Vec<Reason> = charts.iter().map(|chart| chart.reason).collect();
    assert_eq!(charts.len(), MAX_FEATURED, "{reasons:?}");
    assert_eq!(reasons[..Reason::ALL.len()], Reason::ALL, "the reasons take turns");
}

/// In a package that fills the page with an indicator each, the strongest chart of a reason comes first, and no reason has more than a
/// quarter of the page.
#[test]
fn featured_charts_come_in_the_order_of_the_rule() {
    let charts = of(&embedded());
    for reason in Reason::ALL {
        let of_reason = charts.iter().filter(|chart| chart.reason == reason);
        let strengths: Vec<f64> = of_reason.map(|chart| chart.strength).collect();
        assert!(strengths.is_sorted_by(|a, b| a >= b), "{reason:?}: {strengths:?}");
        assert!((1..=MAX_FEATURED / 4).contains(&strengths.len()), "{reason:?}: {strengths:?}");
    }
    let indicators: BTreeSet<_> = charts.iter().map(|chart| chart.view.indicator.map(|id| id.0)).collect();
    assert_eq!(indicators.len(), MAX_FEATURED, "an indicator comes twice");
}

/// The choice is that of the data: it is the same in every language and at every call, and a shorter list is the start of a longer one.
#[test]
fn the_choice_is_the_same_in_every_language() {
    let dataset = embedded();
    let chosen = |language, most| -> Vec<(Reason, Option<usize>)> {
        let charts = featured(&dataset, language, most);
        charts.iter().map(|chart| (chart.reason, chart.view.indicator.map(|id| id.0))).collect()
    };
    let (zh, en) = (chosen(Language::Zh, MAX_FEATURED), chosen(Language::En, MAX_FEATURED));
    assert_eq!(zh, en);
    assert_eq!(chosen(Language::En, 5), en[..5]);
    assert!(chosen(Language::En, 0).is_empty());
}

/// The findings of Qingdao, which are looked at when they change.
#[test]
fn the_front_page_of_qingdao() {
    let dataset = embedded();
    let mut text = String::new();
    for chart in featured(&dataset, Language::En, MAX_FEATURED) {
        let query = chart.view.to_query(&dataset, LinkForm::Share);
        let title = Chart::new(&dataset, &chart.view, Vec::new()).title;
        text += &format!("{:?}\t{:.3}\t{query}\t{title}\n", chart.reason, chart.strength);
    }
    goldens(&[("front-page-en.txt".to_owned(), text)]);
}

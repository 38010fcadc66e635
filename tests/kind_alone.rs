#![allow(missing_docs)]
//! Links that name a kind of chart and no indicator: they open with figures wherever the kind has some.

mod common;

use common::any::package;
use common::{embedded, is_message, none};
use district_charts::compare::candidates;
use district_charts::kinds::{KINDS, is_available, nearest};
use district_charts::link::LinkForm;
use district_charts::model::{Chart, View};

/// Every kind that has figures of some indicator shows some, in packages of any number of districts.
#[test]
fn a_kind_alone_opens_with_figures() {
    let mut wrong = Vec::new();
    let generated = [2, 33, 400].map(|count| (format!("{count} districts"), package(count).dataset()));
    for (name, dataset) in [("Qingdao".to_owned(), embedded())].into_iter().chain(generated) {
        for kind in KINDS {
            let link = format!("c={}", kind.name);
            let (view, notices) = View::from_query(&dataset, &link);
            let has_figures = dataset
                .indicator_ids()
                .any(|indicator| is_available(&dataset, &View { indicator: Some(indicator), ..View::new(kind, None) }));
            let chart = Chart::new(&dataset, &view, Vec::new());
            if has_figures && (is_message(&chart) || !chart.notices.is_empty() || !notices.is_empty()) {
                wrong.push(format!("{name}, {link}: {}", chart.title));
            }
            if view.kind != kind {
                wrong.push(format!("{name}, {link}: opens {}", view.kind.name));
            }
        }
    }
    none(wrong);
}

/// The indicator is the one that most districts reported, of those that the kind can show.
#[test]
fn a_kind_alone_opens_its_most_telling_indicator() {
    let dataset = embedded();
    let opened = |link: &str| View::from_query(&dataset, link).0.to_query(&dataset, LinkForm::Share);
    assert_eq!(opened("c=rank"), "", "the default stays the first indicator");
    assert_eq!(opened("c=target"), "c=target");
    let districts = dataset.district_ids();
    let reported = |indicator| candidates(&dataset, indicator, &districts).first().map_or(0, |axis| axis.districts);
    for name in ["change", "size", "progress", "projects"] {
        let (view, _) = View::from_query(&dataset, &format!("c={name}"));
        let most = reported(view.indicator.expect("an indicator"));
        for indicator in dataset.indicator_ids() {
            let other = View { indicator: Some(indicator), ..View::new(view.kind, None) };
            assert!(!is_available(&dataset, &other) || reported(indicator) <= most, "{name}: {other:?}");
        }
    }
}

/// What a link states beside the kind is kept.
#[test]
fn a_kind_alone_keeps_the_rest_of_the_link() {
    let dataset = embedded();
    let (view, _) = View::from_query(&dataset, "c=change&s=official&h=~laixi&l=en&t=dark");
    let (bare, _) = View::from_query(&dataset, "c=change");
    assert_eq!(view.indicator, bare.indicator);
    let query = view.to_query(&dataset, LinkForm::Share);
    for part in ["h=~laixi", "s=official", "l=en", "t=dark"] {
        assert!(query.contains(part), "{query}");
    }
}

/// A link that names an indicator keeps it, whether the kind can show it or not; a page of a published chart of a kind shows what it has
/// always shown.
#[test]
fn a_named_indicator_is_kept() {
    let dataset = embedded();
    for link in ["c=change&i=fai-growth", "c=projects&i=fai-growth", "i=fai-growth&c=size"] {
        let (view, _) = View::from_query(&dataset, link);
        assert_eq!(view.indicator, View::default_for(&dataset).indicator, "{link}");
    }
    for kind in KINDS {
        let (view, _) = View::from_query(&dataset, &format!("s/{}-zh/", kind.name));
        let asked = View { kind, ..View::default_for(&dataset) };
        let expected = if is_available(&dataset, &asked) { Some(asked) } else { nearest(&dataset, &asked) };
        if view.kind == kind {
            assert_eq!(Some(view), expected, "{}", kind.name);
        }
    }
}

//! What stands in the place of a chart that a view has no figures for: that it has none, and the nearest views that do.

use super::base::{Base, Draft};
use super::{Link, Plot, answers, nearest, shown};
use crate::link::{Form, Kind, Scope, View};
use crate::words;

/// The words for a view that its kind cannot answer.
pub(super) fn draft<'d>(base: &Base<'d>) -> Draft<'d> {
    let view = base.view;
    let subject = |view: &View| {
        if matches!(view.kind, Kind::Coverage | Kind::Profile) {
            let names: Vec<&str> = shown(base.dataset, view).into_iter().map(|place| base.name(place)).collect();
            return words::list(&names, base.language);
        }
        let scope = view.scope.unwrap_or(Scope::Whole);
        view.indicator.map(|place| base.subject(place, scope)).unwrap_or_default()
    };
    let title = words::capital(&words::cannot(view.kind, &subject(view), base.is_selection(), base.language));
    let mut links = Vec::new();
    let mut own = View { kind: Kind::Rank, other: None, ..view.clone() };
    if !answers(base.dataset, &own) {
        own.kind = Kind::Projects;
    }
    // Of projects alone the indicator's own are nearer than another's ranking.
    let near = nearest(base.dataset, view).filter(|_| view.kind != Kind::Rank);
    for near in [near, view.indicator.map(|_| own)].into_iter().flatten() {
        let label = words::nearest(near.kind, &subject(&near), base.language);
        links.push(Link { label, query: near.to_query(base.dataset, Form::Share) });
    }
    Draft {
        subtitle: String::new(),
        coverage: String::new(),
        notes: Vec::new(),
        drawn: Vec::new(),
        columns: Vec::new(),
        lines: Vec::new(),
        marks: Vec::new(),
        links,
        plot: Plot::Message(words::ways_on(base.language).to_owned()),
        title,
    }
}

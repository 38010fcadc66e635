//! What a page says about an indicator: what it is, and who published it for when.

use crate::chart::{Link, axis};
use crate::compare;
use crate::data::Dataset;
use crate::link::{Form, Scope, View};
use crate::words::{self, Fact};

/// An indicator, explained.
#[derive(Clone, Debug)]
pub struct About {
    /// Its name.
    pub heading: String,
    /// A term and what it is, a line each.
    pub facts: Vec<[String; 2]>,
    /// The word for the list that follows.
    pub published: &'static str,
    /// Each period and list that districts published it for, with how many did: links to the charts.
    pub links: Vec<Link>,
}

/// What is to be said about the indicator of a view; `None` where a view shows no single one.
pub fn about(dataset: &Dataset, view: &View) -> Option<About> {
    let language = view.language;
    axis(dataset, view, &mut Vec::new())?;
    let place = view.indicator?;
    let indicator = &dataset.indicators[place];
    let term = |place: usize| words::unit(dataset.terms[place].text.get(language), false);
    let excluded: Vec<&str> = indicator.excludes.iter().map(|&at| dataset.districts[at].name.get(language)).collect();
    let facts = [
        (Fact::Definition, indicator.definition.get(language).to_owned()),
        (Fact::Measure, words::measure(indicator.measure, language).to_owned()),
        (Fact::Unit, term(indicator.unit).to_owned()),
        (Fact::Denominator, indicator.denominator.map_or("", term).to_owned()),
        (Fact::Theme, term(indicator.theme).to_owned()),
        (Fact::Excluded, words::list(&excluded, language)),
    ];
    let facts = facts.into_iter().filter(|fact| !fact.1.is_empty());
    let districts = dataset.district_places();
    let mut links = Vec::new();
    for candidate in compare::candidates(dataset, place, &districts) {
        let axis = candidate.axis;
        let mut label = words::dated(axis.period, axis.status, language);
        if axis.scope != Scope::Whole {
            label = words::joined_list([words::scope(dataset, axis.scope, language), &label], language);
        }
        let (period, status, scope) = (Some(axis.period), Some(axis.status), Some(axis.scope));
        let there = View { period, status, scope, other: None, other_period: None, districts: None, ..view.clone() };
        let label = words::counted(&words::capital(&label), candidate.districts, districts.len(), language);
        links.push(Link { label, query: there.to_query(dataset, Form::Share) });
    }
    Some(About {
        heading: words::capital(indicator.name.get(language)),
        facts: facts.map(|(fact, text)| [words::fact(fact, language).to_owned(), text]).collect(),
        published: words::published_for(language),
        links,
    })
}

//! The explanation of an indicator on a page: its definition, and who published it for which periods and lists.

use crate::collect::IntoVec;
use crate::compare;
use crate::data::{Dataset, Scope, TermId};
use crate::kinds::axis;
use crate::link::LinkForm;
use crate::model::{ChartLink, View};
use crate::words::{Fact, NounPhrase, Phrase, capital, unit_form, writer};

/// An explanation of an indicator.
#[derive(Clone, Debug)]
pub struct About {
    /// Its name.
    pub heading: String,
    /// Facts, each with its term.
    pub facts: Vec<[String; 2]>,
    /// Introduces the links.
    pub published: String,
    /// Each period and list that districts published it for, with how many did: links to the charts.
    pub links: Vec<ChartLink>,
}

/// The explanation of a view's indicator; `None` if a view shows no single one.
pub fn about(dataset: &Dataset, view: &View) -> Option<About> {
    let (language, writer) = (view.language, writer(dataset, view.language));
    axis(dataset, view, &mut Vec::new())?;
    let id = view.indicator?;
    let indicator = writer.indicator(id);
    let term = |term: TermId| unit_form(writer.term(term), false).to_owned();
    let facts = [
        (Fact::Definition, indicator.definition.get(language).to_owned()),
        (Fact::Measure, writer.words.phrase(Phrase::Measure(indicator.measure)).to_owned()),
        (Fact::Unit, term(indicator.unit)),
        (Fact::Denominator, indicator.denominator.map(term).unwrap_or_default()),
        (Fact::Theme, term(indicator.theme)),
        (Fact::Excluded, writer.name_list(&indicator.excludes)),
    ];
    let facts = facts.into_iter().filter(|fact| !fact.1.is_empty());
    let districts = dataset.district_ids();
    let mut links = Vec::new();
    for candidate in compare::candidates(dataset, id, &districts) {
        let axis = candidate.axis;
        let list = if axis.scope == Scope::Whole { String::new() } else { writer.scope(axis.scope) };
        let label = writer.joined(&list, &writer.dated(axis.period, axis.status));
        let (period, status, scope) = (Some(axis.period), Some(axis.status), Some(axis.scope));
        let there = View { period, status, scope, other: None, other_period: None, districts: None, ..view.clone() };
        let label = writer.words.counted(&capital(&label), candidate.districts, districts.len());
        links.push(ChartLink { label, query: there.to_query(dataset, LinkForm::Share) });
    }
    Some(About {
        heading: capital(writer.indicator_name(id)),
        facts: facts.map(|(fact, text)| [writer.words.phrase(Phrase::Fact(fact)).to_owned(), text]).into_vec(),
        published: writer.noun_phrase(NounPhrase::PublishedFor),
        links,
    })
}

//! The plain values that a page needs besides a chart: controls, sources and code to paste. `types` has their TypeScript types.

use crate::chart::Sources;
use crate::data::Dataset;
use crate::language::Language;
use crate::link::LinkForm;
use crate::model::{ChartLink, View};
use crate::page::{self, About, Choice, FormField, Snippet};
use crate::plain::{Plain, PlainForm, PlainObject};
use crate::words::{NounPhrase, words, writer};

/// An object of some keys and values.
fn object<'v, const N: usize>(entries: [(&'static str, Plain<'v>); N]) -> Plain<'v> {
    Plain::Object(entries_of(entries))
}

fn entries_of<'v, const N: usize>(entries: [(&'static str, Plain<'v>); N]) -> PlainObject<'v> {
    let mut object = PlainObject::new();
    for (key, value) in entries {
        object.put(key, value);
    }
    object
}

/// `Page`
pub(super) fn page(dataset: &Dataset, view: &View) -> Plain<'static> {
    let mut object = entries_of([
        ("lang", Plain::text(view.language.tag())),
        ("link", Plain::owned(view.to_query(dataset, LinkForm::Share))),
        ("fields", Plain::List(page::fields(dataset, view).into_iter().map(field).collect())),
        ("labels", labels(dataset, view.language)),
    ]);
    if let Some(query) = page::reset(dataset, view) {
        object.put("reset", Plain::owned(query));
    }
    if let Some(about) = page::about(dataset, view) {
        object.put("about", self::about(about));
    }
    Plain::Object(object)
}

/// The labels of the chart and those of the page, by their names.
fn labels(dataset: &Dataset, language: Language) -> Plain<'static> {
    let mut object = PlainObject::new();
    for (name, label) in words(language).labels().entries().into_iter().chain(words(language).page_labels().entries()) {
        object.put(name, Plain::text(label));
    }
    object.put("articles", Plain::owned(writer(dataset, language).noun_phrase(NounPhrase::Sources)));
    Plain::Object(object)
}

fn field(field: FormField) -> Plain<'static> {
    object([
        ("key", Plain::text(field.key)),
        ("label", Plain::owned(field.label)),
        ("options", Plain::List(field.options.into_iter().map(choice).collect())),
        ("many", Plain::Flag(field.is_multiple)),
        ("shortcuts", Plain::List(field.shortcuts.into_iter().map(choice).collect())),
    ])
}

fn choice(choice: Choice) -> Plain<'static> {
    Plain::List(vec![
        Plain::owned(choice.value),
        Plain::owned(choice.label),
        Plain::owned(choice.group),
        Plain::Flag(choice.is_chosen),
        Plain::Flag(choice.is_fixed),
    ])
}

fn about(about: About) -> Plain<'static> {
    let pair = |[term, text]: [String; 2]| Plain::List(vec![Plain::owned(term), Plain::owned(text)]);
    object([
        ("heading", Plain::owned(about.heading)),
        ("facts", Plain::List(about.facts.into_iter().map(pair).collect())),
        ("published", Plain::owned(about.published)),
        ("links", Plain::List(about.links.into_iter().map(link).collect())),
    ])
}

fn link(link: ChartLink) -> Plain<'static> {
    object([("label", Plain::owned(link.label)), ("query", Plain::owned(link.query))])
}

/// `Sources`
pub(super) fn sources(sources: &Sources) -> Plain<'_> {
    let figures = sources.figures.iter().map(|figure| {
        object([
            ("what", Plain::text(&figure.what)),
            ("value", Plain::text(&figure.value)),
            ("place", Plain::text(&figure.location)),
            ("address", Plain::text(&figure.address)),
            ("notes", figure.notes.to_plain()),
        ])
    });
    let articles = sources.articles.iter().map(|article| {
        object([
            ("title", Plain::text(&article.title)),
            ("publication", Plain::text(&article.publication)),
            ("address", Plain::text(&article.address)),
            ("figures", Plain::text(&article.figures)),
        ])
    });
    object([
        ("heading", Plain::text(&sources.heading)),
        ("figures", Plain::List(figures.collect())),
        ("absent", Plain::text(&sources.absent)),
        ("articles", Plain::List(articles.collect())),
        ("citation", Plain::text(&sources.citation)),
    ])
}

/// `Snippet[]`
pub(super) fn snippets(snippets: &[Snippet]) -> Plain<'_> {
    let snippets = snippets.iter().map(|Snippet { name, label, code }| {
        object([("name", Plain::text(name)), ("label", Plain::text(label)), ("code", Plain::text(code))])
    });
    Plain::List(snippets.collect())
}

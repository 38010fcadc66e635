//! Titles in English.

use super::grammar::{count, degrees, is_reported, noun, place};
use super::period;
use crate::data::{DistrictId, IndicatorId, Noun, Reporting, Status};
use crate::model::{Claim, Finding, Subject, Title, Trend, Unit};
use crate::number::Decimal;
use crate::words::interface::Writer;
use crate::words::typography::{capital, unit_form};
use std::cmp::Ordering;

/// More names are not listed in a title, but counted.
const MOST_NAMES: usize = 3;

pub(super) fn title(writer: &Writer<'_>, title: &Title) -> String {
    match title {
        Title::Finding(finding) => self::finding(writer, finding),
        Title::TargetsReached { reached, all, subject } => targets_reached(writer, reached, all, *subject),
        Title::Risen { risen, total, subject } => {
            let subject = writer.subject(*subject);
            let (number, Noun { one, several, .. }) = (count(*total), place(writer));
            let reported = match writer.description().reporting {
                Reporting::Reported => "that reported its change",
                Reporting::Present => "with a figure for its change",
            };
            capital(&match (risen, total) {
                (1, 1) => format!("{subject} rose within a year in the one {one} {reported}"),
                (risen, total) if risen == total => {
                    format!("{subject} rose within a year in each of the {number} {several} {reported}")
                }
                (risen, _) => {
                    let risen = count(*risen);
                    format!("{subject} rose within a year in {risen} of the {number} {several} {reported}")
                }
            })
        }
        Title::AheadOfYear { ahead, total, passed } => ahead_of_year(writer, [*ahead, *total], *passed),
        Title::Projects { total, largest, indicator } => {
            let (number, subject) = (count(*total), writer.indicator_name(*indicator));
            let names = writer.project_list(largest);
            let Some((_, figure)) = largest.first() else {
                return capital(&format!("{number} named projects have a figure for {subject}"));
            };
            let quantity = writer.quantity(*figure, Unit::Of(*indicator));
            let have = if largest.len() > 1 { "share the largest" } else { "has the largest" };
            match total {
                1 => capital(&format!("{subject} of {names}: {quantity}")),
                _ => format!("Of {number} named projects, {names} {have} {subject}: {quantity}"),
            }
        }
        Title::Unavailable { kind, topic, is_of_selection } => {
            let several = &place(writer).several;
            let by = if *is_of_selection { [" by the ", several, " shown"].concat() } else { String::new() };
            let of = if *is_of_selection { [" of the ", several, " shown"].concat() } else { String::new() };
            let nothing = match writer.description().reporting {
                Reporting::Reported => ["Nothing published", &by].concat(),
                Reporting::Present => ["No figure", &of].concat(),
            };
            format!("{nothing} on {} can be shown as “{}”", writer.topic(topic), writer.kind(kind))
        }
        Title::Both { districts, subjects, total, is_selection } => {
            let (subjects, number) = (writer.subject_list(subjects), count(districts.len()));
            let (several, [has, have]) = (&place(writer).several, published(writer));
            match (districts.as_slice(), is_selection) {
                (&[only], _) if *total == 1 => format!("{} {has} both {subjects}", writer.short(only)),
                (&[only], true) => format!("Of the {several} shown, only {} {has} both {subjects}", writer.short(only)),
                (&[only], false) => format!("Only {} {has} both {subjects}", writer.short(only)),
                (_, true) => capital(&format!("{number} of the {several} shown {have} both {subjects}")),
                (_, false) => capital(&format!("{number} {several} {have} both {subjects}")),
            }
        }
        Title::Leaders { leaders: [(first, a), (second, b)], total, is_selection } => {
            let among = among_both(writer, *total, *is_selection);
            let ([most_a, _], [most_b, _]) = (degrees(writer, Some(*a)), degrees(writer, Some(*b)));
            let lead = format!("{among}, {} has the {most_a} {}", writer.short(*first), writer.subject(*a));
            let other = writer.subject(*b);
            match first == second {
                true => format!("{lead} and the {most_b} {other}"),
                false => format!("{lead}, and {} the {most_b} {other}", writer.short(*second)),
            }
        }
        Title::LargestAverage { district, average, indicators: [each, money], total, is_selection } => {
            let (among, name) = (among_both(writer, *total, *is_selection), writer.short(*district));
            let largest = if *total == 2 { "larger" } else { "largest" };
            let quantity = writer.quantity(*average, Unit::Of(*money));
            let each = unit_form(writer.unit(Unit::Of(*each)), true);
            format!("{among}, {name} has the {largest} average: {quantity} a {each} (derived)")
        }
        Title::PublishedByMost { indicators, most, total, is_selection, first } => {
            published_by_most(writer, indicators, [*most, *total], *is_selection, *first)
        }
        Title::Profile { district, figures, first, joint } => {
            let plural = if *figures == 1 { "" } else { "s" };
            let (is_reported, several) = (is_reported(writer), &place(writer).several);
            let published = if is_reported { "published" } else { "has" };
            let all = format!("{} {published} {} figure{plural}", writer.profile_name(*district), count(*figures));
            let among = if is_reported { "that reported" } else { "with a figure" };
            let rank = if *first == 1 { "ranks" } else { "rank" };
            let joint = if *joint > 0 { " or joint first" } else { "" };
            match first {
                0 => all,
                first => format!("{all}; {} {rank} first{joint} among the {several} {among}", count(*first)),
            }
        }
        Title::Trend { course, districts, subject } => capital(&trend(writer, course, districts, *subject)),
    }
}

fn finding(writer: &Writer<'_>, finding: &Finding) -> String {
    let object = match finding.status {
        Status::Actual => "",
        Status::Forecast => "forecast for ",
        Status::Target => "target for ",
        Status::Plan => "plan for ",
    };
    // “that reported”, “with a figure”; “reported growth”, “has a figure for growth”.
    let (that, did) = match (is_reported(writer), object.is_empty()) {
        (true, true) => ("that reported", "reported"),
        (true, false) => ("that published one", "published a"),
        (false, true) => ("with a figure", "has a figure for"),
        (false, false) => ("with one", "has a"),
    };
    let Noun { one, several, .. } = place(writer);
    let subject = finding.subject.map(|subject| writer.subject(subject)).unwrap_or_default();
    let subject = format!("{object}{subject}");
    let topic = format!("{}{subject}", if object.is_empty() { "" } else { "the " });
    let (all, some) = match finding.is_selection {
        true => (format!("of the {} {several} shown", count(finding.total)), " shown"),
        false => (format!("of all {} {several}", count(finding.total)), ""),
    };
    let among = match finding.reported == finding.total {
        true => all,
        false => format!("of the {} {}{some} {that}", count(finding.reported), noun(writer, finding.reported)),
    };
    let [most, more] = degrees(writer, finding.subject);
    let quantity = |figure| writer.quantities_or_rank(&[figure], finding.subject);
    match &finding.claim {
        Claim::Nothing if finding.is_selection => format!("None of the {several} shown {did} {subject}"),
        Claim::Nothing => format!("No {one} {did} {subject}"),
        Claim::Only(district, figures) => {
            let (name, quantity) = (writer.short(*district), writer.quantities_or_rank(figures, finding.subject));
            match (finding.total, finding.is_selection) {
                (1, _) => capital(&format!("{topic} in {name}: {quantity}")),
                (_, true) => format!("Of the {several} shown, only {name} {did} {subject}: {quantity}"),
                (_, false) => format!("Only {name} {did} {subject}: {quantity}"),
            }
        }
        Claim::Same(figure) => capital(&format!("{topic} is {} in each {among}", quantity(*figure))),
        Claim::Leads(districts) => {
            let have = if districts.len() > 1 { "share" } else { "has" };
            format!("{} {have} the {most} {subject} {among}", writer.short_list(districts))
        }
        Claim::Above(first, second) => {
            let (first, second) = (writer.short(*first), writer.short(*second));
            capital(&match finding.total {
                2 => format!("{topic} is {more} in {first} than in {second}"),
                _ => format!("{among}, {first} has the {more} {subject}"),
            })
        }
        Claim::Between(low, high) => {
            capital(&format!("{among}, {topic} ranges from {} to {}", quantity(*low), quantity(*high)))
        }
    }
}

fn targets_reached(writer: &Writer<'_>, reached: &[DistrictId], all: &[DistrictId], subject: Subject) -> String {
    let subject = writer.subject(subject);
    if let &[only] = all {
        let not = if reached.is_empty() { "not " } else { "" };
        return format!("{} is {not}so far at or above the {subject} that it aimed for", writer.short(only));
    }
    let who = if reached.is_empty() { "none".to_owned() } else { writer.short_list(reached) };
    let are = if reached.len() > 1 { "are" } else { "is" };
    let number = count(all.len());
    let several = &place(writer).several;
    format!("Of the {number} {several} with a target or forecast for {subject}, {who} {are} so far at or above it")
}

fn ahead_of_year(writer: &Writer<'_>, [ahead, total]: [usize; 2], passed: Decimal) -> String {
    let (number, passed) = (count(total), passed.text(writer.language));
    let who = match ahead {
        0 if total == 1 => "The one investment plan reported on is not".to_owned(),
        1 if total == 1 => "The one investment plan reported on is".to_owned(),
        0 => format!("None of {number} investment plans reported on are"),
        ahead if ahead == total => format!("All {number} investment plans reported on are"),
        ahead => capital(&format!("{} of {number} investment plans reported on are", count(ahead))),
    };
    format!("{who} ahead of the year, of which {passed}% is gone")
}

/// `Of the three districts that published both`
fn among_both(writer: &Writer<'_>, total: usize, is_selection: bool) -> String {
    let shown = if is_selection { "shown " } else { "" };
    let both = if is_reported(writer) { "that published both" } else { "with both" };
    format!("Of the {} {} {shown}{both}", count(total), place(writer).several)
}

/// The verb before what one place, and before what several places, have figures for.
fn published(writer: &Writer<'_>) -> [&'static str; 2] {
    if is_reported(writer) { ["published"; 2] } else { ["has figures for", "have figures for"] }
}

fn published_by_most(
    writer: &Writer<'_>,
    indicators: &[IndicatorId],
    [most, total]: [usize; 2],
    is_selection: bool,
    first: DistrictId,
) -> String {
    let number = indicators.len();
    let is_few = number <= 2;
    let what = if is_few { writer.indicator_list(indicators) } else { format!("{} indicators", count(number)) };
    let (shown, all, most_of) = (if is_selection { " shown" } else { "" }, count(total), count(most));
    let several = &place(writer).several;
    let [has, have] = if is_reported(writer) { ["published figures for"; 2] } else { published(writer) };
    match total {
        1 => {
            let plural = if number == 1 { "" } else { "s" };
            format!("{} {has} {} indicator{plural}", writer.short(first), count(number))
        }
        2 if most == 2 => format!("Both {several}{shown} {have} {what}"),
        total if most == total => format!("All {all} {several}{shown} {have} {what}"),
        _ if is_few => format!("Of the {all} {several}{shown}, most {have} {what}: {most_of}"),
        _ if is_reported(writer) => {
            format!("No indicator was published by more than {most_of} of the {all} {several}{shown}")
        }
        _ => format!("No indicator has figures for more than {most_of} of the {all} {several}{shown}"),
    }
}

fn trend(writer: &Writer<'_>, course: &Trend, districts: &[DistrictId], subject: Subject) -> String {
    let (who, name) = (writer.short_list(districts), writer.subject(subject));
    let quantity = |figure| writer.quantity_or_rank(figure, subject.indicator);
    match course {
        Trend::Moved { from, to, order } => {
            let went = match order {
                Ordering::Greater => "rose",
                Ordering::Less => "fell",
                Ordering::Equal => "went",
            };
            let dated = |(figure, period)| format!("{} ({})", quantity(figure), period::short(period));
            let (from, to) = (dated(*from), dated(*to));
            format!("{name} in {who} {went} from {from} to {to}")
        }
        Trend::Steady(periods, figure) => {
            format!("{name} in {who} was {} in each of {} periods", quantity(*figure), count(*periods))
        }
        Trend::Several(is_selection) => {
            let several = &place(writer).several;
            let shown = if *is_selection { ["of the ", several, " shown"].concat() } else { several.clone() };
            let who = if districts.len() > MOST_NAMES { [&count(districts.len()), " ", &shown].concat() } else { who };
            let published = match (is_reported(writer), districts.len()) {
                (true, _) => "published",
                (false, 1) => "has figures of",
                (false, _) => "have figures of",
            };
            format!("{who} {published} {name} for more than one period")
        }
    }
}

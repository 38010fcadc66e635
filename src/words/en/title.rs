//! Titles in English.

use super::grammar::{all_of, count, degrees, is_reported, none_of, noun, place};
use super::period;
use crate::data::{DistrictId, Noun, Reporting, Status};
use crate::model::{Claim, Finding, Gap, ProfileClaim, ProfileLead, Subject, Title, Trend, Unit};
use crate::number::Decimal;
use crate::words::interface::Writer;
use crate::words::typography::{capital, unit_form};
use std::cmp::Ordering;

/// More names are not listed in a title, but counted.
const MOST_NAMES: usize = 3;

pub(super) fn title(writer: &Writer<'_>, title: &Title) -> String {
    match title {
        Title::Finding(finding) => self::finding(writer, finding),
        Title::TargetsReached { reached, open, all, subject } => {
            targets_reached(writer, (reached, *open), all, *subject)
        }
        Title::Risen { risen, total, climber, subject } => {
            let subject = writer.subject(*subject);
            let Noun { one, several, .. } = place(writer);
            let reported = match writer.description().reporting {
                Reporting::Reported => "that reported its change",
                Reporting::Present => "with a figure for its change",
            };
            let climbed = climber.map_or_else(String::new, |(district, ranks)| {
                let [from, to] = ranks.map(ordinal);
                format!("; {} moved up from {from} to {to} among them (derived)", writer.short(district))
            });
            capital(&match (*risen, *total) {
                (risen, 1) => {
                    let rose = if risen == 1 { "rose" } else { "did not rise" };
                    format!("{subject} {rose} in the one {one} {reported}")
                }
                (risen, total) => {
                    let of = match risen {
                        0 => none_of(total),
                        risen if risen == total => all_of(total),
                        risen => [&count(risen), " of the ", &count(total)].concat(),
                    };
                    format!("{subject} rose in {of} {several} {reported}{climbed}")
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
        Title::Published { indicators, most, fewest, total, is_selection } => {
            published_most(writer, *indicators, [most, fewest], *total, *is_selection)
        }
        Title::Profile { figures, first, lead: Some(ProfileLead { claim, period, is_first }), .. } => {
            let (more, rank) = (if *is_first { "more " } else { "" }, if *first == 1 { "ranks" } else { "rank" });
            let rest = match first {
                0 => String::new(),
                first => format!("; {} {more}of its {} figures {rank} first", count(*first), count(*figures)),
            };
            format!("{} ({}){rest}", profile_claim(writer, claim), writer.words.period_short(*period))
        }
        Title::Profile { district, figures, first, joint, lead: None } => {
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

fn profile_claim(writer: &Writer<'_>, claim: &ProfileClaim) -> String {
    match claim {
        ProfileClaim::Finding(finding) => self::finding(writer, finding),
        ProfileClaim::Target { district, is_reached, subject } => {
            let all = std::slice::from_ref(district);
            targets_reached(writer, (if *is_reached { all } else { &[] }, 0), all, *subject)
        }
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
    // What a place aims for is one thing; what it counts are several.
    let is_plural = object.is_empty() && finding.subject.is_some_and(|subject| writer.is_plural(subject.indicator));
    let [most, more] = match degrees(writer, finding.subject) {
        ["most", _] if !is_plural => ["largest", "larger"],
        degrees => degrees,
    };
    let behind = |figure| match finding.subject {
        Some(subject) => writer.quantity_behind(figure, subject),
        None => String::new(),
    };
    let gap = finding.gap.as_ref().map_or_else(String::new, |gap| self::gap(writer, gap, (finding.subject, is_plural)));
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
        Claim::Same(figure) if is_plural => {
            let each = among.replacen("of all ", "of the ", 1);
            capital(&format!("{topic}: {} in each {each}", behind(*figure)))
        }
        Claim::Same(figure) => {
            let each = among.replacen("of all ", "of the ", 1);
            capital(&format!("{topic} is {} in each {each}", quantity(*figure)))
        }
        Claim::Leads(districts, figure) => {
            let have = if districts.len() > 1 { "share" } else { "has" };
            format!("{} {have} the {most} {subject} {among}: {}{gap}", writer.short_list(districts), behind(*figure))
        }
        Claim::Above([(first, leads), (second, follows)]) => {
            let (first, second) = (writer.short(*first), writer.short(*second));
            let (leads, follows) = (behind(*leads), writer.next_quantity(*follows, finding.subject));
            let has_multiple = finding.gap.is_some_and(|gap| gap.times.is_some());
            let gap = match (has_multiple, finding.total) {
                (true, _) => gap,
                (false, 2) => format!(", against {follows}"),
                (false, _) => format!(", against {follows} in {second}"),
            };
            capital(&match (finding.total, is_plural) {
                (2, false) => format!("{topic} is {more} in {first} than in {second}: {leads}{gap}"),
                (2, true) => format!("{first} has {more} {topic} than {second}: {leads}{gap}"),
                (_, false) => format!("{among}, {first} has the {more} {subject}: {leads}{gap}"),
                (_, true) => format!("{among}, {first} has {more} {subject}: {leads}{gap}"),
            })
        }
        Claim::Ranks(district, rank, figure) => {
            let rank = if *rank == finding.reported { "last".to_owned() } else { ordinal(*rank) };
            let topic = [if is_plural { "number of " } else { "" }, &topic].concat();
            format!("By {topic}, {} ranks {rank} {among}: {}", writer.short(*district), behind(*figure))
        }
        Claim::Between(low, high) => {
            let range = if is_plural { "range" } else { "ranges" };
            capital(&format!("{among}, {topic} {range} from {} to {}", behind(*low), behind(*high)))
        }
    }
}

/// `, more than twice that of Shibei (180)`
fn gap(writer: &Writer<'_>, gap: &Gap, (subject, is_plural): (Option<Subject>, bool)) -> String {
    let next = format!("{} ({})", writer.short(gap.district), writer.next_quantity(gap.figure, subject));
    let Some((times, is_exact)) = gap.times else { return format!(", ahead of {next}") };
    let more = if is_exact { "" } else { "more than " };
    let times = if times == 2 { "twice".to_owned() } else { format!("{} times", count(times.into())) };
    let that = if is_plural { "as many as" } else { "that of" };
    format!(", {more}{times} {that} {next}")
}

fn ordinal(rank: usize) -> String {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    WORDS.get(rank - 1).map_or_else(|| format!("no. {rank}"), |word| (*word).to_owned())
}

fn targets_reached(
    writer: &Writer<'_>,
    (reached, open): (&[DistrictId], usize),
    all: &[DistrictId],
    subject: Subject,
) -> String {
    let (subject, several) = (writer.subject(subject), &place(writer).several);
    let goal = format!("target or forecast for {subject}");
    if let &[only] = all {
        let who = writer.short(only);
        return match (reached.len(), open) {
            (0, 0) => format!("{who} has so far not reached its {goal}"),
            (0, _) => format!("Whether {who} has reached its {goal}, its bounds leave open"),
            _ => format!("{who} has already reached its {goal}"),
        };
    }
    let number = count(all.len());
    let unknown = match open {
        0 => String::new(),
        open => format!("; for {} bounds leave it open", count(open)),
    };
    match reached.len() {
        0 if open == all.len() => {
            format!("Bounds leave open whether any of the {number} {several} with a {goal} has reached it")
        }
        0 => {
            let none = capital(&none_of(all.len()));
            format!("{none} {several} with a {goal} is so far known to have reached it{unknown}")
        }
        met if met == all.len() => {
            format!("{} {several} with a {goal} have already reached it", capital(&all_of(met)))
        }
        met => {
            let (have, names) = (if met == 1 { "has" } else { "have" }, writer.short_list(reached));
            let met = capital(&count(met));
            format!("{met} of the {number} {several} with a {goal} {have} already reached it: {names}{unknown}")
        }
    }
}

fn ahead_of_year(writer: &Writer<'_>, [ahead, total]: [usize; 2], passed: Decimal) -> String {
    let passed = passed.text(writer.language);
    let plans = "investment plans reported on";
    let who = match ahead {
        0 if total == 1 => "The one investment plan reported on is not".to_owned(),
        1 if total == 1 => "The one investment plan reported on is".to_owned(),
        0 => format!("{} {plans} is", none_of(total)),
        ahead if ahead == total => format!("{} {plans} are", all_of(total)),
        ahead => {
            let are = if ahead == 1 { "is" } else { "are" };
            format!("{} of the {} {plans} {are}", count(ahead), count(total))
        }
    };
    let who = capital(&who);
    format!("{who} ahead of the calendar, with {passed}% of the year over")
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

/// The title that names who published figures for most indicators, and who for fewest.
fn published_most(
    writer: &Writer<'_>,
    indicators: usize,
    [most, fewest]: [&(usize, Vec<DistrictId>); 2],
    total: usize,
    is_selection: bool,
) -> String {
    let several = &place(writer).several;
    let [has, have] = if is_reported(writer) { ["published figures for"; 2] } else { published(writer) };
    let who = |districts: &[DistrictId]| match districts.len() {
        number if number > MOST_NAMES => format!("{} {several}", count(number)),
        _ => writer.short_list(districts),
    };
    let verb = |districts: &[DistrictId]| if districts.len() == 1 { has } else { have };
    let shown = if is_selection { " shown" } else { "" };
    let number = |number: usize| match number {
        1 if indicators == 1 => "the one indicator".to_owned(),
        number if number == indicators => format!("all {} indicators", count(indicators)),
        number => format!("{number} of {indicators} indicators"),
    };
    match (total, most.0 == fewest.0) {
        (1, _) => {
            let plural = if indicators == 1 { "" } else { "s" };
            format!("{} {has} {} indicator{plural}", who(&most.1), count(indicators))
        }
        (2, true) => format!("Both {several}{shown} {have} {}", number(most.0)),
        (_, true) => format!("Each of the {} {several}{shown} {has} {}", count(total), number(most.0)),
        _ => {
            let (first, last) = (capital(&who(&most.1)), who(&fewest.1));
            let least = if fewest.0 == 0 { "none".to_owned() } else { fewest.0.to_string() };
            format!("{first} {} {}, {last} for {least}", verb(&most.1), number(most.0))
        }
    }
}

fn trend(writer: &Writer<'_>, course: &Trend, districts: &[DistrictId], subject: Subject) -> String {
    let (who, name) = (writer.short_list(districts), writer.subject(subject));
    let quantity = |figure| writer.quantity_behind(figure, subject);
    match course {
        Trend::Moved { from, to, order } => {
            let went = match order {
                Ordering::Greater => "rose",
                Ordering::Less => "fell",
                Ordering::Equal => "went",
            };
            // A figure with a flag ends in a bracket.
            let dated =
                |(figure, period)| format!("{} ({})", quantity(figure), period::short(period)).replace(") (", ", ");
            let (from, to) = (dated(*from), dated(*to));
            format!("{name} in {who} {went} from {from} to {to}")
        }
        Trend::Steady(periods, figure) => {
            let was = if writer.is_plural(subject.indicator) { "were" } else { "was" };
            format!("{name} in {who} {was} {} in each of {} periods", quantity(*figure), count(*periods))
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

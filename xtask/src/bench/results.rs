//! The samples of a run: a list of numbers for each quantity and subject, or why there are none.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// What was measured of a subject.
#[derive(Clone, Debug)]
pub(super) enum Samples {
    /// One number for each round.
    Measured(Vec<f64>),
    /// The reason, for the table.
    NotMeasured(String),
}

/// The samples by quantity and subject: ("live", "uPlot").
#[derive(Default)]
pub(super) struct Results(BTreeMap<(String, String), Samples>);

impl Results {
    /// Adds a number of a round.
    pub(super) fn add(&mut self, quantity: &str, subject: &str, number: f64) {
        let samples = self.0.entry((quantity.to_owned(), subject.to_owned()));
        match samples.or_insert_with(|| Samples::Measured(Vec::new())) {
            Samples::Measured(numbers) => numbers.push(number),
            Samples::NotMeasured(_) => {}
        }
    }

    /// Says why a subject has no number. The reason replaces numbers of earlier rounds: a subject that fails once is not compared.
    pub(super) fn not_measured(&mut self, quantity: &str, subject: &str, reason: &str) {
        let key = (quantity.to_owned(), subject.to_owned());
        self.0.insert(key, Samples::NotMeasured(reason.to_owned()));
    }

    /// The median; `None` without numbers.
    pub(super) fn median(&self, quantity: &str, subject: &str) -> Option<f64> {
        match self.0.get(&(quantity.to_owned(), subject.to_owned()))? {
            Samples::Measured(numbers) => median(numbers),
            Samples::NotMeasured(_) => None,
        }
    }

    /// The samples of a quantity and a subject.
    pub(super) fn samples(&self, quantity: &str, subject: &str) -> Option<&Samples> {
        self.0.get(&(quantity.to_owned(), subject.to_owned()))
    }

    /// Whether a quantity was measured or at least tried.
    pub(super) fn has(&self, quantity: &str) -> bool {
        self.0.keys().any(|key| key.0 == quantity)
    }

    /// The reasons why numbers are missing, each with the quantities and subjects that it is about.
    pub(super) fn reasons(&self) -> BTreeMap<(&str, &str), Vec<&str>> {
        let mut reasons: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for ((quantity, subject), samples) in &self.0 {
            if let Samples::NotMeasured(reason) = samples {
                reasons.entry((subject, reason)).or_default().push(quantity);
            }
        }
        reasons
    }

    /// Every sample as JSON: quantity, then subject.
    pub(super) fn to_json(&self) -> Value {
        let mut quantities = serde_json::Map::new();
        for ((quantity, subject), samples) in &self.0 {
            let value = match samples {
                Samples::Measured(numbers) => json!({ "median": median(numbers), "samples": numbers }),
                Samples::NotMeasured(reason) => json!({ "notMeasured": reason }),
            };
            let subjects = quantities.entry(quantity).or_insert_with(|| json!({}));
            subjects[subject] = value;
        }
        Value::Object(quantities)
    }
}

/// The median: for an even count the mean of the two in the middle.
fn median(numbers: &[f64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        length if length % 2 == 1 => Some(sorted[middle]),
        _ => Some((sorted[middle - 1] + sorted[middle]) / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_ignores_outliers() {
        assert_eq!(median(&[900.0, 1.0, 3.0]), Some(3.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_subject_that_fails_once_has_no_median() {
        let mut results = Results::default();
        results.add("live", "a", 1.0);
        results.not_measured("live", "a", "it broke");
        results.add("live", "a", 2.0);
        assert_eq!(results.median("live", "a"), None);
        assert_eq!(results.reasons(), BTreeMap::from([(("a", "it broke"), vec!["live"])]));
    }
}

//! The targets: how many times as long as a peer a chart of this repository may take.

use super::loads::{EXPLORER, FRAME, LIVE, LONGEST_TASK, OURS, PICTURE};
use super::pages::PEERS;
use super::results::Results;
use super::{parses, redraws};

/// The longest task that a reader does not notice, milliseconds; browsers report no shorter ones.
const MAX_TASK_MS: f64 = 50.0;

/// A target and what was found.
pub(super) struct Outcome {
    pub(super) claim: String,
    pub(super) limit: String,
    pub(super) found: String,
    pub(super) verdict: String,
}

/// A ratio of medians that is at most a limit.
struct RatioTarget {
    claim: String,
    ours: Option<f64>,
    peer: Option<f64>,
    limit: f64,
}

/// Every target, for the quantities of this run.
pub(super) fn outcomes(results: &Results) -> Vec<Outcome> {
    let mut outcomes: Vec<Outcome> = loads(results).into_iter().map(RatioTarget::outcome).collect();
    if results.has(LONGEST_TASK) {
        let pages = OURS.iter().filter(|page| **page != super::loads::NO_WORKER);
        outcomes.extend(pages.map(|page| longest_task(results, page)));
    }
    outcomes.extend(redraw_targets(results).into_iter().map(RatioTarget::outcome));
    outcomes.extend(parse_targets(results).into_iter().map(RatioTarget::outcome));
    outcomes
}

/// The picture of ours, and the live chart of ours, beside the finished chart of a peer.
const LOADS: [(&str, bool, &str, f64); 5] = [
    (FRAME, false, "uPlot", 0.65),
    (FRAME, true, "uPlot", 1.1),
    (FRAME, true, "ECharts", 0.65),
    (EXPLORER, false, "uPlot", 0.7),
    (EXPLORER, true, "ECharts", 0.75),
];

fn loads(results: &Results) -> Vec<RatioTarget> {
    let mut targets = Vec::new();
    for (speed, network) in ["unthrottled", "throttled"].into_iter().enumerate() {
        if !results.has(LIVE[speed]) {
            continue;
        }
        targets.extend(LOADS.map(|(page, is_live, peer, limit)| {
            let (what, quantity) = if is_live { ("live", LIVE[speed]) } else { ("picture", PICTURE[speed]) };
            RatioTarget {
                claim: format!("{page}, {network}: {what} ÷ finished chart of {peer}"),
                ours: results.median(quantity, page),
                peer: results.median(LIVE[speed], peer),
                limit,
            }
        }));
    }
    targets
}

fn redraw_targets(results: &Results) -> Vec<RatioTarget> {
    let mut targets = Vec::new();
    for change in redraws::CHANGES {
        for (marks, _) in redraws::SIZES {
            let quantity = redraws::quantity(change, marks, "readable");
            if !results.has(&quantity) {
                continue;
            }
            let peers = PEERS.iter().filter_map(|peer| results.median(&quantity, peer.name));
            targets.push(RatioTarget {
                claim: format!("{change} of {marks} marks until readable ÷ fastest peer"),
                ours: results.median(&quantity, redraws::OURS),
                peer: peers.min_by(f64::total_cmp),
                limit: 1.0,
            });
        }
    }
    targets
}

fn parse_targets(results: &Results) -> Vec<RatioTarget> {
    let rows = parses::SIZES[parses::SIZES.len() - 1];
    let quantity = parses::quantity("parse", rows);
    let [ours, peers @ ..] = parses::READERS;
    let peers = peers.into_iter().filter(|_| results.has(&quantity));
    peers
        .map(|(peer, _)| RatioTarget {
            claim: format!("parse of {rows} rows ÷ {peer}"),
            ours: results.median(&quantity, ours.0),
            peer: results.median(&quantity, peer),
            limit: 0.5,
        })
        .collect()
}

impl RatioTarget {
    fn outcome(self) -> Outcome {
        let limit = format!("≤ {:.2}", self.limit);
        let (Some(ours), Some(peer)) = (self.ours, self.peer) else {
            return Outcome { claim: self.claim, limit, found: "–".to_owned(), verdict: "not measured".to_owned() };
        };
        let ratio = ours / peer;
        Outcome { claim: self.claim, limit, found: format!("{ratio:.2}"), verdict: verdict(ratio, self.limit) }
    }
}

fn longest_task(results: &Results, page: &str) -> Outcome {
    let claim = format!("{page}, CPU ÷ 4: longest task");
    let limit = format!("≤ {MAX_TASK_MS} ms");
    match results.median(LONGEST_TASK, page) {
        Some(0.0) => Outcome { claim, limit, found: "< 50 ms".to_owned(), verdict: "met".to_owned() },
        Some(task) => Outcome { claim, limit, found: format!("{task:.0} ms"), verdict: verdict(task, MAX_TASK_MS) },
        None => Outcome { claim, limit, found: "–".to_owned(), verdict: "not measured".to_owned() },
    }
}

/// Whether a limit is met, and by how much of the limit it is missed.
fn verdict(found: f64, limit: f64) -> String {
    if found <= limit { "met".to_owned() } else { format!("**missed by {:.0}%**", (found / limit - 1.0) * 100.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_target_says_by_how_much() {
        let target = |ours| RatioTarget { claim: String::new(), ours, peer: Some(100.0), limit: 0.5 };
        assert_eq!(target(Some(50.0)).outcome().verdict, "met");
        assert_eq!(target(Some(60.0)).outcome().verdict, "**missed by 20%**");
        assert_eq!(target(None).outcome().verdict, "not measured");
    }
}

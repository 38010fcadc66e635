//! The doors that `tests/damage` tries for a second, for runs of hours.

#[path = "../../tests/damage/targets.rs"]
pub mod targets;

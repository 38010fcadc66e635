//! The arguments of a task.

use anyhow::Result;
use lexopt::{Arg, Parser, ValueExt};

/// The names that a task is given; an error for an option.
pub(crate) fn names(mut arguments: Parser) -> Result<Vec<String>> {
    let mut names = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(value) => names.push(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(names)
}

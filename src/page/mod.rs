//! A page around a chart: what a reader may choose, in words, the link that a choice leads to, and what a newsroom pastes. Knows nothing
//! of the looks.

mod field;
mod axes;
mod options;
mod form;
mod about;
mod embed;
mod featured;

pub use about::{About, about};
pub use embed::{EmbedContext, Snippet, embed_code};
pub use featured::{FeaturedChart, MAX_FEATURED, Reason, featured};
pub use field::{Choice, FormField};
pub use form::{changed, fields, reset, toggled};

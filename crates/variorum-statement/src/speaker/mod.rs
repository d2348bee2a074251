//! Who a statement's source is: names, titles, pronouns and descriptions resolved within the text.

mod answer;
mod cast;
mod description;
mod resolve;
mod salience;
mod words;

pub(crate) use resolve::attribute;
pub(crate) use words::{is_body, is_person, is_title};

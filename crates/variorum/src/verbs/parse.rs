use std::fmt::Write;
use std::sync::Arc;

use variorum_parse::{Pipeline, conllu, pieces};
use variorum_text::{CodePoints, Span};

use crate::args::{InputKind, Parse};
use crate::batch::in_order;
use crate::complaints::Complaints;
use crate::input::{Source, sources};
use crate::model::pipeline;
use crate::output::{Failure, Stdout};
use crate::pages::decode;
use crate::records;

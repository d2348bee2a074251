//! The tagger: one linear layer over the tokens' vectors.

use std::path::Path;

use serde::Deserialize;

use crate::ModelError;
use crate::doc::{Label, Labels};
use crate::model::ModelFile;

use super::embed::WIDTH;
use super::gemm::Weights;
use super::thinc::ThincModel;

pub(crate) struct Tagger {
    weights: Weights,
    bias: Vec<f32>,
    /// In the order of the outputs.
    tags: Vec<Label>,
}

#[derive(Deserialize)]
struct Config {
    labels: Vec<String>,
}

impl Tagger {
    pub(crate) fn load(folder: &Path, labels: &mut Labels) -> Result<Self, ModelError> {
        let file = ModelFile::open(folder, "tagger/cfg")?;
        let config: Config = serde_json::from_slice(file.bytes()).map_err(|e| file.damaged(e.to_string()))?;
        let tags: Option<Vec<Label>> = config.labels.iter().map(|name| labels.number(name)).collect();
        let tags =
            tags.filter(|t| !t.is_empty()).ok_or_else(|| file.architecture("no labels, or too many"))?;
        let model = ThincModel::open(folder, "tagger/model")?;
        let softmax = model.node("softmax")?;
        let weights = softmax.array("W", &[tags.len(), WIDTH])?;
        let bias = softmax.array("b", &[tags.len()])?.to_vec();
        let weights = Weights::from_outputs(WIDTH, weights.chunks_exact(WIDTH));
        Ok(Self { weights, bias, tags })
    }

    /// Appends the best tag for each vector; the first of equals.
    pub(crate) fn tag(&self, vectors: &[f32], scores: &mut Vec<f32>, out: &mut Vec<Label>) {
        let (count, tags) = (vectors.len() / WIDTH, self.tags.len());
        scores.resize(count * tags, 0.0);
        self.weights.multiply(vectors, WIDTH, count, scores);
        for row in scores.chunks_exact(tags) {
            let biased = row.iter().zip(&self.bias).map(|(s, b)| s + b);
            let best = biased.enumerate().fold((0, f32::NEG_INFINITY), |best, (i, score)| {
                if score > best.1 { (i, score) } else { best }
            });
            out.push(self.tags[best.0]);
        }
    }
}

//! Thinc's model files: a list of nodes in breadth-first order, each with attributes and arrays of numbers.
//!
//! Among nodes of one name the order in the file is the order of computation.

use std::path::Path;

use rmpv::Value;

use crate::ModelError;
use crate::model::ModelFile;

/// One thinc model, read and split into nodes.
pub(crate) struct ThincModel {
    file: ModelFile,
    nodes: Vec<NodeData>,
}

struct NodeData {
    name: String,
    attrs: Vec<(String, Value)>,
    params: Vec<(String, Array)>,
}

struct Array {
    shape: Vec<usize>,
    values: Vec<f32>,
}

/// One node of a model, which knows the model for error messages.
#[derive(Clone, Copy)]
pub(crate) struct Node<'m> {
    model: &'m ThincModel,
    data: &'m NodeData,
}

impl ThincModel {
    /// Reads the model file `name` of a pipeline's folder.
    pub(crate) fn open(folder: &Path, name: &str) -> Result<Self, ModelError> {
        let file = ModelFile::open(folder, name)?;
        let value = file.msgpack()?;
        let nodes = read_nodes(&value).map_err(|why| file.damaged(why))?;
        Ok(Self { file, nodes })
    }

    /// The nodes of this name, in the order of computation.
    pub(crate) fn nodes<'m>(&'m self, name: &str) -> Vec<Node<'m>> {
        let named = self.nodes.iter().filter(|n| n.name == name);
        named.map(|data| Node { model: self, data }).collect()
    }

    /// The one node of this name.
    pub(crate) fn node(&self, name: &str) -> Result<Node<'_>, ModelError> {
        match self.nodes(name).as_slice() {
            [node] => Ok(*node),
            other => Err(self.architecture(format!("{} `{name}` nodes instead of one", other.len()))),
        }
    }

    pub(crate) fn architecture(&self, why: impl Into<String>) -> ModelError {
        self.file.architecture(why)
    }
}

impl<'m> Node<'m> {
    /// The shape of a parameter.
    pub(crate) fn shape(self, param: &str) -> Result<&'m [usize], ModelError> {
        Ok(&self.param(param)?.shape)
    }

    /// The numbers of a parameter that must have this shape, the last dimension running fastest.
    pub(crate) fn array(self, param: &str, shape: &[usize]) -> Result<&'m [f32], ModelError> {
        let array = self.param(param)?;
        if array.shape != shape {
            return Err(self.architecture(format!("{param} has shape {:?}, not {shape:?}", array.shape)));
        }
        Ok(&array.values)
    }

    /// An attribute that is a whole number.
    pub(crate) fn number(self, attr: &str) -> Result<u64, ModelError> {
        self.attr(attr)?.as_u64().ok_or_else(|| self.architecture(format!("{attr} is no whole number")))
    }

    /// An attribute that is a truth value.
    pub(crate) fn flag(self, attr: &str) -> Result<bool, ModelError> {
        self.attr(attr)?.as_bool().ok_or_else(|| self.architecture(format!("{attr} is no truth value")))
    }

    /// An attribute that is a list of strings.
    pub(crate) fn names(self, attr: &str) -> Result<Vec<&'m str>, ModelError> {
        let names = self.attr(attr)?.as_array().and_then(|a| a.iter().map(Value::as_str).collect());
        names.ok_or_else(|| self.architecture(format!("{attr} is no list of names")))
    }

    pub(crate) fn architecture(self, why: impl std::fmt::Display) -> ModelError {
        self.model.architecture(format!("node `{}`: {why}", self.data.name))
    }

    fn param(self, name: &str) -> Result<&'m Array, ModelError> {
        let found = self.data.params.iter().find(|(n, _)| n == name);
        found.map(|(_, a)| a).ok_or_else(|| self.architecture(format!("no parameter {name}")))
    }

    fn attr(self, name: &str) -> Result<&'m Value, ModelError> {
        let found = self.data.attrs.iter().find(|(n, _)| n == name);
        found.map(|(_, v)| v).ok_or_else(|| self.architecture(format!("no attribute {name}")))
    }
}

fn read_nodes(model: &Value) -> Result<Vec<NodeData>, String> {
    let list = |name| field(model, name).and_then(Value::as_array).ok_or(format!("no list `{name}`"));
    let (nodes, attrs, params) = (list("nodes")?, list("attrs")?, list("params")?);
    if attrs.len() != nodes.len() || params.len() != nodes.len() {
        return Err("nodes, attributes and parameters differ in number".into());
    }
    let parts = nodes.iter().zip(attrs).zip(params);
    parts.map(|((node, attrs), params)| read_node(node, attrs, params)).collect()
}

fn read_node(node: &Value, attrs: &Value, params: &Value) -> Result<NodeData, String> {
    let name = field(node, "name").and_then(Value::as_str).ok_or("a node without a name")?;
    let context = |why: String| format!("node `{name}`: {why}");
    let attrs = entries(attrs).map(|(n, v)| Ok((n?, nested(v)?))).collect::<Result<_, _>>();
    let params = entries(params)
        .filter(|(_, v)| !v.is_nil())
        .map(|(n, v)| Ok((n?, read_array(v)?)))
        .collect::<Result<_, _>>();
    Ok(NodeData { name: name.into(), attrs: attrs.map_err(context)?, params: params.map_err(context)? })
}

/// The entries of a map with string keys; none for what is no map.
fn entries(map: &Value) -> impl Iterator<Item = (Result<String, String>, &Value)> {
    let name = |k: &Value| k.as_str().map(str::to_owned).ok_or_else(|| "a key that is no string".to_owned());
    map.as_map().map_or(&[][..], |m| m).iter().map(move |(k, v)| (name(k), v))
}

/// An attribute: a value that was packed once more by itself.
fn nested(value: &Value) -> Result<Value, String> {
    let Value::Binary(bytes) = value else { return Err("an attribute that is not packed".into()) };
    rmpv::decode::read_value(&mut bytes.as_slice()).map_err(|e| e.to_string())
}

/// An array as srsly's msgpack-numpy writes it: a map with byte strings for keys.
fn read_array(value: &Value) -> Result<Array, String> {
    let kind = field(value, "type").and_then(Value::as_str);
    if kind != Some("<f4") {
        return Err(format!("numbers of type {kind:?}, not 32-bit floats"));
    }
    let number = |v: &Value| v.as_u64().and_then(|n| usize::try_from(n).ok());
    let shape: Option<Vec<usize>> =
        field(value, "shape").and_then(Value::as_array).and_then(|s| s.iter().map(number).collect());
    let (Some(shape), Some(Value::Binary(data))) = (shape, field(value, "data")) else {
        return Err("an array without shape or data".into());
    };
    let size = shape.iter().try_fold(4usize, |n, &d| n.checked_mul(d));
    if size != Some(data.len()) {
        return Err(format!("{} bytes for an array of shape {shape:?}", data.len()));
    }
    let (chunks, _) = data.as_chunks::<4>();
    let values: Vec<f32> = chunks.iter().map(|&b| f32::from_le_bytes(b)).collect();
    if values.iter().any(|v| !v.is_finite()) {
        return Err("a number that is not finite".into());
    }
    Ok(Array { shape, values })
}

/// The value of a key, be it a character string or a byte string.
fn field<'v>(map: &'v Value, name: &str) -> Option<&'v Value> {
    let is_name = |k: &Value| match k {
        Value::String(s) => s.as_bytes() == name.as_bytes(),
        Value::Binary(b) => b == name.as_bytes(),
        _ => false,
    };
    map.as_map()?.iter().find(|(k, _)| is_name(k)).map(|(_, v)| v)
}

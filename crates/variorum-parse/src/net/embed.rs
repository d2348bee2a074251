//! Hash embedding: each lexical attribute of a token picks four rows of a table, which are added up.

use crate::ModelError;
use crate::tokenizer::Piece;

use super::thinc::{Node, ThincModel};

/// Numbers in a row of every table, and in every token's vector.
pub(crate) const WIDTH: usize = 96;

/// The attributes of one token that the network sees, in the order of [`Column`].
pub(crate) type Key = [u64; Column::ALL.len()];

/// What the network sees of a token.
pub(crate) fn key(piece: &Piece) -> Key {
    let f = &piece.features;
    [f.norm, f.prefix, f.suffix, f.shape, u64::from(piece.space_after), u64::from(f.is_space)]
}

/// A lexical attribute that the network may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Norm,
    Prefix,
    Suffix,
    Shape,
    Spacy,
    IsSpace,
}

impl Column {
    const ALL: [(&'static str, Self); 6] = [
        ("NORM", Self::Norm),
        ("PREFIX", Self::Prefix),
        ("SUFFIX", Self::Suffix),
        ("SHAPE", Self::Shape),
        ("SPACY", Self::Spacy),
        ("IS_SPACE", Self::IsSpace),
    ];
}

/// The tables of one network, side by side in its first layer's input.
pub(crate) struct Embedding {
    tables: Vec<Table>,
}

struct Table {
    column: Column,
    seed: u32,
    rows: u32,
    values: Vec<f32>,
}

impl Embedding {
    pub(crate) fn read(model: &ThincModel) -> Result<Self, ModelError> {
        let extract = model.node("extract_features")?;
        let columns = extract.names("columns")?;
        let nodes = model.nodes("hashembed");
        if nodes.is_empty() || nodes.len() != columns.len() {
            return Err(model.architecture(format!(
                "{} tables for {} attributes",
                nodes.len(),
                columns.len()
            )));
        }
        let tables = nodes.iter().enumerate().map(|(i, node)| Table::read(*node, i, &columns));
        Ok(Self { tables: tables.collect::<Result<_, _>>()? })
    }

    /// Numbers that [`Embedding::write`] writes.
    pub(crate) fn width(&self) -> usize {
        self.tables.len() * WIDTH
    }

    /// The key with those attributes blanked that no table is for.
    pub(crate) fn seen(&self, key: &Key) -> Key {
        let mut seen = Key::default();
        for table in &self.tables {
            seen[table.column as usize] = key[table.column as usize];
        }
        seen
    }

    /// Writes one token's rows, table after table.
    pub(crate) fn write(&self, key: &Key, out: &mut [f32]) {
        for (table, out) in self.tables.iter().zip(out.chunks_exact_mut(WIDTH)) {
            table.write(key[table.column as usize], out);
        }
    }
}

impl Table {
    fn read(node: Node<'_>, index: usize, columns: &[&str]) -> Result<Self, ModelError> {
        if node.number("column")? != index as u64 {
            return Err(node.architecture("tables out of order"));
        }
        let name = columns[index];
        let Some(&(_, column)) = Column::ALL.iter().find(|(n, _)| *n == name) else {
            return Err(node.architecture(format!("a table for the unknown attribute {name}")));
        };
        let seed =
            u32::try_from(node.number("seed")?).map_err(|_| node.architecture("a seed over 32 bits"))?;
        let rows = node.shape("E")?.first().copied().unwrap_or_default();
        let values = node.array("E", &[rows, WIDTH])?.to_vec();
        match u32::try_from(rows) {
            Ok(rows) if rows > 0 => Ok(Self { column, seed, rows, values }),
            _ => Err(node.architecture(format!("a table of {rows} rows"))),
        }
    }

    fn write(&self, id: u64, out: &mut [f32]) {
        let [a, b, c, d] = hash(id, self.seed).map(|key| {
            let at = (key % self.rows) as usize * WIDTH;
            &self.values[at..at + WIDTH]
        });
        for (i, out) in out.iter_mut().enumerate() {
            *out = a[i] + b[i] + c[i] + d[i];
        }
    }
}

/// Four 32-bit keys of a 64-bit id: MurmurHash3 for 128 bits, as thinc cuts it down for eight bytes.
fn hash(id: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed) ^ 8;
    let mut h1 =
        id.wrapping_mul(0x87C3_7B91_1142_53D5).rotate_left(31).wrapping_mul(0x4CF5_AD43_2745_937F) ^ seed;
    let mut h2 = seed;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = avalanche(h1);
    h2 = avalanche(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

fn avalanche(mut h: u64) -> u64 {
    h = (h ^ (h >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    h = (h ^ (h >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    h ^ (h >> 33)
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn hashes_as_thinc_does() {
        // thinc.api.NumpyOps().hash(numpy.array([id], dtype="uint64"), seed)
        assert_eq!(hash(0, 9), [1862229173, 1175497701, 2029532547, 1365388714]);
        assert_eq!(hash(8_566_208_034_543_834_098, 10), [647952602, 615160478, 4013361253, 552060450]);
    }
}

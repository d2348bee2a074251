//! Content codings of HTTP (RFC 9110, 8.4), undone within bounds.

use std::io::{self, BufReader, Read};

use ruzstd::decoding::StreamingDecoder;
use thiserror::Error;

/// Bytes of the largest page that is read.
pub const LARGEST_PAGE: usize = 16 << 20;

/// Codings that may lie one in another.
const DEEPEST: usize = 4;

/// Memory that one zstd frame may ask for (RFC 9659).
const WINDOW: u64 = 8 << 20;

/// Why a coded body is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CodingError {
    /// It becomes too large.
    #[error("unpacks to more than {LARGEST_PAGE} bytes")]
    TooLarge,
    /// It is not what its coding says.
    #[error("is no whole {0} body")]
    Damaged(String),
    /// Nobody knows the coding.
    #[error("has the content coding {0:?}, which is none that is read: gzip, deflate, br, zstd")]
    Unknown(String),
    /// Codings in codings.
    #[error("has more than {DEEPEST} content codings, one in another")]
    Deep,
}

/// Undoes the codings that a `Content-Encoding` field names.
pub(crate) fn decode(body: &[u8], field: &str) -> Result<Vec<u8>, CodingError> {
    let codings: Vec<String> =
        field.split(',').map(|c| c.trim().to_ascii_lowercase()).filter(|c| !c.is_empty()).collect();
    if codings.len() > DEEPEST {
        return Err(CodingError::Deep);
    }
    let mut reader: Box<dyn Read + '_> = Box::new(body);
    for coding in codings.iter().rev() {
        reader = layer(coding, reader)?;
    }
    let mut out = Vec::new();
    let read = reader.take(LARGEST_PAGE as u64 + 1).read_to_end(&mut out);
    if out.len() > LARGEST_PAGE {
        return Err(CodingError::TooLarge);
    }
    read.map_err(|_| CodingError::Damaged(codings.join(", ")))?;
    Ok(out)
}

fn layer<'a>(coding: &str, body: Box<dyn Read + 'a>) -> Result<Box<dyn Read + 'a>, CodingError> {
    Ok(match coding {
        "identity" => body,
        "gzip" | "x-gzip" => Box::new(flate2::read::MultiGzDecoder::new(body)),
        "deflate" => deflate(body).map_err(|_| CodingError::Damaged(coding.to_owned()))?,
        "br" => Box::new(brotli_decompressor::Decompressor::new(body, 4096)),
        "zstd" => Box::new(
            StreamingDecoder::new_with_max_window_size(body, WINDOW)
                .map_err(|_| CodingError::Damaged(coding.to_owned()))?,
        ),
        other => return Err(CodingError::Unknown(other.to_owned())),
    })
}

/// "deflate" is zlib's format by the standard, and bare deflate from some servers.
fn deflate<'a>(mut body: Box<dyn Read + 'a>) -> io::Result<Box<dyn Read + 'a>> {
    let mut first = [0; 2];
    body.read_exact(&mut first)?;
    let zlib = first[0] & 15 == 8 && u16::from_be_bytes(first) % 31 == 0;
    let whole = BufReader::new(io::Cursor::new(first).chain(body));
    Ok(if zlib {
        Box::new(flate2::bufread::ZlibDecoder::new(whole))
    } else {
        Box::new(flate2::bufread::DeflateDecoder::new(whole))
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use proptest::prelude::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes).and_then(|()| packed.finish()).unwrap_or_default()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    #[test]
    fn each_coding_and_one_in_another() {
        let page = b"The ferry ran aground off Kelmouth.".repeat(20);
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(&page).unwrap();
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::default());
        bare.write_all(&page).unwrap();
        for (body, field) in [
            (page.clone(), ""),
            (page.clone(), "identity"),
            (gzip(&page), "GZIP"),
            (zlib.finish().unwrap(), "deflate"),
            (bare.finish().unwrap(), "deflate"),
            (zstd(&page), "zstd"),
            (gzip(&zstd(&page)), "zstd, gzip"),
        ] {
            assert_eq!(decode(&body, field).unwrap(), page, "{field}");
        }
        // "Oui." as brotli stores it.
        assert_eq!(decode(&[0x8b, 0x01, 0x80, b'O', b'u', b'i', b'.', 0x03], "br").unwrap(), b"Oui.");
    }

    #[test]
    fn what_cannot_be_undone_says_why() {
        assert_eq!(decode(b"x", "compress"), Err(CodingError::Unknown("compress".into())));
        assert_eq!(decode(b"x", "gzip,gzip,gzip,gzip,gzip"), Err(CodingError::Deep));
        let packed = gzip(b"words");
        assert_eq!(decode(&packed[..packed.len() - 1], "gzip"), Err(CodingError::Damaged("gzip".into())));
    }

    #[test]
    fn a_bomb_ends_in_an_error() {
        let zeros = vec![0; 256 << 20];
        let bombs = [(gzip(&zeros), "gzip"), (zstd(&zeros), "zstd"), (gzip(&gzip(&zeros)), "gzip, gzip")];
        drop(zeros);
        for (bomb, field) in bombs {
            assert_eq!(decode(&bomb, field), Err(CodingError::TooLarge));
        }
    }

    proptest! {
        #[test]
        fn any_bytes(body in proptest::collection::vec(any::<u8>(), 0..500), which in 0..5usize) {
            let field = ["gzip", "deflate", "br", "zstd", "br, gzip"][which];
            let _ = decode(&body, field);
        }
    }
}

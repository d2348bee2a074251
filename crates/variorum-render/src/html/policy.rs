//! What a browser may do with the document.

use variorum_text::sha256_hex;

/// Nothing is loaded, sent or run, and no style holds but the one given, known by its hash.
pub(super) fn policy(style: &str) -> String {
    let hash = base64(&sha256_hex(style.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// Base64 of bytes that are given in hexadecimal.
fn base64(hex: &str) -> String {
    const DIGITS: [char; 64] = {
        let mut digits = ['A'; 64];
        let mut n = 0;
        while n < 64 {
            digits[n] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[n] as char;
            n += 1;
        }
        digits
    };
    // Six hexadecimal digits are three bytes, and four digits of Base64.
    let bits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    let mut out = String::new();
    for group in bits.chunks(6) {
        let value =
            group.iter().chain(std::iter::repeat(&0)).take(6).fold(0, |value, bits| value << 4 | bits);
        let digits = [18, 12, 6, 0].map(|shift| DIGITS[(value >> shift & 63) as usize]);
        out.extend(&digits[..group.len() / 2 + 1]);
    }
    while !out.len().is_multiple_of(4) {
        out.push('=');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{base64, policy};

    #[test]
    fn base64_of_bytes() {
        for (hex, want) in
            [("", ""), ("66", "Zg=="), ("666f", "Zm8="), ("666f6f", "Zm9v"), ("666f6f62", "Zm9vYg==")]
        {
            assert_eq!(base64(hex), want);
        }
    }

    #[test]
    fn the_style_is_known_by_its_hash() {
        let hash = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assert!(policy("").contains(hash));
    }
}

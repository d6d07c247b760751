//! Hashes for file names, which make files immutable, and for integrity checks.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// The first 16 hexadecimal digits, for file names.
pub(crate) fn short(bytes: &[u8]) -> String {
    let first =
        Sha256::digest(bytes).iter().take(8).fold(0, |all, byte| all << 8 | u64::from(*byte));
    format!("{first:016x}")
}

/// The hash that the loader compares wasm and locale files with.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The value of a page's `integrity` attribute.
pub(crate) fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::{sha256, sha384, short};

    #[test]
    fn hashes_of_empty_input_match() {
        assert_eq!(short(b""), "e3b0c44298fc1c14");
        assert_eq!(sha256(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert!(sha384(b"").starts_with("sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/"));
    }
}

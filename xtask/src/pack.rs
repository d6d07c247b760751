//! Writes compressed copies beside the files, for hosts that serve precompressed files.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// Writes `<file>.br` and `<file>.gz`; returns both sizes.
pub(crate) fn pack(file: &Path) -> Result<(usize, usize)> {
    let bytes = fs::read(file)?;
    let (brotli, gzip) = (brotli(&bytes)?, gzip(&bytes)?);
    let name = file.to_str().context("a file name that is not text")?;
    fs::write(format!("{name}.br"), &brotli)?;
    fs::write(format!("{name}.gz"), &gzip)?;
    Ok((brotli.len(), gzip.len()))
}

pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let size_hint = bytes.len();
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint, ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}

pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    // A header without name and time keeps the output reproducible.
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{brotli, gzip};

    #[test]
    fn compressed_files_round_trip() {
        let bytes = b"a session a week, a session a week".repeat(99);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&bytes).unwrap(), &mut back).unwrap();
        assert_eq!(back, bytes);
        back.clear();
        flate2::read::GzDecoder::new(&*gzip(&bytes).unwrap()).read_to_end(&mut back).unwrap();
        assert_eq!(back, bytes);
    }
}

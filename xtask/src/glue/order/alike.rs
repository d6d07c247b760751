//! Which texts are alike.

use std::collections::BTreeMap;

/// An order in which each text stands beside one that is like it, beginning with the first.
///
/// After each text comes the one of those left that shares the largest part of its shingles: all
/// that occurs in one of the two as a sequence of five bytes. Where several are as much alike, the
/// first is next, so that the order is the same on every machine.
pub(super) fn neighbours(texts: &[Vec<u8>]) -> Vec<usize> {
    let mut numbers: BTreeMap<&[u8], usize> = BTreeMap::new();
    let mut holders: Vec<Vec<usize>> = Vec::new();
    let mut shingles: Vec<Vec<usize>> = Vec::with_capacity(texts.len());
    for (text, bytes) in texts.iter().enumerate() {
        let mut own = Vec::new();
        for shingle in bytes.windows(SHINGLE) {
            let number = *numbers.entry(shingle).or_insert_with(|| {
                holders.push(Vec::new());
                holders.len() - 1
            });
            own.push(number);
        }
        own.sort_unstable();
        own.dedup();
        for number in &own {
            if let Some(holders) = holders.get_mut(*number) {
                holders.push(text);
            }
        }
        shingles.push(own);
    }
    let size = |text: usize| shingles.get(text).map_or(0, Vec::len);
    let mut is_left = vec![true; texts.len()];
    let mut shared = vec![0_usize; texts.len()];
    let mut order = Vec::with_capacity(texts.len());
    let mut next = (!texts.is_empty()).then_some(0);
    while let Some(this) = next {
        order.push(this);
        if let Some(this) = is_left.get_mut(this) {
            *this = false;
        }
        shared.fill(0);
        for number in shingles.get(this).into_iter().flatten() {
            let Some(holders) = holders.get_mut(*number) else { continue };
            holders.retain(|text| is_left.get(*text) == Some(&true));
            for text in holders {
                if let Some(shared) = shared.get_mut(*text) {
                    *shared += 1;
                }
            }
        }
        // Of two fractions the larger one, without rounding.
        let part = |text: usize, shared: usize| (shared, size(this) + size(text) - shared);
        let mut best: Option<(usize, (usize, usize))> = None;
        for (text, shared) in shared.iter().copied().enumerate() {
            let (above, below) = part(text, shared);
            let is_better = best.is_none_or(|(_, best)| above * best.1 > best.0 * below);
            if is_better && is_left.get(text) == Some(&true) {
                best = Some((text, (above, below)));
            }
        }
        next = best.map(|(text, _)| text);
    }
    order
}

/// How many bytes a shingle has: three to six make less than a thousandth of a difference.
const SHINGLE: usize = 5;

#[cfg(test)]
mod tests {
    use super::neighbours;

    fn order(texts: &[&str]) -> Vec<usize> {
        neighbours(&texts.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_alike_stands_together() {
        let texts = ["one massage a week", "nothing", "two massages a week", "nothing at all"];
        assert_eq!(order(&texts), [0, 2, 1, 3]);
    }

    #[test]
    fn each_text_occurs_once() {
        assert_eq!(order(&[]), [] as [usize; 0]);
        assert_eq!(order(&["", "a", "", "abcdef", "abcdef"]), [0, 1, 2, 3, 4]);
    }
}

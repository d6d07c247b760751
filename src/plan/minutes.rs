//! Minutes by weight, with an upper end for each area (R-Q2 (3), R-C8).

use crate::plan::{order::sort_by_key, routing::LEAST};

/// What an area weighs, and the most that it may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Share {
    pub(crate) weight: u32,
    pub(crate) end: u32,
}

/// Five minutes each, the rest by weight; one above its upper end gets that, and the rest is shared
/// anew; then largest remainder first, ties to the earlier one, or to the later.
///
/// There are at least five minutes for each.
pub(crate) fn share(shares: &[Share], hands_on: u32, later_first: bool) -> Vec<u32> {
    let mut fixed: Vec<Option<u32>> = vec![None; shares.len()];
    loop {
        let open = || shares.iter().zip(&fixed).filter(|(_, fixed)| fixed.is_none());
        let weights: u32 = open().map(|(share, _)| share.weight).sum();
        let count = u32::try_from(open().count()).unwrap_or(u32::MAX);
        let given: u32 = fixed.iter().flatten().sum();
        let rest = hands_on.saturating_sub(given).saturating_sub(count.saturating_mul(LEAST));
        if count == 0 {
            break;
        }
        let is_above = |share: &Share| rest * share.weight > (share.end - LEAST) * weights;
        let above: Vec<bool> = shares
            .iter()
            .zip(&fixed)
            .map(|(share, fixed)| fixed.is_none() && is_above(share))
            .collect();
        if above.iter().all(|above| !above) {
            round(shares, &mut fixed, (rest, weights), later_first);
            break;
        }
        for ((share, fixed), _) in
            shares.iter().zip(&mut fixed).zip(above).filter(|(_, above)| *above)
        {
            *fixed = Some(share.end);
        }
    }
    fixed.into_iter().flatten().collect()
}

/// Whole minutes for those that are open, by the largest remainder.
fn round(
    shares: &[Share],
    fixed: &mut [Option<u32>],
    (rest, weights): (u32, u32),
    later_first: bool,
) {
    let mut open: Vec<(&mut Option<u32>, u32)> = Vec::new();
    let mut over = rest;
    for (share, fixed) in shares.iter().zip(fixed).filter(|(_, fixed)| fixed.is_none()) {
        let whole = rest * share.weight / weights;
        over -= whole;
        *fixed = Some(LEAST + whole);
        open.push((fixed, rest * share.weight % weights));
    }
    if later_first {
        open.reverse();
    }
    // Stable: ties stay as they stand.
    sort_by_key(&mut open, |(_, remainder)| std::cmp::Reverse(*remainder));
    for (minutes, _) in open.into_iter().take(over as usize) {
        if let Some(minutes) = minutes {
            *minutes += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Share, share};

    fn shares(pairs: &[(u32, u32)]) -> Vec<Share> {
        pairs.iter().map(|(weight, end)| Share { weight: *weight, end: *end }).collect()
    }

    #[test]
    fn the_examples_of_the_rule_come_out() {
        let sore = [(8, 20), (5, 20), (5, 20), (1, 5), (1, 5), (2, 20)];
        assert_eq!(share(&shares(&sore), 55, false), [15, 11, 11, 5, 5, 8]);
        let next = [(6, 20), (7, 20), (5, 20), (1, 5), (1, 5), (3, 20)];
        assert_eq!(share(&shares(&next), 55, true), [12, 13, 11, 5, 5, 9]);
        let nothing = [(3, 20), (3, 20), (2, 20), (2, 20)];
        assert_eq!(share(&shares(&nothing), 55, false), [16, 15, 12, 12]);
    }

    #[test]
    fn ties_go_to_the_earlier_or_to_the_later() {
        let two = [(1, 20), (1, 20)];
        assert_eq!(share(&shares(&two), 25, false), [13, 12]);
        assert_eq!(share(&shares(&two), 25, true), [12, 13]);
    }

    #[test]
    fn an_upper_end_is_reached_and_not_passed() {
        assert_eq!(share(&shares(&[(1, 12), (1, 20)]), 24, false), [12, 12]);
        assert_eq!(share(&shares(&[(1, 12), (1, 20)]), 26, false), [12, 14]);
        assert_eq!(share(&shares(&[(1, 5), (1, 5)]), 25, false), [5, 5]);
    }

    proptest! {
        #[test]
        fn minutes_add_up_or_all_are_at_their_end(
            pairs in prop::collection::vec((1_u32..9, 5_u32..21), 1..8), more in 0_u32..60, later: bool,
        ) {
            let shares = shares(&pairs);
            let hands_on = u32::try_from(shares.len()).unwrap() * 5 + more;
            let minutes = share(&shares, hands_on, later);
            prop_assert_eq!(minutes.len(), shares.len());
            let ends: u32 = shares.iter().map(|share| share.end).sum();
            prop_assert_eq!(minutes.iter().sum::<u32>(), hands_on.min(ends));
            for (minutes, share) in minutes.iter().zip(&shares) {
                prop_assert!((5..=share.end).contains(minutes));
            }
        }
    }
}

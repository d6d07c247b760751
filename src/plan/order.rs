//! Puts short lists in order.

use std::mem;

/// Sorts a list of at most some hundred members by a key; equal ones stay as they stand.
///
/// By insertion: a copy of the standard library's sort for every type weighs three times as much
/// in the shipped wasm. What a page can make long is sorted by the standard library.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        for place in (1..=end).rev() {
            let Some([before, after]) = list.get_mut(place - 1..=place) else { break };
            if key(before) <= key(after) {
                break;
            }
            mem::swap(before, after);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sort_by_key;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(
            mut list in prop::collection::vec((0_u8..9, 0_u8..9), 0..60),
        ) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut list, |(key, _)| *key);
            prop_assert_eq!(list, expected);
        }
    }
}

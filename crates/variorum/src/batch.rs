//! Work on a stream of items on all cores, results in order, with little in memory.

use rayon::prelude::*;

/// Calls `work` on the items in parallel and `take` on the results one by one in the order of the items. At most a
/// few items for each core are held at a time.
pub fn in_order<T: Send, R: Send, E>(
    items: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let size = rayon::current_num_threads() * 4;
    let mut items = items.peekable();
    while items.peek().is_some() {
        let batch: Vec<T> = items.by_ref().take(size).collect();
        let results: Vec<R> = batch.into_par_iter().map(&work).collect();
        results.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_order() {
        let mut seen = Vec::new();
        let done: Result<(), ()> = super::in_order(
            0..1000,
            |n| n * 2,
            |n| {
                seen.push(n);
                Ok(())
            },
        );
        assert_eq!((done, seen), (Ok(()), (0..1000).map(|n| n * 2).collect()));
    }
}

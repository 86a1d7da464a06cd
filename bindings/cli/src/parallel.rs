//! Work on many things at once.

/// What becomes of each, in their order, by all processors; whoever works begins with what `init` gives.
#[cfg(not(target_family = "wasm"))]
pub fn each<T: Send, S, U: Send>(
    items: Vec<T>,
    init: impl Fn() -> S + Sync + Send,
    make: impl Fn(&mut S, T) -> U + Sync + Send,
) -> Vec<U> {
    use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
    items.into_par_iter().map_init(init, make).collect()
}

/// WebAssembly has one processor.
#[cfg(target_family = "wasm")]
pub fn each<T, S, U>(items: Vec<T>, init: impl Fn() -> S, make: impl Fn(&mut S, T) -> U) -> Vec<U> {
    let mut state = init();
    items.into_iter().map(|item| make(&mut state, item)).collect()
}

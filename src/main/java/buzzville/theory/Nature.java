package buzzville.theory;

/** How regular the arrivals of a source are. */
enum Nature {
    /** Independent, at a rate that may vary. */
    POISSON,
    /** Each member by itself, with gaps of a known variance. */
    REGULAR,
    /** Caused by other messages, or told by several witnesses: nearly independent. */
    CAUSED,
    BURSTY,
    SCHEDULED,
    CLOSED,
    BATCHED
}

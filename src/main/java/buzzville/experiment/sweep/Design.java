package buzzville.experiment.sweep;

import java.util.Locale;

/** Which combinations of values are run. */
public enum Design {
    /** All of them. */
    GRID,
    /** So many, each drawn by itself. */
    RANDOM,
    /**
     * So many, of which each axis alone has one in every n-th part of its range: McKay, Beckman and Conover, "A comparison of
     * three methods for selecting values of input variables in the analysis of output from a computer code" (1979).
     */
    LATIN;

    /** The name on a command line and in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package buzzville.random;

import java.util.function.DoubleUnaryOperator;

/** Solves f(x) = target to the last bit of x, the same way on every machine. */
final class Bisection {
    private Bisection() {}

    /**
     * Returns x in [low, high] where {@code f} crosses {@code target}.
     *
     * @param f at most {@code target} at {@code low}, at least {@code target} at {@code high}, crossing it once
     */
    static double solve(DoubleUnaryOperator f, double target, double low, double high) {
        double below = low;
        double above = high;
        while (true) {
            double middle = below + (above - below) / 2;
            if (!(middle > below && middle < above)) {
                return middle;
            }
            if (f.applyAsDouble(middle) < target) {
                below = middle;
            } else {
                above = middle;
            }
        }
    }
}

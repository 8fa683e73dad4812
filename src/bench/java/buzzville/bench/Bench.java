package buzzville.bench;

import java.util.Locale;

/**
 * Runs one program on one model: a warm-up pass, then timed ones. {@code src/bench/run} calls it and makes the table.
 */
final class Bench {
    private static final int CUSTOMERS = 5_000_000;

    private Bench() {}

    /**
     * Arguments: program, model, pending events (hold only), holds (hold only), passes. Prints the best ns per event
     * and the last check value.
     */
    public static void main(String[] words) {
        Program program =
                switch (words[0]) {
                    case "kernel" -> new KernelProgram();
                    case "ssj-binary" -> new SsjProgram(umontreal.ssj.simevents.eventlist.BinaryTree::new);
                    case "ssj-splay" -> new SsjProgram(umontreal.ssj.simevents.eventlist.SplayTree::new);
                    case "naive" -> new NaiveProgram();
                    case "scenario" -> new ScenarioProgram();
                    default -> throw new IllegalArgumentException("unknown program " + words[0]);
                };
        int pending = Integer.parseInt(words[2]);
        int holds = Integer.parseInt(words[3]);
        int passes = Integer.parseInt(words[4]);
        double best = Double.MAX_VALUE;
        String check = "";
        for (int pass = -1; pass < passes; pass++) {
            long seed = 12345 + pass * 7919L;
            Pass result =
                    switch (words[1]) {
                        case "mm1" -> program.mm1(CUSTOMERS, seed);
                        case "hold" -> program.hold(pending, holds, seed);
                        case "broker" -> program.broker(CUSTOMERS, seed);
                        default -> throw new IllegalArgumentException("unknown model " + words[1]);
                    };
            if (pass >= 0) {
                best = Math.min(best, (double) result.nanos() / result.events());
            }
            check = result.check();
        }
        System.out.printf(Locale.ROOT, "%.2f|%s%n", best, check);
    }
}

package buzzville.report;

import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Yardstick;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Difference;
import buzzville.report.text.Numbers;
import java.io.IOException;
import java.util.Map;

/**
 * {@code comparison.csv}, a line for each figure of a strategy and for each difference of two: {@code figure}, {@code kind},
 * {@code unit}, {@code strategy}, {@code than} (what is taken off; empty where nothing is), {@code family} (of which intervals this
 * one belongs to, that hold together with 95 %: {@code alone}, {@code baseline} or {@code pairs}), {@code estimate}, {@code low},
 * {@code high}, {@code confidence} (of this interval alone), {@code n}, {@code outcome} (of a difference, or the verdict on an
 * objective) and {@code note}.
 */
final class ComparisonCsv {
    static final String FILE = "comparison.csv";

    private ComparisonCsv() {}

    static void write(Comparison comparison, Appendable out) throws IOException {
        out.append("figure,kind,unit,strategy,than,family,estimate,low,high,confidence,n,outcome,note\n");
        CsvLines lines = new CsvLines(out);
        for (Contest contest : comparison.contests()) {
            for (Map.Entry<String, Estimate> one : contest.estimates().entrySet()) {
                begin(lines, contest.yardstick(), one.getKey(), "").raw("alone");
                String verdict = verdict(comparison, one.getKey(), contest.yardstick());
                end(lines, contest.yardstick(), one.getValue(), Estimate.CONFIDENCE, verdict);
            }
            for (Difference difference : contest.againstBaseline()) {
                write(lines, contest.yardstick(), difference, "baseline");
            }
            for (Difference difference : contest.pairs()) {
                write(lines, contest.yardstick(), difference, "pairs");
            }
        }
    }

    private static String verdict(Comparison comparison, String strategy, Yardstick yardstick) {
        Promise promise = yardstick.kind() == Yardstick.Kind.OBJECTIVE
                ? comparison.contender(strategy).findings().promises().get(yardstick.name())
                : null;
        return promise == null ? "" : promise.verdict().label();
    }

    private static void write(CsvLines lines, Yardstick yardstick, Difference difference, String family)
            throws IOException {
        begin(lines, yardstick, difference.strategy(), difference.than()).raw(family);
        end(
                lines,
                yardstick,
                difference.estimate(),
                difference.confidence(),
                difference.outcome().label());
    }

    private static CsvLines begin(CsvLines lines, Yardstick yardstick, String strategy, String than)
            throws IOException {
        return lines.cell(yardstick.name())
                .raw(yardstick.kind().label())
                .raw(Figure.of(yardstick.unit()).unit())
                .cell(strategy)
                .cell(than);
    }

    private static void end(CsvLines lines, Yardstick yardstick, Estimate estimate, double confidence, String outcome)
            throws IOException {
        Figure figure = Figure.of(yardstick.unit());
        lines.raw(Numbers.text(figure.inFiles(estimate.estimate())))
                .raw(Numbers.text(figure.inFiles(estimate.low())))
                .raw(Numbers.text(figure.inFiles(estimate.high())))
                .raw(Numbers.text(confidence))
                .cell(estimate.n())
                .raw(outcome)
                .raw(estimate.note().label())
                .end();
    }
}

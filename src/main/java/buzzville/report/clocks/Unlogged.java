package buzzville.report.clocks;

import buzzville.clock.Answers;
import buzzville.clock.Answers.Excess;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run knows of its clocks and orders beyond its log.
 *
 * @param heldBack how many messages were held back for the sake of order when the run ended, by service or instance; of those that keep
 *     an order
 * @param answers that clocks got which ask for the time, by process
 */
public record Unlogged(Map<String, Integer> heldBack, SortedMap<String, Answers> answers) {
    private static final int LONGEST = 24;

    /** Some answers of somebody. */
    private record Of(String process, Excess excess) {}

    private int stillHeld() {
        return heldBack.values().stream().mapToInt(Integer::intValue).sum();
    }

    private long total(Function<Answers, Long> count) {
        return answers.values().stream().mapToLong(count::apply).sum();
    }

    private Map.@Nullable Entry<String, Answers> worst() {
        return answers.entrySet().stream()
                .filter(own -> own.getValue().count() > 0)
                .max(Comparator.comparingLong(own -> own.getValue().worst()))
                .orElse(null);
    }

    /** Of what share of half of the delay the worst answer was wrong; NaN if there was none that took any time. */
    private double share() {
        return answers.values().stream()
                .mapToDouble(Answers::worstShare)
                .filter(share -> !Double.isNaN(share))
                .max()
                .orElse(Double.NaN);
    }

    private @Nullable Of first(Function<Answers, @Nullable Excess> excess) {
        return answers.entrySet().stream()
                .map(own -> {
                    Excess first = excess.apply(own.getValue());
                    return first == null ? null : new Of(own.getKey(), first);
                })
                .filter(Objects::nonNull)
                .min(Comparator.comparingLong(of -> of.excess().at()))
                .orElse(null);
    }

    /** Sentences for people; none where no order is kept and nobody asks for the time. */
    public List<String> sentences(ReportLanguage language) {
        ClockWords words = new ClockWords(language);
        List<String> lines = new ArrayList<>();
        if (!heldBack.isEmpty()) {
            List<String> each = new ArrayList<>();
            heldBack.forEach((name, count) -> {
                if (count > 0) {
                    each.add(SafeText.line(name, LONGEST) + " " + words.human().count(count));
                }
            });
            add(
                    lines,
                    words.say("still held back when the run ended: %s%s", "encore retenus à la fin : %s%s"),
                    words.human().count(stillHeld()),
                    each.isEmpty() ? "" : " (" + String.join(", ", each) + ")");
        }
        Map.Entry<String, Answers> worst = worst();
        if (worst != null) {
            ntp(lines, words, worst);
        }
        return lines;
    }

    private void ntp(List<String> lines, ClockWords words, Map.Entry<String, Answers> worst) {
        add(
                lines,
                words.say(
                        "NTP: %s answers to %s clocks; the worst, to %s, was wrong by %s: half of its delay was %s, and its bound %s",
                        "NTP : %s réponses à %s horloges ; la pire, à %s, se trompait de %s : la moitié de son délai était de %s, et sa"
                                + " borne de %s"),
                words.human().count(total(Answers::count)),
                words.human().count(answers.size()),
                SafeText.line(worst.getKey(), LONGEST),
                words.human().duration(worst.getValue().worst()),
                words.human().duration(worst.getValue().halfDelay()),
                words.human().duration(worst.getValue().bound()));
        excess(
                lines,
                words,
                words.say(
                        "answers beyond half of their delay and drift",
                        "réponses hors de la moitié du délai et de la dérive"),
                total(Answers::broken),
                first(Answers::firstBroken));
        excess(
                lines,
                words,
                words.say(
                        "clocks beyond their bound when an answer came",
                        "horloges hors de leur borne à l'arrivée d'une réponse"),
                total(Answers::clockBroken),
                first(Answers::firstClockBroken));
    }

    private static void excess(List<String> lines, ClockWords words, String what, long count, @Nullable Of first) {
        if (first == null) {
            add(lines, words.say("  %s: none", "  %s : aucune"), what);
        } else {
            add(
                    lines,
                    words.say(
                            "  %s: %s, the first at %s s: %s, wrong by %s, bound %s",
                            "  %s : %s, la première à %s s : %s, fausse de %s, borne %s"),
                    what,
                    words.human().count(count),
                    words.seconds(first.excess().at()),
                    SafeText.line(first.process(), LONGEST),
                    words.human().duration(first.excess().error()),
                    words.human().duration(first.excess().bound()));
        }
    }

    private static void add(List<String> lines, String format, Object... words) {
        lines.add(String.format(Locale.ROOT, format, words));
    }

    /** Adds the same to the figures of the log. */
    void put(ObjectNode json) {
        ObjectNode waits = json.withObject("/hold_back");
        waits.put("still_held", stillHeld());
        ObjectNode each = waits.putObject("still_held_by_service");
        heldBack.forEach(each::put);
        ObjectNode ntp = json.putObject("ntp");
        ntp.put("answers", total(Answers::count));
        Map.Entry<String, Answers> worst = worst();
        if (worst != null) {
            ntp.put("worst_process", worst.getKey());
            ntp.put("worst_error_ns", worst.getValue().worst());
            ntp.put("worst_half_delay_ns", worst.getValue().halfDelay());
            ntp.put("worst_bound_ns", worst.getValue().bound());
            ntp.put("worst_error_over_half_delay", Numbers.figure(share()));
            ntp.put("beyond_half_delay_and_drift", total(Answers::broken));
            put(ntp, "first_beyond", first(Answers::firstBroken));
            ntp.put("clock_beyond_bound", total(Answers::clockBroken));
            put(ntp, "first_clock_beyond", first(Answers::firstClockBroken));
            ObjectNode processes = ntp.putObject("processes");
            answers.forEach((process, own) -> processes
                    .putObject(process)
                    .put("answers", own.count())
                    .put("worst_error_ns", own.worst())
                    .put("worst_half_delay_ns", own.halfDelay())
                    .put("worst_bound_ns", own.bound())
                    .put("worst_error_over_half_delay", Numbers.figure(own.worstShare()))
                    .put("beyond_half_delay_and_drift", own.broken())
                    .put("clock_beyond_bound", own.clockBroken()));
        }
    }

    private static void put(ObjectNode json, String key, @Nullable Of first) {
        if (first != null) {
            json.putObject(key)
                    .put("process", first.process())
                    .put("at_ns", first.excess().at())
                    .put("error_ns", first.excess().error())
                    .put("bound_ns", first.excess().bound());
        }
    }
}

package buzzville.lesson.exercise;

import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Exchange;
import buzzville.clock.HybridStamp;
import buzzville.lesson.Annals;
import buzzville.lesson.Asked;
import buzzville.lesson.Form;
import buzzville.lesson.Known;
import buzzville.lesson.Known.Clock;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Slip;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about physical and hybrid clocks. */
final class TimeMakers {
    private static final List<Long> GAPS_MS = List.of(200L, 500L, 1000L, 2000L);
    private static final List<Long> PPM = List.of(20L, 25L, 50L, 100L, 200L, 400L, 500L);

    private TimeMakers() {}

    /** Offset, delay and worst error of an exchange with a server, in milliseconds. */
    static Question ntp(Annals annals, Draw draw) {
        long there = draw.from(5, 60);
        long back =
                there + 2L * draw.from(-2, 20); // an even difference keeps the offset whole, and an even sum the bound
        long ahead = draw.from(-80, 80);
        long work = draw.from(1, 10);
        long asked = 1000L * draw.from(1, 9);
        long heard = asked + there + ahead;
        long answered = heard + work;
        long received = asked + there + work + back;
        Exchange exchange = new Exchange(asked, heard, answered, received);
        String answer = ntp(exchange.offset(), exchange.delay(), half(exchange.delay()));
        List<Slip> slips = List.of(
                slip("ntp-work", ntp(exchange.offset(), received - asked, half(received - asked))),
                slip("ntp-one-way", ntp(heard - asked, exchange.delay(), half(exchange.delay()))),
                slip("ntp-whole", ntp(exchange.offset(), exchange.delay(), BigDecimal.valueOf(exchange.delay()))),
                slip("ntp-sign", ntp(-exchange.offset(), exchange.delay(), half(exchange.delay()))));
        return new Question(
                "ntp",
                Phrase.of("ntp", "t1", asked, "t2", heard, "t3", answered, "t4", received),
                List.of(),
                Asked.in(Form.NUMBERS, "ms"),
                List.of(),
                answer,
                Question.telling(answer, slips),
                Phrase.of("ntp.why"),
                Map.of("t_ms", List.of(asked, heard, answered, received)),
                Set.of(),
                Set.of());
    }

    private static String ntp(long offset, long delay, BigDecimal worst) {
        return offset + "," + delay + "," + Form.plain(worst);
    }

    private static BigDecimal half(long whole) {
        return BigDecimal.valueOf(5 * whole, 1);
    }

    private static Slip slip(String mistake, String answer) {
        return new Slip(answer, Phrase.of("slip." + mistake));
    }

    /** After how many seconds two clocks that drift apart can put two events the wrong way round. */
    static Question inversion(Annals annals, Draw draw) {
        long gap = draw.of(GAPS_MS);
        long ppm = draw.of(PPM);
        long seconds = gap * 1000 / (2 * ppm);
        String answer = String.valueOf(seconds);
        // seconds by thousandths: a thousand times too soon
        BigDecimal thousandths = BigDecimal.valueOf(seconds, 3);
        return new Question(
                "inversion",
                Phrase.of("inversion", "gap", gap, "ppm", ppm),
                List.of(),
                Asked.in(Form.NUMBER, "s"),
                List.of(),
                answer,
                List.of(slip("one-clock", String.valueOf(2 * seconds)), slip("thousandths", Form.plain(thousandths))),
                Phrase.of("inversion.why", "gap", gap, "ppm", ppm, "both", 2 * ppm, "seconds", seconds),
                Map.of("gap_ms", gap, "ppm", ppm),
                Set.of(),
                Set.of());
    }

    /** What a hybrid clock says after receiving. */
    static @Nullable Question hybrid(Annals annals, Draw draw) {
        LoggedEvent event = draw.of(annals.events());
        LoggedEvent sender =
                event.received().size() == 1 ? annals.sender(event.received().get(0)) : null;
        LoggedEvent before = annals.previous(event);
        if (sender == null || before == null || !event.circumstances().after().isEmpty()) {
            return null;
        }
        HybridStamp own = before.stamps().hybrid();
        HybridStamp heard = sender.stamps().hybrid();
        HybridStamp right = event.stamps().hybrid();
        long local = event.stamps().local();
        boolean ahead = right.time() == local && right.count() == 0;
        Options options = new Options(stamp(right));
        if (local < right.time()) {
            options.wrong(stamp(new HybridStamp(local, 0)), Phrase.of("slip.hybrid-is-local"));
        }
        options.wrong(stamp(new HybridStamp(right.time(), 0)), Phrase.of("slip.hybrid-reset"))
                .wrong(
                        stamp(new HybridStamp(right.time(), own.count() + heard.count() + 1)),
                        Phrase.of(ahead ? "slip.hybrid-anew" : "slip.hybrid-sum"))
                .wrong(
                        stamp(new HybridStamp(own.time(), own.count() + 1)),
                        Phrase.of(ahead ? "slip.hybrid-stuck" : "slip.hybrid-deaf"));
        if (ahead && heard.time() > own.time()) {
            options.wrong(stamp(new HybridStamp(heard.time(), heard.count() + 1)), Phrase.of("slip.hybrid-stuck"));
        }
        if (options.size() < 3) {
            return null;
        }
        List<Phrase> given = new ArrayList<>(List.of(
                Phrase.of("hybrid.before", "stamp", stamp(own)),
                Phrase.of("hybrid.heard", "stamp", stamp(heard)),
                Phrase.of("hybrid.local", "time", PairMakers.millis(local))));
        Set<Known> shows = new java.util.HashSet<>(CountMakers.known(Clock.HYBRID, before, sender));
        shows.addAll(CountMakers.known(Clock.LOCAL, event));
        return options.question(
                "hybrid",
                Phrase.of(
                        "hybrid",
                        "event",
                        String.valueOf(event.id()),
                        "process",
                        annals.log().who(event),
                        "message",
                        event.received().get(0)),
                given,
                Phrase.of("hybrid.why"),
                Map.of("event", event.id()),
                CountMakers.known(Clock.HYBRID, event),
                shows,
                draw);
    }

    private static Phrase stamp(HybridStamp stamp) {
        return Phrase.of("hybrid.stamp", "time", PairMakers.millis(stamp.time()), "count", stamp.count());
    }
}

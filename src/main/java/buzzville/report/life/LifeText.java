package buzzville.report.life;

import buzzville.city.life.Branch;
import buzzville.city.life.Life;
import buzzville.city.life.Mention;
import buzzville.city.life.Moment;
import buzzville.city.life.Stretch;
import buzzville.metric.Fate;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells lives to people at a terminal. */
public final class LifeText {
    private static final int BAR = 24;
    private static final double SMALL = 0.01;

    /**
     * An incident of the timeline.
     *
     * @param from virtual nanoseconds
     * @param until virtual nanoseconds
     */
    public record During(String name, String kind, long from, long until) {}

    private final Phrases say;
    private final LossSentence losses;
    private final MomentLine lines;
    private final List<During> incidents;

    /** @param incidents of the run, in file order */
    public LifeText(ReportLanguage language, List<During> incidents) {
        this.say = new Phrases(language);
        this.losses = new LossSentence(language);
        this.lines = new MomentLine(say);
        this.incidents = List.copyOf(incidents);
    }

    /** One life in a few lines; ends with a line feed. */
    public String brief(Life life) {
        StringBuilder text = new StringBuilder();
        head(life, text);
        outcomes(life).forEach((outcome, branches) -> {
            line(text, "  " + outcome);
            String most = most(life, branches.get(0));
            if (!most.isEmpty()) {
                line(text, "    " + most);
            }
        });
        return text.toString();
    }

    /** One life hop by hop; ends with a line feed. */
    public String full(Life life) {
        StringBuilder text = new StringBuilder();
        head(life, text);
        relatives(life, text);
        outcomes(life).keySet().forEach(outcome -> line(text, "  " + outcome));
        Branch latest = latest(life);
        if (latest != null) {
            bars(life, latest, text);
            incidents(life, latest, text);
        }
        text.append('\n');
        hops(life, text);
        return text.toString();
    }

    private void head(Life life, StringBuilder text) {
        String who = life.instance() < 0 ? life.origin() : life.origin() + "-" + life.instance();
        line(
                text,
                say.mention(life.self())
                        + say.choose(" from ", " de ")
                        + who
                        + (life.zone().isEmpty() ? "" : say.choose(" in ", " à ") + life.zone())
                        + (life.key().isEmpty() ? "" : say.choose(", key ", ", clé ") + life.key())
                        + say.choose("; occurred at ", " ; survenu à ")
                        + say.clock(life.self().occurredAt())
                        + (life.originals() == 0
                                ? ""
                                : say.choose("; made of ", " ; fait de ") + say.human.count(life.originals())));
    }

    private void relatives(Life life, StringBuilder text) {
        Mention cause = life.cause();
        if (cause != null) {
            line(text, "  " + say.choose("brought about by ", "causé par ") + relative(cause));
        } else if (life.causeId() != 0) {
            line(text, "  " + say.choose("brought about by ", "causé par ") + Numbers.hex(life.causeId()));
        }
        for (Mention effect : life.effects()) {
            line(text, "  " + say.choose("brought about ", "a causé ") + relative(effect));
        }
        int more = life.effectCount() - life.effects().size();
        if (more > 0) {
            String number = say.human.count(more);
            line(text, "  " + say.choose("and " + number + " more", "et " + number + " de plus"));
        }
        if (life.into() != null) {
            line(text, "  " + say.choose("became part of ", "devenu partie de ") + say.mention(life.into()));
        }
    }

    private String relative(Mention message) {
        return say.mention(message) + say.choose(", at ", ", à ") + say.clock(message.occurredAt());
    }

    /** What became of it, and of whom it is true, in the order of the services. */
    private Map<String, List<Branch>> outcomes(Life life) {
        Map<String, List<Branch>> by = new LinkedHashMap<>();
        for (Branch branch : life.branches()) {
            String why = losses.of(life, branch);
            String end = say.end(branch, life.self().occurredAt());
            String after = say.choose("after ", "après ")
                    + say.human.duration(branch.at() - life.self().occurredAt()) + " ";
            by.computeIfAbsent(why.isEmpty() ? end : after + why, none -> new ArrayList<>())
                    .add(branch);
        }
        Map<String, List<Branch>> named = new LinkedHashMap<>();
        by.forEach((outcome, branches) -> named.put(names(branches) + say.choose(": ", " : ") + outcome, branches));
        return named;
    }

    private String names(List<Branch> branches) {
        List<String> names = new ArrayList<>();
        for (Branch branch : branches) {
            names.add(
                    branch.subscription().isEmpty()
                            ? say.choose("expected by nobody", "attendu par personne")
                            : branch.subscription());
        }
        return String.join(", ", names);
    }

    private static @Nullable Branch latest(Life life) {
        return life.branches().stream()
                .max(Comparator.comparingLong(Branch::at))
                .orElse(null);
    }

    private Map<String, Long> shares(Branch branch) {
        Map<String, Long> shares = new LinkedHashMap<>();
        for (Stretch stretch : branch.stretches()) {
            shares.merge(say.where(stretch), stretch.length(), Long::sum);
        }
        List<Map.Entry<String, Long>> longest = new ArrayList<>(shares.entrySet());
        longest.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        Map<String, Long> sorted = new LinkedHashMap<>();
        longest.forEach(share -> sorted.put(share.getKey(), share.getValue()));
        return sorted;
    }

    /** Where most of its time went; empty if it took none. */
    private String most(Life life, Branch branch) {
        long total = branch.at() - life.self().occurredAt();
        for (Map.Entry<String, Long> share : shares(branch).entrySet()) {
            return percent(share.getValue() / (double) total)
                    + say.choose(" of ", " de ")
                    + say.human.duration(total)
                    + say.choose(" it was ", " : ")
                    + share.getKey();
        }
        return "";
    }

    private void bars(Life life, Branch branch, StringBuilder text) {
        String most = most(life, branch);
        if (most.isEmpty()) {
            return;
        }
        text.append('\n');
        boolean several = life.branches().size() > 1 && !branch.subscription().isEmpty();
        line(text, "  " + most + (several ? say.choose(", up to ", ", jusqu'à ") + branch.subscription() : ""));
        long total = branch.at() - life.self().occurredAt();
        shares(branch).forEach((where, length) -> {
            double part = length / (double) total;
            int blocks = (int) Math.round(BAR * Math.min(1, part));
            line(
                    text,
                    "    " + "█".repeat(blocks) + "░".repeat(BAR - blocks) + " " + left(percent(part), 7)
                            + left(say.human.duration(length), 12) + where);
        });
    }

    /** Whole per cents, and nothing that rounding would make all or nothing. */
    private String percent(double share) {
        if (share < SMALL) {
            return "< " + say.human.percent(SMALL);
        }
        return share > 1 - SMALL && share < 1
                ? "> " + say.human.percent(1 - SMALL)
                : say.human.percent(Math.round(share * 100) / 100.0);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private void incidents(Life life, Branch branch, StringBuilder text) {
        for (During incident : incidents) {
            if (incident.from() <= branch.at()
                    && incident.until() >= life.self().occurredAt()) {
                line(
                        text,
                        "  " + say.choose("during incident ", "pendant l'incident ") + incident.name() + " ("
                                + say.incident(incident.kind()) + "), " + say.clock(incident.from())
                                + (incident.until() == incident.from() ? "" : " – " + say.clock(incident.until())));
            }
        }
    }

    private void hops(Life life, StringBuilder text) {
        line(text, say.choose("hop by hop", "étape par étape"));
        long last = moments(life.upstream(), life.self().occurredAt(), text);
        for (Branch branch : life.branches()) {
            if (!branch.moments().isEmpty()) {
                line(text, branch.subscription());
                List<Moment> later = branch.moments().stream()
                        .filter(moment -> moment.at() > branch.at())
                        .toList();
                List<Moment> own = branch.moments().stream()
                        .filter(moment -> !later.contains(moment))
                        .toList();
                long at = moments(own, last, text);
                if (branch.fate() == Fate.DELIVERED) {
                    moment(branch.at(), at, List.of(say.fate(Fate.DELIVERED)), text);
                }
                moments(later, branch.at(), text);
            }
        }
    }

    private long moments(List<Moment> moments, long since, StringBuilder text) {
        long last = since;
        for (Moment moment : moments) {
            moment(moment.at(), last, lines.of(moment), text);
            last = moment.at();
        }
        return last;
    }

    private void moment(long at, long last, List<String> what, StringBuilder text) {
        String step = at > last ? "+" + say.human.duration(at - last) : "";
        line(text, "  " + say.clock(at) + "  " + left(step, 13) + what.get(0));
        what.stream().skip(1).forEach(more -> line(text, " ".repeat(30) + more));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells lives to people at a terminal. */
public final class LifeText {
    private static final int BAR = 24;

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

    /**
     * One life; ends with a line feed.
     *
     * @param hops whether to tell it hop by hop, too
     */
    public String of(Life life, boolean hops) {
        StringBuilder text = new StringBuilder();
        head(life, text);
        for (Branch branch : life.branches()) {
            text.append('\n');
            branch(life, branch, text);
        }
        if (hops) {
            hops(life, text);
        }
        return text.toString();
    }

    private void head(Life life, StringBuilder text) {
        text.append(say.mention(life.self())).append('\n');
        String who = life.instance() < 0 ? life.origin() : life.origin() + "-" + life.instance();
        line(text, say.choose("from ", "de ") + who
                + (life.zone().isEmpty() ? "" : say.choose(" in ", " à ") + life.zone())
                + (life.key().isEmpty() ? "" : say.choose(", key ", ", clé ") + life.key())
                + say.choose("; occurred at ", " ; produit à ") + say.clock(life.self().occurredAt())
                + (life.originals() == 0 ? "" : say.choose("; made of ", " ; fait de ") + say.human.count(life.originals())));
        Mention cause = life.cause();
        if (cause != null) {
            line(text, say.choose("brought about by ", "causé par ") + say.mention(cause) + say.choose(" of ", " de ") + say.clock(cause.occurredAt()));
        } else if (life.causeId() != 0) {
            line(text, say.choose("brought about by ", "causé par ") + Numbers.hex(life.causeId()));
        }
        for (Mention effect : life.effects()) {
            line(text, say.choose("brought about ", "a causé ") + say.mention(effect) + say.choose(" at ", " à ") + say.clock(effect.occurredAt()));
        }
        int more = life.effectCount() - life.effects().size();
        if (more > 0) {
            line(text, say.choose("and " + say.human.count(more) + " more", "et " + say.human.count(more) + " autres"));
        }
        if (life.into() != null) {
            line(text, say.choose("became part of ", "devenu partie de ") + say.mention(life.into()));
        }
    }

    private void branch(Life life, Branch branch, StringBuilder text) {
        String name = branch.subscription().isEmpty() ? say.choose("nobody expects it", "personne ne l'attend") : branch.subscription();
        line(text, name + ": " + say.end(branch, life.self().occurredAt()));
        String why = losses.of(life, branch);
        if (!why.isEmpty()) {
            line(text, "  " + why);
        }
        bars(life, branch, text);
        for (During incident : incidents) {
            if (incident.from() <= branch.at() && incident.until() >= life.self().occurredAt()) {
                line(text, "  " + say.choose("meanwhile incident `", "entre-temps, incident `") + incident.name() + "` ("
                        + incident.kind() + "), " + say.clock(incident.from()) + " – " + say.clock(incident.until()));
            }
        }
    }

    private void bars(Life life, Branch branch, StringBuilder text) {
        long total = branch.at() - life.self().occurredAt();
        Map<String, Long> shares = new LinkedHashMap<>();
        for (Stretch stretch : branch.stretches()) {
            shares.merge(say.where(stretch), stretch.length(), Long::sum);
        }
        if (total <= 0 || shares.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Long>> longest = new ArrayList<>(shares.entrySet());
        longest.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        Map.Entry<String, Long> most = longest.get(0);
        line(text, "  " + say.human.percent(round(most.getValue() / (double) total)) + say.choose(" of ", " de ")
                + say.human.duration(total) + ": " + most.getKey());
        for (Map.Entry<String, Long> share : longest) {
            double part = share.getValue() / (double) total;
            int blocks = (int) Math.round(BAR * part);
            line(text, "    " + "█".repeat(blocks) + "░".repeat(BAR - blocks) + " " + pad(say.human.percent(round(part)))
                    + pad(say.human.duration(share.getValue())) + share.getKey());
        }
    }

    /** Whole per cents where that does not hide anything. */
    private static double round(double share) {
        return share < 0.01 || share > 0.99 ? share : Math.round(share * 100) / 100.0;
    }

    private static String pad(String text) {
        return text + " ".repeat(Math.max(1, 10 - text.length()));
    }

    private void hops(Life life, StringBuilder text) {
        text.append('\n');
        line(text, say.choose("hop by hop, since it occurred:", "étape par étape, depuis l'événement :"));
        moments(life, life.upstream(), text);
        for (Branch branch : life.branches()) {
            if (!branch.moments().isEmpty()) {
                line(text, branch.subscription() + ":");
                moments(life, branch.moments(), text);
            }
            if (branch.fate() == Fate.DELIVERED) {
                moment(life, branch.at(), List.of(say.fate(Fate.DELIVERED)), text);
            }
        }
    }

    private void moments(Life life, List<Moment> moments, StringBuilder text) {
        moments.forEach(moment -> moment(life, moment.at(), lines.of(moment), text));
    }

    private void moment(Life life, long at, List<String> what, StringBuilder text) {
        String since = "+" + say.human.duration(at - life.self().occurredAt());
        line(text, "  " + since + " ".repeat(Math.max(1, 12 - since.length())) + what.get(0));
        what.stream().skip(1).forEach(more -> line(text, "                " + more));
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(line).append('\n');
    }
}

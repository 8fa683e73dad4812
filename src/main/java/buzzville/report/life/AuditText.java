package buzzville.report.life;

import buzzville.city.life.Audit;
import buzzville.city.life.Branch;
import buzzville.city.life.Family;
import buzzville.city.life.Leg;
import buzzville.city.life.Life;
import buzzville.metric.Fate;
import buzzville.report.text.Names;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the trail of a happening to people at a terminal. */
public final class AuditText {
    private static final int BAR = 24;
    private static final int GAP = 2;
    private static final int MOST_LOST = 8;

    private final Phrases say;
    private final LossSentence losses;
    private final Audit audit;
    private final List<String> lines = new ArrayList<>();

    private AuditText(Audit audit, ReportLanguage language) {
        this.audit = audit;
        this.say = new Phrases(language);
        this.losses = new LossSentence(language);
    }

    /**
     * The lines.
     *
     * @param number on the wire, such as {@code INC_20241210_001}; null if it has none
     * @param all whether messages that are alike are told one by one
     */
    public static List<String> of(Audit audit, @Nullable String number, ReportLanguage language, boolean all) {
        AuditText text = new AuditText(audit, language);
        text.head(number);
        text.trail(all);
        text.path();
        text.actors();
        text.messages();
        text.lost();
        return text.lines;
    }

    private void head(@Nullable String number) {
        List<Life> reports = audit.reports();
        String what = reports.isEmpty() ? "" : reports.get(0).self().event() + " ";
        lines.add(what
                + Numbers.hex(audit.root())
                + (number == null ? "" : ", " + number)
                + say.choose(", happened at ", ", survenu à ")
                + say.clock(audit.rootAt()));
        int size = reports.size();
        lines.add("  " + say.human.count(size)
                + (size == 1 ? say.choose(" report, ", " signalement, ") : say.choose(" reports, ", " signalements, "))
                + say.human.count(audit.messages())
                + (audit.messages() == 1
                        ? say.choose(" message in all", " message en tout")
                        : say.choose(" messages in all", " messages en tout")));
        Family.LastAction last = audit.last();
        if (last == null) {
            lines.add("  " + say.choose("nobody was reached, so nobody acted", "personne n'a été atteint, ni n'a agi"));
            return;
        }
        Life life = audit.lives().stream()
                .filter(each -> each.self().id() == last.id())
                .findFirst()
                .orElse(null);
        lines.add("  " + say.choose("last action: ", "dernière action : ") + last.subscription()
                + say.choose(" was done with ", " a fini ")
                + (life == null ? AuditRows.shortId(last.id()) : AuditRows.message(life.self()))
                + say.choose(" after ", " après ") + say.human.duration(audit.total()));
    }

    private void trail(boolean all) {
        lines.add("");
        TextTable table = new TextTable("rlll", GAP);
        table.row(
                List.of(say.choose("after", "après"), say.choose("who", "qui"), say.choose("what", "quoi"), "message"));
        for (AuditRows.Row row : AuditRows.of(audit, say, all)) {
            table.row(List.of("+" + exact(row.at() - audit.rootAt()), row.who(), row.what(), row.message()));
        }
        lines.addAll(table.lines());
        int untold = audit.messages() - audit.lives().size();
        if (untold > 0) {
            lines.add(say.human.count(untold)
                    + say.choose(" more messages are only counted below", " autres messages sont seulement comptés"));
        }
    }

    /** Milliseconds with three decimals: steps of one trail may be close to each other. */
    private String exact(long nanos) {
        return String.format(Locale.ROOT, "%d%s%03d ms", nanos / 1_000_000, say.choose(".", ","), nanos / 1000 % 1000);
    }

    private void path() {
        if (audit.path().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(say.choose(
                "where the time to the last action went", "où est passé le temps jusqu'à la dernière action"));
        audit.shares().forEach((kind, length) -> {
            double share = length / (double) audit.total();
            int blocks = (int) Math.round(BAR * share);
            lines.add("  " + "█".repeat(blocks) + "░".repeat(BAR - blocks) + "  " + word(kind) + say.choose(": ", " : ")
                    + say.human.duration(length) + " (" + say.human.percent(Math.round(share * 1000) / 1000.0) + ")");
        });
        TextTable table = new TextTable("rlll", GAP);
        for (Leg leg : audit.path()) {
            String where =
                    leg.place() + (leg.lane().isEmpty() ? "" : say.choose(", lane `", ", voie `") + leg.lane() + "`");
            table.row(List.of(
                    "  " + say.human.duration(leg.length()),
                    word(leg.kind()),
                    where,
                    AuditRows.message(leg.message())));
        }
        lines.addAll(table.lines());
    }

    private void actors() {
        List<Audit.Actor> actors = audit.actors();
        if (actors.isEmpty()) {
            return;
        }
        lines.add("");
        TextTable table = new TextTable("lrrrrr", GAP);
        table.row(List.of(
                say.choose("all its messages together", "tous ses messages ensemble"),
                say.choose("messages", "messages"),
                word(Leg.Kind.NOTICING),
                word(Leg.Kind.BLOCKED),
                word(Leg.Kind.WAITING),
                say.choose("service or network", "service ou réseau")));
        for (Audit.Actor actor : actors) {
            Map<Leg.Kind, Long> time = actor.time();
            table.row(List.of(
                    actor.name().equals("network") ? say.choose("network", "réseau") : actor.name(),
                    say.human.count(actor.messages()),
                    spent(time.get(Leg.Kind.NOTICING)),
                    spent(time.get(Leg.Kind.BLOCKED)),
                    spent(time.get(Leg.Kind.WAITING)),
                    spent(actor.name().equals("network") ? time.get(Leg.Kind.NETWORK) : time.get(Leg.Kind.SERVICE))));
        }
        lines.addAll(table.lines());
    }

    private String spent(@Nullable Long nanos) {
        return nanos == null ? "" : say.human.duration(nanos);
    }

    private void messages() {
        lines.add("");
        audit.tallies().forEach((event, tally) -> {
            List<String> ends = new ArrayList<>();
            tally.fates()
                    .forEach((fate, count) -> ends.add(say.human.count(count) + " " + Names.of(fate, say.language)));
            if (tally.inFlight() > 0) {
                ends.add(say.human.count(tally.inFlight()) + say.choose(" in flight", " en vol"));
            }
            lines.add(event
                    + say.choose(": ", " : ")
                    + say.human.count(tally.messages())
                    + (tally.messages() == 1 ? " message" : " messages")
                    + say.choose("; ", " ; ")
                    + String.join(", ", ends));
        });
    }

    private void lost() {
        List<String> sentences = new ArrayList<>();
        for (Life life : audit.lives()) {
            for (Branch branch : life.branches()) {
                Fate fate = branch.fate();
                if (fate != null && fate.isLoss()) {
                    String why = losses.of(life, branch);
                    sentences.add("  " + AuditRows.message(life.self())
                            + (branch.subscription().isEmpty()
                                    ? ""
                                    : say.choose(" for ", " pour ") + branch.subscription())
                            + say.choose(": ", " : ") + (why.isEmpty() ? say.fate(fate) : why));
                }
            }
        }
        if (!sentences.isEmpty()) {
            lines.add("");
            lines.add(say.choose("lost, and why", "perdus, et pourquoi"));
            sentences.stream().limit(MOST_LOST).forEach(lines::add);
            if (sentences.size() > MOST_LOST) {
                lines.add("  " + say.choose("and ", "et ") + say.human.count(sentences.size() - MOST_LOST)
                        + say.choose(" more", " de plus"));
            }
        }
    }

    private String word(Leg.Kind kind) {
        return switch (kind) {
            case NOTICING -> say.choose("not reported yet", "pas encore signalé");
            case WAITING -> say.choose("waiting", "attente");
            case SERVICE -> say.choose("service", "service");
            case NETWORK -> say.choose("network", "réseau");
            case BLOCKED -> say.choose("blocked", "bloqué");
            case PLANNED -> say.choose("meant to come later", "prévu pour plus tard");
        };
    }
}

package buzzville.report.life;

import buzzville.city.life.Audit;
import buzzville.city.life.Branch;
import buzzville.city.life.Detail;
import buzzville.city.life.Leg;
import buzzville.city.life.Life;
import buzzville.city.life.Mention;
import buzzville.city.life.Moment;
import buzzville.city.life.What;
import buzzville.metric.Fate;
import buzzville.report.text.Names;
import buzzville.report.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The steps of an audit trail in order of time, one row for each. */
final class AuditRows {
    private static final int SHORT_ID = 8;

    /** @param at virtual nanoseconds */
    record Row(long at, String who, String what, String message) {}

    private record Kind(String event, String origin, long cause, boolean aggregate) {}

    private final Phrases say;
    private final MomentLine lines;
    private final List<Row> rows = new ArrayList<>();

    private AuditRows(Phrases say) {
        this.say = say;
        this.lines = new MomentLine(say);
    }

    /** @param all whether messages that are alike are told one by one */
    static List<Row> of(Audit audit, Phrases say, boolean all) {
        AuditRows rows = new AuditRows(say);
        Set<Long> onPath = new HashSet<>();
        audit.path().stream().map(Leg::message).map(Mention::id).forEach(onPath::add);
        Map<Kind, List<Life>> alike = new LinkedHashMap<>();
        Map<Kind, List<Life>> folded = new LinkedHashMap<>();
        for (Life life : audit.lives()) {
            Kind kind = new Kind(life.self().event(), life.origin(), life.causeId(), life.originals() > 0);
            List<Life> others = alike.computeIfAbsent(kind, fresh -> new ArrayList<>());
            if (all || onPath.contains(life.self().id()) || life.causeId() == 0 || others.isEmpty()) {
                rows.tell(life);
            } else {
                folded.computeIfAbsent(kind, fresh -> new ArrayList<>()).add(life);
            }
            others.add(life);
        }
        folded.values().forEach(rows::fold);
        rows.rows.sort(Comparator.comparingLong(Row::at));
        return rows.rows;
    }

    private void fold(List<Life> lives) {
        Map<Fate, Long> fates = new TreeMap<>();
        long inFlight = 0;
        long last = 0;
        for (Life life : lives) {
            last = Math.max(last, life.self().occurredAt());
            for (Branch branch : life.branches()) {
                Fate fate = branch.fate();
                if (fate == null) {
                    inFlight++;
                } else {
                    fates.merge(fate, 1L, Long::sum);
                    last = Math.max(last, branch.at());
                }
            }
        }
        List<String> ends = fates.entrySet().stream()
                .map(fate -> say.human.count(fate.getValue()) + " " + Names.of(fate.getKey(), say.language))
                .collect(Collectors.toCollection(ArrayList::new));
        if (inFlight > 0) {
            ends.add(say.human.count(inFlight) + say.choose(" in flight", " en vol"));
        }
        Life one = lives.get(0);
        rows.add(new Row(
                last,
                one.origin(),
                say.choose("and ", "et ")
                        + say.human.count(lives.size())
                        + say.choose(" more: ", " de plus : ")
                        + String.join(", ", ends),
                one.self().event()));
    }

    private void tell(Life life) {
        String message = message(life.self());
        List<Moment> upstream = life.upstream();
        for (int i = 0; i < upstream.size(); i++) {
            if (!passes(upstream, i)) {
                upstream(life, upstream.get(i), message);
            }
        }
        for (Branch branch : life.branches()) {
            branch(life, branch, message);
        }
    }

    private void upstream(Life life, Moment moment, String message) {
        String who = who(life);
        switch (moment.what()) {
            case OCCURRED -> {
                if (life.originals() == 0) {
                    row(moment.at(), who, occurred(life), message);
                }
            }
            case PUBLISHED -> {
                if (moment.at() > life.self().occurredAt() && life.originals() == 0) {
                    row(
                            moment.at(),
                            who,
                            life.causeId() == 0
                                    ? say.choose("reports it", "le signale")
                                    : say.choose("sends it", "l'envoie"),
                            message);
                }
            }
            case ARRIVED -> {
                if (moment.at() > life.self().occurredAt() && life.originals() == 0) {
                    row(moment.at(), "broker", say.choose("reached", "atteint"), message);
                }
            }
            case ROUTED -> {
                String to = life.branches().stream()
                        .map(Branch::subscription)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", "));
                if (!to.isEmpty()) {
                    row(moment.at(), "broker", say.choose("hands it to ", "le remet à ") + to, message);
                }
            }
            default -> other(moment, message);
        }
    }

    /** Whether it arrives or enters and goes on within the same instant. */
    private static boolean passes(List<Moment> moments, int place) {
        Moment moment = moments.get(place);
        What what = moment.what();
        return (what == What.ARRIVED || what == What.ENTERED)
                && place + 1 < moments.size()
                && moments.get(place + 1).at() == moment.at()
                && moments.get(place + 1).what() != What.LOST;
    }

    private String occurred(Life life) {
        Mention cause = life.cause();
        if (life.causeId() == 0) {
            return say.choose("it happens", "cela se produit");
        }
        return say.choose("publishes because of ", "publie à cause de ")
                + (cause == null ? shortId(life.causeId()) : message(cause));
    }

    private void branch(Life life, Branch branch, String message) {
        boolean told = false;
        List<Moment> moments = branch.moments();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            told |= moment.what() == What.LOST && moment.fate() == branch.fate();
            if (!passes(moments, i)) {
                other(moment, message);
            }
        }
        Fate fate = branch.fate();
        if (fate == Fate.DELIVERED) {
            row(branch.at(), branch.subscription(), say.choose("done", "fini"), message);
        } else if (fate == null) {
            row(
                    branch.at(),
                    branch.subscription(),
                    say.choose("not done when the run ends", "pas fini à la fin de l'essai"),
                    message);
        } else if (!told && branch.decisive() == null && fate != Fate.MERGED) {
            String where = branch.subscription().isEmpty() ? "broker" : branch.subscription();
            row(branch.at(), where, say.fate(fate), message);
        }
        assert life.self().occurredAt() <= branch.at();
    }

    private void other(Moment moment, String message) {
        String what = switch (moment.what()) {
            case ENTERED, REJOINED, PUT_BACK -> say.choose("it waits", "il attend") + queue(moment);
            case STARTED -> say.choose("service begins", "le service commence") + worker(moment);
            case LOST ->
                (moment.fate() == null ? "" : say.fate(moment.fate()))
                        + (moment.by().isEmpty() ? "" : say.choose(" by `", " par `") + moment.by() + "`");
            case MERGED ->
                say.choose("it becomes part of ", "il devient partie de ")
                        + (moment.other() == null ? "" : message(moment.other()));
            case FINISHED, DISPATCHED, RECEIVED, PASSED, PASSED_AT_TURN, LET_GO, ENDED, GATHERED -> "";
            default -> lines.of(moment).get(0);
        };
        if (!what.isEmpty()) {
            row(moment.at(), moment.place().isEmpty() ? "broker" : moment.place(), what, message);
        }
    }

    private String queue(Moment moment) {
        if (!(moment.detail() instanceof Detail.Queue queue)) {
            return "";
        }
        // it is among those that wait itself
        return say.choose(" in lane `", " dans la voie `") + queue.lane() + "`, "
                + say.human.count(Math.max(0, queue.waiting() - 1)) + say.choose(" before it", " devant lui");
    }

    private String worker(Moment moment) {
        double worker = moment.number("worker");
        double attempt = moment.number("attempt");
        return (worker >= 0 ? say.choose(", worker ", ", agent ") + Math.round(worker) : "")
                + (attempt > 1 ? say.choose(", attempt ", ", essai ") + Math.round(attempt) : "");
    }

    private void row(long at, String who, String what, String message) {
        rows.add(new Row(at, who, what, message));
    }

    static String who(Life life) {
        boolean several =
                life.causeId() == 0 && life.instance() >= 0 && !life.origin().startsWith("incident/");
        return several ? life.origin() + "-" + life.instance() : life.origin();
    }

    static String message(Mention mention) {
        return mention.event() + " " + shortId(mention.id());
    }

    static String shortId(long id) {
        return Numbers.hex(id).substring(0, SHORT_ID);
    }
}

package buzzville.journal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Something that happened and that somebody handles, such as an accident: its reports, and what followed from them. */
public final class Affair {
    final long id;
    final String number;
    final String event;
    final String zone;
    final long since;
    long reports;
    /** Messages about it that are not settled. */
    long open;

    long lost;
    long changedAt;
    /** When services first were done with a message about it, and when effects first occurred, by name. */
    final Map<String, Long> steps = new LinkedHashMap<>();

    Affair(long id, String number, String event, String zone, long since) {
        this.id = id;
        this.number = number;
        this.event = event;
        this.zone = zone;
        this.since = since;
    }

    /** Identity of the happening. */
    public long id() {
        return id;
    }

    /** Such as {@code INC_20241210_001}, or empty. */
    public String number() {
        return number;
    }

    /** The type of event that reports it. */
    public String event() {
        return event;
    }

    public String zone() {
        return zone;
    }

    /** When it happened. */
    public long since() {
        return since;
    }

    /** How many messages reported it. */
    public long reports() {
        return reports;
    }

    /** How many messages about it are not settled: it is closed while there are none. */
    public long open() {
        return open;
    }

    /** How many copies of messages about it were lost. */
    public long lost() {
        return lost;
    }

    /** When anything last became of it. */
    public long changedAt() {
        return changedAt;
    }

    /**
     * What was done so far and when first: {@code police} when that service was done with a message about it, {@code
     * arrivee_police (police)} when that service published that effect.
     */
    public Map<String, Long> steps() {
        return java.util.Collections.unmodifiableMap(steps);
    }

    void write(Octets out) {
        out.whole(id);
        out.text(number);
        out.text(event);
        out.text(zone);
        out.number(since);
        out.number(reports);
        out.number(open);
        out.number(lost);
        out.number(changedAt);
        out.number(steps.size());
        steps.forEach((step, at) -> {
            out.text(step);
            out.number(at);
        });
    }

    static Affair read(OctetReader in) {
        Affair affair = new Affair(in.whole(), in.text(), in.text(), in.text(), in.number());
        affair.reports = in.number();
        affair.open = in.number();
        affair.lost = in.number();
        affair.changedAt = in.number();
        for (int i = in.count(2); i > 0; i--) {
            affair.steps.put(in.text(), in.number());
        }
        return affair;
    }
}

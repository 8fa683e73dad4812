package buzzville.journal;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom or what a history is about, by the name that a person gives it: a device or a light ({@code capteur_pir_003}, {@code
 * carrefour_001}, {@code CREF_001}), all of a producer, a service or a partition, a zone and its street lamps, an incident of
 * the scenario, a happening ({@code INC_20241210_001}) or a single message (its id).
 */
public final class Subject {
    private static final Pattern CROSSING = Pattern.compile("(?:carrefour|cref)_(\\d{1,9})");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern INSTANCE = Pattern.compile("\\[\\d+\\]$");

    private static final Pattern WORKER = Pattern.compile("/\\d+$");

    private final String name;
    private final int crossing;
    private final @Nullable Long id;
    private @Nullable Long incident;
    /** The scenario's incidents that hit it. */
    private final Set<String> hits = new HashSet<>();

    public Subject(String name) {
        this.name = name;
        String lower = name.toLowerCase(Locale.ROOT);
        this.crossing = crossing(lower);
        this.id = ID.matcher(lower).matches() ? Long.parseUnsignedLong(lower, 16) : null;
    }

    /** The number in the name of a crossing, or -1. */
    private static int crossing(String name) {
        Matcher number = CROSSING.matcher(name.toLowerCase(Locale.ROOT));
        return number.matches() ? Integer.parseInt(number.group(1)) : -1;
    }

    public String name() {
        return name;
    }

    /** Whether an entry belongs to its history; entries must come in the order of the journal. */
    public boolean isAbout(Entry entry) {
        Told message = entry.message();
        if (message == null) {
            return entry instanceof Entry.Began began
                            && isAbout(began.incident(), began.victims())
                            && hits.add(began.incident())
                    || entry instanceof Entry.Over over && hits.contains(over.incident())
                    || entry instanceof Entry.Down down && isAbout(down.incident(), down.victims())
                    || entry instanceof Entry.Up up && isAbout(up.incident(), up.victims());
        }
        if (id != null) {
            return message.id() == id
                    || message.incident() == id && tells(entry)
                    || message.cause() == id && entry instanceof Entry.Occurred;
        }
        return tells(entry) && (isOf(message) || isAt(entry));
    }

    private boolean isAbout(String incident, List<Entry.Victim> victims) {
        return incident.equals(name) || victims.stream().anyMatch(victim -> isCalled(victim.name()));
    }

    /** Whether a history of more than one message mentions such an entry. */
    private static boolean tells(Entry entry) {
        return entry instanceof Entry.Occurred
                || entry instanceof Entry.Admitted
                || entry instanceof Entry.Forgotten
                || entry instanceof Entry.Ended
                || entry instanceof Entry.Routed routed && routed.message().called();
    }

    private boolean isOf(Told message) {
        if (name.equals(message.incidentNumber())) {
            incident = message.incident();
        }
        return incident != null && message.incident() == incident
                || message.source().equals(name)
                || message.producer().equals(name)
                || message.newState() != null && isLight(message)
                || message.zone().equals(name)
                        && (CityState.isAboutLamps(message) || message.kind().isIncident());
    }

    private boolean isLight(Told message) {
        return CityState.light(message).equalsIgnoreCase(name)
                || crossing >= 0
                        && crossing == (message.subject() == null ? message.instance() : crossing(message.subject()));
    }

    private boolean isAt(Entry entry) {
        return entry instanceof Entry.Ended ended && !ended.subscription().isEmpty() && isCalled(ended.subscription())
                || entry instanceof Entry.Admitted admitted
                        && admitted.stage() != null
                        && admitted.stage().name().equals(name);
    }

    private boolean isCalled(String place) {
        String whole = WORKER.matcher(place).replaceFirst("");
        return place.equals(name)
                || whole.equals(name)
                || INSTANCE.matcher(whole).replaceFirst("").equals(name);
    }
}

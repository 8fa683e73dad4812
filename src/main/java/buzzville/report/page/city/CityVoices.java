package buzzville.report.page.city;

import buzzville.city.Run;
import buzzville.city.SourceSeries;
import buzzville.message.Priority;
import buzzville.report.page.Said;
import buzzville.report.page.city.CityMap.Kind;
import buzzville.report.page.city.CityMap.Sender;
import buzzville.report.text.Labels;
import buzzville.report.text.SafeText;
import buzzville.scenario.EventSpec;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.Send;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who speaks in a run, zone by zone. */
final class CityVoices {
    private static final int LONGEST = 60;
    /** Senders of a zone that are told apart; the last of them stands for all others. */
    private static final int MOST = 30;

    private static final String INCIDENT = "incident/";

    private final Run run;
    private final Scenario scenario;
    private final CityFrames frames;

    CityVoices(Run run, CityFrames frames) {
        this.run = run;
        this.scenario = run.scenario();
        this.frames = frames;
    }

    /** Everybody who had something to say, the most urgent of a zone first, in file order among equals. */
    List<Sender> senders() {
        Map<Integer, List<Sender>> byZone = new LinkedHashMap<>();
        List<Sender> services = new ArrayList<>();
        for (SourceSeries source : run.sources()) {
            Sender sender = sender(source);
            if (sender.kind() == Kind.SERVICE) {
                together(services, sender);
            } else {
                byZone.computeIfAbsent(sender.zone(), fresh -> new ArrayList<>())
                        .add(sender);
            }
        }
        List<String> order = new ArrayList<>();
        scenario.producers().forEach((name, producer) -> {
            order.add(name);
            order.addAll(producer.witnesses().keySet());
        });
        Comparator<Sender> urgent = Comparator.comparingInt(Sender::priority)
                .thenComparingInt(sender -> order.indexOf(sender.key()))
                .thenComparing(Sender::key);
        List<Sender> all = new ArrayList<>();
        byZone.forEach((zone, senders) ->
                all.addAll(fewer(senders.stream().sorted(urgent).toList())));
        all.addAll(services);
        return all;
    }

    /** A service says what it says of all zones. */
    private static void together(List<Sender> services, Sender more) {
        for (Sender known : services) {
            if (known.key().equals(more.key())) {
                CityFrames.add(known.occurred(), more.occurred());
                CityFrames.add(known.delivered(), more.delivered());
                CityFrames.add(known.lost(), more.lost());
                return;
            }
        }
        services.add(more);
    }

    private Sender sender(SourceSeries source) {
        String origin = source.origin();
        Kind kind = scenario.placeOf(origin) != null
                ? Kind.PRODUCER
                : origin.startsWith(INCIDENT) ? Kind.INCIDENT : Kind.SERVICE;
        int zone = List.copyOf(scenario.zones().keySet()).indexOf(source.zone());
        return new Sender(
                origin,
                Said.of(language -> SafeText.line(name(origin, kind, new Labels(scenario, language)), LONGEST)),
                kind,
                kind == Kind.SERVICE ? -1 : zone,
                priority(origin, kind),
                frames.sums(source.occurred()),
                frames.sums(source.delivered()),
                frames.sums(source.lost()));
    }

    private String name(String origin, Kind kind, Labels labels) {
        return switch (kind) {
            case INCIDENT -> labels.incident(origin.substring(INCIDENT.length()));
            case SERVICE -> labels.service(origin);
            case PRODUCER, OTHERS -> {
                String place = scenario.placeOf(origin);
                yield place == null || place.equals(origin) ? labels.producer(origin) : labels.witness(place, origin);
            }
        };
    }

    private int priority(String origin, Kind kind) {
        return switch (kind) {
            case INCIDENT -> {
                IncidentSpec incident = scenario.incidents().get(origin.substring(INCIDENT.length()));
                Object deed = incident == null ? null : incident.deed();
                yield deed instanceof Emit emit
                        ? mostUrgent(List.of(emit.event()))
                        : deed instanceof Send send ? mostUrgent(List.of(send.event())) : Priority.count() - 1;
            }
            case PRODUCER -> {
                String place = scenario.placeOf(origin);
                @Nullable
                ProducerSpec spec = place == null ? null : scenario.producers().get(place);
                yield spec == null
                        ? Priority.count() - 1
                        : mostUrgent(spec.emits().weights().keySet());
            }
            case SERVICE, OTHERS -> Priority.count() - 1;
        };
    }

    private int mostUrgent(Collection<String> events) {
        int most = Priority.count() - 1;
        for (String name : events) {
            EventSpec event = scenario.events().get(name);
            most = event == null ? most : Math.min(most, event.priority().ordinal());
        }
        return most;
    }

    /** The least busy of the least urgent share the last place. */
    private static List<Sender> fewer(List<Sender> senders) {
        if (senders.size() <= MOST) {
            return senders;
        }
        Comparator<Sender> important = Comparator.comparingInt(Sender::priority)
                .thenComparing(Comparator.comparingDouble((Sender sender) ->
                                Arrays.stream(sender.occurred()).sum())
                        .reversed());
        List<Sender> kept = senders.stream().sorted(important).limit(MOST - 1L).toList();
        List<Sender> shown =
                new ArrayList<>(senders.stream().filter(kept::contains).toList());
        int frames = senders.get(0).occurred().length;
        int left = senders.size() - shown.size();
        Sender others = new Sender(
                "others",
                new Said(left + " others", left + " autres"),
                Kind.OTHERS,
                senders.get(0).zone(),
                Priority.count() - 1,
                new double[frames],
                new double[frames],
                new double[frames]);
        for (Sender sender : senders) {
            if (!kept.contains(sender)) {
                CityFrames.add(others.occurred(), sender.occurred());
                CityFrames.add(others.delivered(), sender.delivered());
                CityFrames.add(others.lost(), sender.lost());
            }
        }
        shown.add(others);
        return shown;
    }
}

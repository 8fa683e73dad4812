package buzzville.scenario;

import buzzville.consumer.InService;
import buzzville.scenario.yaml.Mapping;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Name;
import buzzville.unit.OneOf;
import buzzville.unit.Ratio;
import buzzville.unit.Short;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that the timeline does to the city. */
@OneOf({"surge", "emit", "send", "slow", "fail", "outage", "crash", "change"})
@Doc("Something that happens to the city: exactly one of surge, emit, send, slow, fail, outage, crash and change.")
public record IncidentSpec(
        @Doc("What people call it.") @Nullable Label label,
        @Doc("When it begins.") @DurationNanos long at,

        @Doc("How long it lasts; absent: to the end, or a moment for emit and send.")
        @Nullable
        @DurationNanos
        @Name("for")
        Long lasting,

        @Doc("Producers report more often, or less.") @Nullable
        Surge surge,

        @Doc("Events happen now.") @Nullable Emit emit,

        @Doc("One message, exactly when it is wanted.") @Nullable
        Send send,

        @Doc("Work takes longer.") @Nullable Slow slow,
        @Doc("Work fails more often.") @Nullable Fail fail,
        @Doc("Something stops working.") @Nullable Outage outage,

        @Doc("Something loses its memory and is down.") @Nullable
        Crash crash,

        @Doc("Somebody decides: a merge patch over the scenario that takes effect now and lasts.") @Nullable
        Change change,

        @Doc("What an outage or a crash does to work under way; absent: freeze for an outage, abort for a crash.")
        @Nullable
        InService inService) {

    /** Producers report more often. */
    @OneOf({"factor", "every"})
    @Doc("Producers report more often, or less.")
    public record Surge(
            @Doc("Which; absent: all.") @Nullable List<String> producers,

            @Doc("In which zones; absent: in all.") @Nullable
            List<String> zones,

            @Doc("How many times as often.") @Nullable Double factor,

            @Doc("A new period for producers that report every so often.") @Nullable @DurationNanos
            Long every) {
        public Surge {
            if (producers != null && producers.isEmpty()) {
                throw new IllegalArgumentException("producers must name at least one, or be absent for all");
            }
            if (zones != null && zones.isEmpty()) {
                throw new IllegalArgumentException("zones must name at least one, or be absent for all");
            }
            if ((factor == null) == (every == null)) {
                throw new IllegalArgumentException("expected either a factor or a new period 'every'");
            }
            if (factor != null && !(factor > 0 && factor <= 1e6)) {
                throw new IllegalArgumentException("factor must be above 0 and at most 1000000, but is " + factor);
            }
            if (every != null && !(every > 0)) {
                throw new IllegalArgumentException("every must be longer than 0s");
            }
        }
    }

    /** Events happen now. */
    @Short("event")
    @Doc("Events happen at the beginning of the incident.")
    public record Emit(
            @Doc("Their type.") String event,

            @Doc("Where; absent: outside all zones if there are none, else in the first.") @Nullable
            String zone,

            @Doc("Their partition key; absent: by the rule of the event.") @Nullable
            String key,

            @Doc("How many at once.") @Default("1") int count,

            @Doc(
                    "What the messages say on the wire: fields of the payload, or a whole message; what is absent is made up.")
            @Nullable
            Mapping payload) {
        public Emit {
            if (!(1 <= count && count <= 1_000_000)) {
                throw new IllegalArgumentException("count must be from 1 to 1000000, but is " + count);
            }
        }
    }

    /** One message, exactly when it is wanted. */
    @Doc("One message that occurs at the beginning of the incident and reaches the broker when it is told to.")
    public record Send(
            @Doc("The producer or witness that sends it.") String from,
            @Doc("Its type.") String event,

            @Doc("Where; absent: in the first zone of the producer.") @Nullable
            String zone,

            @Doc("When it reaches the broker, whatever the network does.") @DurationNanos
            long arrives) {}

    /** Work takes longer. */
    @Doc("Service times of work that begins meanwhile are multiplied.")
    public record Slow(
            @Doc("Which services; absent: none.") @Default("[]")
            List<String> services,

            @Doc("Whether the broker's threads are slow too.") @Default("false")
            boolean broker,

            @Doc("How many times as long work takes.") double factor) {
        public Slow {
            if (!(factor > 0 && factor <= 1e6)) {
                throw new IllegalArgumentException("factor must be above 0 and at most 1000000, but is " + factor);
            }
        }
    }

    /** Work fails more often. */
    @Doc("Attempts that end meanwhile fail with this probability, or with that of the service if it is greater.")
    public record Fail(
            @Doc("Which services.") List<String> services,

            @Doc("Probability that an attempt fails.") @Ratio
            double failure) {
        public Fail {
            if (services.isEmpty()) {
                throw new IllegalArgumentException("services must name at least one");
            }
            if (!(failure > 0 && failure <= 1)) {
                throw new IllegalArgumentException("failure must be above 0% and at most 100%");
            }
        }
    }

    /** Something stops working. */
    @Doc("Something stops working and keeps what waits.")
    public record Outage(
            @Doc("Services whose workers all go down.") @Default("[]")
            List<String> services,

            @Doc("How many workers of a service go down, the highest numbers first; by name of the service.")
            @Default("{}")
            Map<String, Integer> workers,

            @Doc("A way through the network on which nothing arrives.") @Nullable
            NetworkWay network,

            @Doc("Whether the broker's threads and its dispatching stop.") @Default("false")
            boolean broker) {}

    /** A way through the network. */
    public enum NetworkWay {
        TO_BROKER,
        TO_SERVICES,
        ALL
    }

    /** What can crash. */
    public enum Crash {
        BROKER
    }

    /** What it does, as a word. */
    public String kind() {
        return surge != null
                ? "surge"
                : emit != null
                        ? "emit"
                        : send != null
                                ? "send"
                                : slow != null ? "slow" : fail != null ? "fail" : outage != null ? "outage" : change != null ? "change" : "crash";
    }

    public IncidentSpec {
        int kinds = 0;
        for (Object kind : new @Nullable Object[] {surge, emit, send, slow, fail, outage, crash, change}) {
            kinds += kind == null ? 0 : 1;
        }
        if (kinds != 1) {
            throw new IllegalArgumentException(
                    "expected exactly one of surge, emit, send, slow, fail, outage, crash and change, but found "
                            + (kinds == 0 ? "none" : kinds));
        }
        if (lasting != null && !(lasting > 0)) {
            throw new IllegalArgumentException("for must be longer than 0s");
        }
        if (change != null && lasting != null) {
            throw new IllegalArgumentException("a change lasts, so it has no 'for'; expected another change that takes it back");
        }
        if (send != null && !(at <= send.arrives())) {
            throw new IllegalArgumentException(
                    "send must not arrive before it occurs; expected 'arrives' at or after 'at'");
        }
        if (inService != null && outage == null && crash == null) {
            throw new IllegalArgumentException("in-service is for outages and crashes");
        }
    }

    /** The same change with what it leads to. */
    IncidentSpec leadingTo(Scenario after) {
        return new IncidentSpec(
                label,
                at,
                lasting,
                surge,
                emit,
                send,
                slow,
                fail,
                outage,
                crash,
                change == null ? null : new Change(change.patch(), after),
                inService);
    }

    /** What happens to work under way. */
    public InService inServiceOrDefault() {
        return inService != null ? inService : crash != null ? InService.ABORT : InService.FREEZE;
    }

    /** First instant after it, when the run ends at {@code end}. */
    public long until(long end) {
        return lasting == null ? end : lasting > end - at ? end : at + lasting;
    }
}

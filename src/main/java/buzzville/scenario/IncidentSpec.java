package buzzville.scenario;

import buzzville.consumer.InService;
import buzzville.scenario.incident.ClockTrouble;
import buzzville.scenario.incident.Crash;
import buzzville.scenario.incident.Deed;
import buzzville.scenario.incident.DiskTrouble;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.Fail;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.incident.Outage;
import buzzville.scenario.incident.Poison;
import buzzville.scenario.incident.RandomTimes;
import buzzville.scenario.incident.Send;
import buzzville.scenario.incident.Slow;
import buzzville.scenario.incident.Surge;
import buzzville.unit.Assumed;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Name;
import buzzville.unit.OneOf;
import buzzville.unit.Unless;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that the timeline does to the city. */
@OneOf({
    "surge", "emit", "send", "slow", "fail", "outage", "crash", "network", "disk", "poison", "clock", "change", "group"
})
@Doc(
        "Something that happens to the city: exactly one of surge, emit, send, slow, fail, outage, crash, network, disk, poison,"
                + " clock, change and group.")
public record IncidentSpec(
        @Doc("What people call it.") @Nullable Label label,

        @Doc("When it begins; needed unless it is 'random'.")
        @Nullable
        @DurationNanos
        @Name("at")
        @Unless("random")
        @Assumed("0s")
        Long begins,

        @Doc("How long it lasts; absent: to the end, or a moment for emit and send.")
        @Nullable
        @DurationNanos
        @Name("for")
        Long lasting,

        @Doc("That it comes by itself, again and again, instead of 'at' and 'for'.") @Nullable
        RandomTimes random,

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

        @Doc("The network is worse than usual.") @Nullable NetworkTrouble network,

        @Doc("The journal's disks are slow or stand still.") @Nullable
        DiskTrouble disk,

        @Doc("Some messages can never be processed.") @Nullable
        Poison poison,

        @Doc("Clocks go wrong.") @Nullable ClockTrouble clock,

        @Doc("Somebody decides: a merge patch over the scenario that takes effect now and lasts.") @Nullable
        Change change,

        @Doc("Incidents that belong together and may repeat.") @Nullable
        GroupSpec group,

        @Doc("What an outage or a crash does to work under way; absent: freeze for an outage, abort for a crash.")
        @Nullable
        InService inService) {
    public IncidentSpec {
        List<Deed> deeds =
                deeds(surge, emit, send, slow, fail, outage, crash, network, disk, poison, clock, change, group);
        if (deeds.size() != 1) {
            throw new IllegalArgumentException("expected exactly one of surge, emit, send, slow, fail, outage, crash,"
                    + " network, disk, poison, clock, change and group, but found "
                    + (deeds.isEmpty() ? "none" : deeds.stream().map(Deed::word).collect(Collectors.joining(" and "))));
        }
        Deed deed = deeds.get(0);
        if (random == null && begins == null) {
            throw new IllegalArgumentException("'at' is missing: when does it begin?");
        }
        if (random != null && (begins != null || lasting != null)) {
            throw new IllegalArgumentException(
                    "what is 'random' has neither 'at' nor 'for'; expected 'from' and 'until' under 'random', or none");
        }
        if (random != null && !deed.canBeRandom()) {
            throw new IllegalArgumentException(
                    "'" + deed.word() + "' cannot come at random; expected crash, outage, slow, fail, network or disk");
        }
        if (lasting != null && !(lasting > 0)) {
            throw new IllegalArgumentException("for must be longer than 0s");
        }
        if (change != null && lasting != null) {
            throw new IllegalArgumentException(
                    "a change lasts, so it has no 'for'; expected another change that takes it back");
        }
        if (send != null && begins != null && !(begins <= send.arrives())) {
            throw new IllegalArgumentException(
                    "send must not arrive before it occurs; expected 'arrives' at or after 'at'");
        }
        if (inService != null && outage == null && crash == null) {
            throw new IllegalArgumentException("in-service is for outages and crashes");
        }
        if (inService != null && inService != InService.ABORT && crash != null && !crash.isOfBroker()) {
            throw new IllegalArgumentException(
                    "who crashes loses what is in hand; expected 'in-service: abort', or an 'outage'");
        }
    }

    /** A group, from an instant on. */
    IncidentSpec(long at, long lasting, GroupSpec group) {
        this(
                null, at, lasting, null, null, null, null, null, null, null, null, null, null, null, null, null, group,
                null);
    }

    /** The same at another instant. */
    IncidentSpec at(long instant) {
        Send moved =
                send == null ? null : new Send(send.from(), send.event(), send.zone(), send.arrives() + instant - at());
        return new IncidentSpec(
                label, instant, lasting, random, surge, emit, moved, slow, fail, outage, crash, network, disk, poison,
                clock, change, group, inService);
    }

    /** The same change with what it leads to. */
    IncidentSpec leadingTo(Scenario after) {
        return new IncidentSpec(
                label,
                begins,
                lasting,
                random,
                surge,
                emit,
                send,
                slow,
                fail,
                outage,
                crash,
                network,
                disk,
                poison,
                clock,
                change == null ? null : new Change(change.patch(), after),
                group,
                inService);
    }

    private static List<Deed> deeds(@Nullable Deed... all) {
        return Stream.of(all)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The one thing that it does. */
    public Deed deed() {
        return deeds(surge, emit, send, slow, fail, outage, crash, network, disk, poison, clock, change, group)
                .get(0);
    }

    /** What it does, as a word. */
    public String kind() {
        return deed().word();
    }

    /** When it begins, or when it may come for the first time. */
    public long at() {
        return begins != null ? begins : random != null ? random.from() : 0;
    }

    /** What happens to work under way. */
    public InService inServiceOrDefault() {
        return inService != null ? inService : crash != null ? InService.ABORT : InService.FREEZE;
    }

    /** First instant after it, or after the last instant at which it may come, when the run ends at {@code end}. */
    public long until(long end) {
        if (random != null) {
            return random.until() == null ? end : Math.min(end, random.until());
        }
        Long length = lasting == null && group != null ? Long.valueOf(group.span()) : lasting;
        return length == null ? end : length > end - at() ? end : at() + length;
    }

    /** Whether attempts at a service fail because of it. */
    public boolean makesFail(String service) {
        return fail != null && fail.services().contains(service) || poison != null && poison.meets(service);
    }

    /** Whether the whole broker stops dispatching. */
    public boolean stopsBroker() {
        return outage != null && outage.broker() || crash != null && crash.isOfBroker();
    }

    /** Whether a service stops with all its workers. */
    public boolean stops(String service) {
        return outage != null && outage.services().contains(service)
                || crash != null && crash.services().contains(service);
    }

    /** How many workers of a service stop if not all of them do. */
    public int stopsWorkers(String service) {
        int some = outage == null ? 0 : outage.workers().getOrDefault(service, 0);
        return crash == null ? some : crash.workers().getOrDefault(service, 0);
    }

    /** Whether it lasts from its beginning to its end, so that all of its time is like that. */
    public boolean isSteady() {
        return random == null && group == null;
    }
}

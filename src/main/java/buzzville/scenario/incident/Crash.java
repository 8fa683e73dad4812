package buzzville.scenario.incident;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Short;
import java.util.List;
import java.util.Map;

/** Something loses its memory and is down. */
@Short("broker")
@Doc("Something loses its memory and is down until the end of the incident.")
public record Crash(
        @Doc("Whether the whole broker crashes.") @Default("false")
        Whole broker,

        @Doc("Which partitions of the broker: zones where each has one, else numbers from 0.") @Default("[]")
        List<String> partitions,

        @Doc("Which machines of the broker, by number from 0.") @Default("[]")
        List<Integer> nodes,

        @Doc("What of the broker crashes: a process leaves behind what the machine has in its caches.")
        @Default("process")
        Of of,

        @Doc("Services that forget what they have in hand and what they remember.") @Default("[]")
        List<String> services,

        @Doc("How many workers of a service crash, the highest numbers first; by name of the service.") @Default("{}")
        Map<String, Integer> workers,

        @Doc("Producers that report nothing; what happens there is lost as 'suppressed'.") @Default("[]")
        List<String> producers)
        implements Strike {
    /** Whether it is the whole broker: {@code crash: broker} is short for {@code crash: {broker: true}}. */
    public enum Whole {
        /** It is the broker. */
        BROKER,
        /** It is the broker. */
        TRUE,
        /** It is not the broker. */
        FALSE
    }

    /** What of the broker's machines crashes. */
    public enum Of {
        /** The program: what it has written is there when it starts again, also what no disk has yet. */
        PROCESS,
        /** The machine: what no disk has is gone. */
        HOST
    }

    /** Whether the whole broker crashes. */
    public boolean isOfBroker() {
        return broker == Whole.BROKER || broker == Whole.TRUE;
    }

    /** Whether all of it needs a journal of the broker to mean anything. */
    public boolean needsJournal() {
        return !nodes.isEmpty() || !partitions.isEmpty() || of == Of.HOST;
    }

    @Override
    public String word() {
        return "crash";
    }

    @Override
    public boolean canBeRandom() {
        return true;
    }

    @Override
    public Victims victims() {
        return new Victims(isOfBroker(), partitions, services, workers, producers);
    }
}

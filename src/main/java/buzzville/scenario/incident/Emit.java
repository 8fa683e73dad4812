package buzzville.scenario.incident;

import buzzville.scenario.yaml.Mapping;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Short;
import org.jspecify.annotations.Nullable;

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

        @Doc("What the messages say on the wire: fields of the payload, or a whole message; what is absent is made up.")
        @Nullable
        Mapping payload)
        implements Deed {
    public Emit {
        if (!(1 <= count && count <= 1_000_000)) {
            throw new IllegalArgumentException("count must be from 1 to 1000000, but is " + count);
        }
    }

    @Override
    public String word() {
        return "emit";
    }

    @Override
    public boolean isMoment() {
        return true;
    }
}

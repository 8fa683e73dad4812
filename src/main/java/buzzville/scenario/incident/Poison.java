package buzzville.scenario.incident;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Ratio;
import java.util.List;

/** Some messages can never be processed. */
@Doc("Some of the messages that occur meanwhile fail at every attempt.")
public record Poison(
        @Doc("Of which events; absent: of all.") @Default("[]")
        List<String> events,

        @Doc("Of which producers or witnesses; absent: of all, and what services publish too.") @Default("[]")
        List<String> producers,

        @Doc("Which services cannot process them; absent: any that takes time.") @Default("[]")
        List<String> services,

        @Doc("Share of the messages.") @Default("100%") @Ratio
        double share)
        implements Deed {
    public Poison {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0% and at most 100%");
        }
    }

    @Override
    public String word() {
        return "poison";
    }

    /** Whether a service is among those that cannot process them, if it takes time. */
    public boolean meets(String service) {
        return services.isEmpty() || services.contains(service);
    }
}

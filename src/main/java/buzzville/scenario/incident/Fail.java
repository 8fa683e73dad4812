package buzzville.scenario.incident;

import buzzville.unit.Doc;
import buzzville.unit.Ratio;
import java.util.List;
import java.util.Map;

/** Work fails more often. */
@Doc("Attempts that end meanwhile fail with this probability, or with that of the service if it is greater.")
public record Fail(
        @Doc("Which services.") List<String> services,

        @Doc("Probability that an attempt fails.") @Ratio double failure) implements Strike {
    public Fail {
        if (services.isEmpty()) {
            throw new IllegalArgumentException("services must name at least one");
        }
        if (!(failure > 0 && failure <= 1)) {
            throw new IllegalArgumentException("failure must be above 0% and at most 100%");
        }
    }

    @Override
    public String word() {
        return "fail";
    }

    @Override
    public boolean canBeRandom() {
        return true;
    }

    @Override
    public Victims victims() {
        return new Victims(false, List.of(), services, Map.of(), List.of());
    }
}

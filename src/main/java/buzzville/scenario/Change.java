package buzzville.scenario;

import buzzville.scenario.incident.Deed;
import buzzville.scenario.yaml.Node;
import org.jspecify.annotations.Nullable;

/**
 * A decision in the middle of a run: a merge patch over the rest of the scenario that takes effect at one instant.
 *
 * @param patch as written
 * @param after the whole scenario as it is from then on; null until it has been understood
 */
public record Change(Node patch, @Nullable Scenario after) implements Deed {
    Change(Node patch) {
        this(patch, null);
    }

    @Override
    public String word() {
        return "change";
    }
}

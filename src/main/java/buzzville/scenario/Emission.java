package buzzville.scenario;

import buzzville.unit.Doc;
import buzzville.unit.OneOf;
import buzzville.unit.Short;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a producer reports: one type of event, or several with weights. */
@Short(value = "event", alone = true)
@OneOf({"event", "mix"})
@Doc("One type of event by name, or several with their weights.")
public record Emission(
        @Doc("The one type of event.") @Nullable String event,

        @Doc("Several types of event, each with its weight.") @Nullable
        Map<String, Double> mix) {
    public Emission {
        if ((event == null) == (mix == null)) {
            throw new IllegalArgumentException("expected either one event or a mix of events");
        }
        if (mix != null) {
            if (mix.isEmpty()) {
                throw new IllegalArgumentException("mix must name at least one event");
            }
            mix.forEach((name, weight) -> {
                if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("mix: the weight of '" + name + "' must be above 0");
                }
            });
        }
    }

    /** The types of event with their weights. */
    public Map<String, Double> weights() {
        if (mix != null) {
            return mix;
        }
        Map<String, Double> one = new LinkedHashMap<>();
        if (event != null) {
            one.put(event, 1.0);
        }
        return one;
    }
}

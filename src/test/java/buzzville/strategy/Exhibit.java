package buzzville.strategy;

import buzzville.city.Timeline;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.ReferenceValues;
import buzzville.unit.Default;
import buzzville.unit.Manual;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One policy, and how the manual shows it.
 *
 * @param name as one writes it in YAML
 */
record Exhibit(Family family, String name, Class<? extends Record> policy) {
    /** The policy with parameters: its own example, or else defaults, and something sensible where there are none. */
    String written() {
        Manual manual = policy.getAnnotation(Manual.class);
        if (manual != null && !manual.example().isEmpty()) {
            return manual.example();
        }
        List<String> parameters = new ArrayList<>();
        for (RecordComponent component : policy.getRecordComponents()) {
            if (!component.isAnnotationPresent(Default.class) && !ReferenceValues.isNullable(component)) {
                parameters.add(ReferenceValues.key(component) + "=" + sensible(component));
            }
        }
        return parameters.isEmpty() ? name : name + "(" + String.join(", ", parameters) + ")";
    }

    private String sensible(RecordComponent component) {
        String value = ReferenceValues.value(component);
        return switch (value) {
            case "rate" -> "100/s";
            case "duration" -> "500ms";
            case "whole number" -> "10";
            case "ratio", "number" -> "50%";
            default ->
                throw new IllegalStateException("'" + name + "' of " + family.title() + " needs an example in its"
                        + " @Manual: nobody can guess its parameter '" + component.getName() + "', a " + value);
        };
    }

    /** What to set in the surge, as {@code --set} takes it. */
    List<String> settings() {
        return family.settings(written(), isShared());
    }

    /** The same city without the policy. */
    Scenario without(List<String> more) {
        List<String> all = new ArrayList<>();
        family.settings().stream()
                .filter(setting -> !setting.contains("%s"))
                .forEach(setting -> all.add(setting.replace("%%", "%")));
        all.addAll(more);
        return Timeline.scenario(Surge.CITY, all.toArray(String[]::new));
    }

    private boolean isShared() {
        try {
            return policy.getRecordComponents().length == 0
                    && family.isShared(policy.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The surge with this policy, and with other settings behind. */
    Scenario scenario(List<String> more) {
        List<String> all = new ArrayList<>(settings());
        all.addAll(more);
        return Timeline.scenario(Surge.CITY, all.toArray(String[]::new));
    }

    /** The record that its scenario holds. */
    Record record() {
        List<Record> found = new ArrayList<>();
        records(scenario(List.of()), found, new IdentityHashMap<>());
        return found.stream()
                .filter(policy::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the scenario does not hold " + written()));
    }

    /** All records that something holds, itself included. */
    static void records(@Nullable Object thing, List<Record> found, Map<Object, Boolean> seen) {
        if (thing == null || seen.put(thing, true) != null) {
            return;
        }
        if (thing instanceof Record record) {
            found.add(record);
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    records(component.getAccessor().invoke(record), found, seen);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        } else if (thing instanceof Map<?, ?> map) {
            map.values().forEach(value -> records(value, found, seen));
        } else if (thing instanceof Collection<?> list) {
            list.forEach(value -> records(value, found, seen));
        }
    }

    /** Such as {@code admission-token-bucket}, for files and anchors. */
    String slug() {
        return family.title() + "-" + name;
    }

    @Override
    public String toString() {
        return family.title() + " " + written();
    }
}

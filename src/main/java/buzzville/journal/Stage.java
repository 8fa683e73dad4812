package buzzville.journal;

import java.util.List;

/**
 * A place where messages wait and are worked on: a service's subscription, or a partition of the broker.
 *
 * @param name such as {@code police} or {@code broker[0]}
 * @param lanes by name
 * @param laneOf the index of the lane of each priority, the most urgent first
 */
public record Stage(String name, List<String> lanes, List<Integer> laneOf) {
    public Stage {
        lanes = List.copyOf(lanes);
        laneOf = List.copyOf(laneOf);
    }

    /** Whether it is a partition of the broker. */
    public boolean isBroker() {
        return name.startsWith("broker[");
    }
}

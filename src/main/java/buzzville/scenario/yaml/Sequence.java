package buzzville.scenario.yaml;

import java.util.List;

/** A list of values. */
public record Sequence(Position position, List<Node> items) implements Node {

    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public String describe() {
        return "a list";
    }
}

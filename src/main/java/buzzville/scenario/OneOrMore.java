package buzzville.scenario;

import buzzville.unit.Doc;
import buzzville.unit.Short;
import java.util.List;

/** One name, or a list of names. */
@Short("names")
@Doc("One name, or a list of names.")
public record OneOrMore(@Doc("The names.") List<String> names) {
    public OneOrMore {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names must be at least one");
        }
    }
}

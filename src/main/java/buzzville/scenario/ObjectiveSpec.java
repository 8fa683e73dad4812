package buzzville.scenario;

import buzzville.unit.Doc;
import buzzville.unit.Short;
import org.jspecify.annotations.Nullable;

/** A promise to check, and what people call it: a name is for commands and files, a label for whoever reads what came of it. */
@Short("promise")
@Doc("A promise to check, such as 'critical loss = 0', and what people call it.")
public record ObjectiveSpec(
        @Doc("What must hold, such as 'critical loss = 0'.") Objective promise,
        @Doc("What people call it.") @Nullable Label label) {}

package buzzville.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the scenario language as JSON Schema. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        optionListHeading = "%n",
        description = "Writes the JSON Schema of the scenario language, with which editors complete and check files.",
        footerHeading = "%nExample:%n",
        footer = {
            "  buzzville schema > buzzville.schema.json",
            "  and, as the first line of a scenario:",
            "  # yaml-language-server: $schema=buzzville.schema.json"
        })
final class SchemaCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(JsonText.schema());
    }
}

package buzzville.cli;

import buzzville.unit.NearWord;
import buzzville.wire.MessageType;
import buzzville.wire.WireSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the scenario language, or a type of message, as JSON Schema. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        optionListHeading = "%n",
        description = {
            "Writes the JSON Schema of the scenario language, with which editors complete and check files; or of a type "
                    + "of message on the wire."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville schema > buzzville.schema.json",
            "  and, as the first line of a scenario:",
            "  # yaml-language-server: $schema=buzzville.schema.json",
            "  buzzville schema --message accident_route"
        })
final class SchemaCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--message",
            paramLabel = "TYPE",
            description = "Of this type of message; 'buzzville list messages' shows them.")
    private @Nullable String message;

    @Override
    public void run() {
        if (message == null) {
            spec.commandLine().getOut().print(JsonText.schema());
            return;
        }
        MessageType type = MessageType.of(message);
        if (type == null) {
            throw new InputException("buzzville: --message: unknown type '" + message + "'"
                    + NearWord.hint(message, MessageType.words(), "types"));
        }
        spec.commandLine().getOut().print(JsonText.of(WireSchema.of(type)));
    }
}

package buzzville.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a command, as its option {@code --help} does. */
@Command(
        name = "help",
        mixinStandardHelpOptions = true,
        parameterListHeading = "%n",
        description = "Explains a command: 'help run' is 'run --help'.")
final class HelpCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command; an overview if absent.")
    private @Nullable String command;

    @Override
    public void run() {
        CommandLine root = spec.commandLine().getParent();
        CommandLine wanted = command == null ? root : root.getSubcommands().get(command);
        if (wanted == null) {
            throw new InputException("buzzville: "
                    + Failures.noCommand(
                            String.valueOf(command), root.getSubcommands().keySet()));
        }
        PrintWriter out = spec.commandLine().getOut();
        wanted.usage(out);
    }
}

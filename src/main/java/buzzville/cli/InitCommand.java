package buzzville.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a commented scenario that runs as it is, for a person to change. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        parameterListHeading = "%n",
        description = "Writes a commented new scenario that runs as it is; never overwrites a file.")
final class InitCommand implements Callable<Integer> {
    private static final String TEMPLATE = "new-scenario.yaml";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "my-city.yaml",
            description = "The file to write; ${DEFAULT-VALUE} if absent.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        try (InputStream template = InitCommand.class.getResourceAsStream(TEMPLATE)) {
            if (template == null) {
                throw new IllegalStateException("the program lacks its resource " + TEMPLATE);
            }
            Files.write(file, template.readAllBytes(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new InputException(
                    "buzzville: '" + file + "' is there already and is left as it is; name another file");
        } catch (IOException e) {
            throw new InputException("buzzville: '%s' cannot be written: %s".formatted(file, Failures.reason(e)));
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("wrote " + file);
        err.println("  check it:  " + Again.of("check", file.toString()));
        err.println("  run it:    " + Again.of("run", file.toString()));
        return ExitCode.SOUND;
    }
}

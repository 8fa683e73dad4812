package buzzville.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** All commands, as picocli sees them, and what it hands over: values it cannot read, and what commands throw. */
@Command(
        name = "buzzville",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            CompareCommand.class,
            SweepCommand.class,
            MergeCommand.class,
            SizeCommand.class,
            TipCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            BranchCommand.class,
            ReplayCommand.class,
            AuditCommand.class,
            ClocksCommand.class,
            VerifyCommand.class,
            ListCommand.class,
            InitCommand.class,
            SchemaCommand.class,
            LessonCommand.class,
            ExerciseCommand.class,
            GalleryCommand.class,
            FingerprintsCommand.class,
            JournalsCommand.class,
            HelpCommand.class
        },
        description =
                "Simulates an event-driven city: which design still gets the alarm through, how late, and what was"
                        + " lost on the way?",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville list                                       what is shipped",
            "  buzzville run scenarios/crisis.yaml                  a verdict, tables, charts",
            "  buzzville run scenarios/crisis.yaml --strategy none  the same city, undefended",
            "  buzzville init my-city.yaml                          a scenario to begin with",
            "  buzzville check my-city.yaml                         everything wrong with it",
            "",
            "Exit status: 0 sound; 1 an objective is broken; 2 the input is wrong;",
            "3 a fault of ours; 130 interrupted."
        })
final class RootCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            hidden = true,
            description = "Print where in the program a failure came from.")
    @SuppressWarnings("UnusedVariable") // read from the raw arguments, for failures that come before parsing
    private boolean debug;

    /** Without a command: what there is. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** Runs a command line; returns the exit status. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        RootCommand root = new RootCommand();
        return new CommandLine(root)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(80)
                .setParameterExceptionHandler(new WrongCommandLine())
                .setExecutionExceptionHandler(new Failed(root, err, args))
                .registerConverter(Path.class, new FilePath())
                .registerConverter(int.class, new WholeNumber())
                .registerConverter(Integer.class, new WholeNumber())
                .registerConverter(long.class, new LongNumber())
                .registerConverter(Long.class, new LongNumber())
                .execute(args);
    }

    /*
     * Classes and not lambdas: picocli is compiled for Java 5, and Java 17 crashes when it archives a lambda of so old an
     * interface for the launcher's class-data sharing.
     */

    private static final class WrongCommandLine implements IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException failure, String[] arguments) {
            return Failures.wrongCommandLine(failure, arguments);
        }
    }

    private record Failed(RootCommand root, PrintWriter err, String[] arguments) implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
            return Failures.report(failure, err, Again.of(arguments), root.debug);
        }
    }

    private static final class FilePath implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("expected a path, but found '" + text
                        + "'; letters with accents need a locale that has them, such as LC_ALL=C.UTF-8");
            }
        }
    }

    private static final class WholeNumber implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("expected a whole number, but found '" + text + "'");
            }
        }
    }

    private static final class LongNumber implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("expected a whole number, but found '" + text + "'");
            }
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"buzzville " + number() + " (Java " + Runtime.version() + ")"};
        }

        static String number() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }
    }
}

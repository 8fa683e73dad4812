package buzzville.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with scenario files, under each of their strategies, and runs nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Says everything that is wrong with scenario files, under all their strategies; runs nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville check scenarios/crisis.yaml my-city.yaml",
            "  buzzville check my-city.yaml --effective --strategy priority",
            "  buzzville check my-city.yaml --set services.police.workers=8"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Scenario files.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "Only under this strategy; all of them if absent. With --effective, the default one.")
    private @Nullable String strategy;

    @Mixin
    private ScenarioOptions options;

    @Option(
            names = "--effective",
            description = "Print the scenario as understood, after includes, strategy, --set and defaults.")
    private boolean effective;

    @Override
    public Integer call() {
        options.drawSeed();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return new Checking(out, err, strategy, options.settings(), effective).of(files);
    }
}

package buzzville.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What clocks can and cannot tell about order; by itself it says which commands there are. */
@Command(
        name = "clocks",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ClocksRunCommand.class,
            ClocksOrderCommand.class,
            ClocksCompareCommand.class,
            ClocksVerifyCommand.class,
            ClocksDiffCommand.class,
            ClocksExportCommand.class
        },
        description =
                "Shows why ordering is hard, and what each clock can and cannot repair: stamps every event of a run,"
                        + " counts what each order has the wrong way round, compares events and runs, checks"
                        + " stamps, and hands the log to other tools.",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville clocks run my-city.yaml",
            "  buzzville clocks order results/my-city/default/clocks --by lamport",
            "  buzzville clocks compare results/my-city/default/clocks m1 m2",
            "  buzzville clocks verify results/my-city/default/clocks",
            "  buzzville clocks diff results/my-city/default/clocks other/clocks --page both.html",
            "  buzzville clocks export results/my-city/default/clocks --format svg",
            "",
            "Exit status: 0 done, or the stamps are right; 1 a stamp is wrong, or two runs",
            "differ; 2 the input is wrong."
        })
final class ClocksCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /** Without a command: what there is. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}

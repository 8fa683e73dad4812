package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Every kind of mistake at the command line: exit status 2, one sentence on standard error, nothing on standard output. */
class WrongInputTest {
    @TempDir
    Path folder;

    private Path city;

    @BeforeEach
    void aCity() {
        city = folder.resolve("city.yaml");
        assertThat(Shell.run("init", city).status()).isZero();
    }

    private static void refused(Shell shell, String... lines) {
        assertThat(shell.err().lines()).containsExactly(lines);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.status()).isEqualTo(2);
    }

    @Test
    void aStoryIsOfATracedRunAndOfSomethingInIt() {
        refused(
                Shell.run("run", city, "--story", "feu"),
                "buzzville: --story: only a traced run tells one; expected --trace with it");
        Shell unknown = Shell.run("run", city, "--trace", "--story", "00ff");
        assertThat(unknown.err())
                .startsWith(
                        "buzzville: --story: expected an event of the scenario, or an id of 16 hexadecimal digits, but"
                                + " found '00ff'");
        assertThat(unknown.status()).isEqualTo(2);
    }

    @Test
    void flowsHaveOptionsOfTheirOwn() {
        refused(
                Shell.run("check", city, "--json"),
                "buzzville: --json: only --flows and --load know it; expected one of these with it");
        refused(
                Shell.run("check", city, "--flows", "--effective"),
                "buzzville: expected either --effective or --flows, but found both");
    }

    @Test
    void theLoadHasOptionsOfItsOwn() {
        refused(
                Shell.run("check", city, "--load", "--flows"),
                "buzzville: expected either --flows or --load, but found both");
        refused(
                Shell.run("check", city, "--load", "--effective"),
                "buzzville: expected either --effective or --load, but found both");
        refused(Shell.run("check", city, "--all"), "buzzville: --all: only --load knows it; expected --load with it");
        refused(
                Shell.run("check", city, "--load", "--all", "--json"),
                "buzzville: --all: JSON always has every row; expected either --all or --json");
        refused(
                Shell.run("check", city, "--load", "--lang", "de"),
                "buzzville: --lang: expected fr or en, but found 'de'");
        Shell unknown = Shell.run("check", city, "--load", "--strategy", "nome");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean 'none'?");
        assertThat(unknown.out()).isEmpty();
    }

    @Test
    void whatIsNoNumberIsToldInWordsForPeople() {
        refused(
                Shell.run("exercise", city, "--seed", "abc"),
                "buzzville: invalid value for option '--seed': expected a whole number, but found 'abc'",
                "  help: buzzville exercise --help");
        // the types that this program has words for; whoever adds another teaches RootCommand to speak of it
        List<Class<?>> spoken =
                List.of(String.class, Path.class, boolean.class, int.class, Integer.class, long.class, Long.class);
        List<CommandLine> commands = new ArrayList<>(List.of(new CommandLine(new RootCommand())));
        for (int i = 0; i < commands.size(); i++) {
            CommandLine command = commands.get(i);
            commands.addAll(command.getSubcommands().values());
            command.getCommandSpec().args().stream()
                    .map(arg -> arg.isMultiValue() ? arg.auxiliaryTypes()[0] : arg.type())
                    .forEach(type ->
                            assertThat(spoken).as(command.getCommandName()).anyMatch(known -> known.equals(type)));
        }
        assertThat(commands).hasSizeGreaterThan(20);
    }

    @Test
    void aSettingThatComesTooLateToMatterIsRefused() {
        refused(
                Shell.run("run", city, "--set", "strategy=none"),
                "--set 'strategy=none': strategy: 'strategy' has done its work before settings are made; choose one with"
                        + " --strategy");
        refused(
                Shell.run("check", city, "--set", "strategies.priority.broker.threads=2"),
                "--set 'strategies.priority.broker.threads=2': strategies: 'strategies' has done its work before settings are"
                        + " made; set the value itself, such as broker.dispatch=lifo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rnu                      | there is no command 'rnu'; did you mean 'run'?
            simulate                 | there is no command 'simulate'; there are run, compare, sweep, merge, size, tip, check, explain, branch, replay, audit, clocks, verify, list, init, schema, lesson, exercise, gallery, fingerprints, journals, help
            --verison                | there is no option '--verison'; did you mean '--version'?
            check a.yaml --jsn       | there is no option '--jsn'; did you mean '--json'?
            check a.yaml --quiet     | there is no option '--quiet' here; 'buzzville run' has it
            run                      | missing required parameter: 'SCENARIO'
            check                    | missing required parameter: 'SCENARIO'
            run a.yaml b.yaml        | there is no room for 'b.yaml' on this command line
            run a.yaml --stratgy=x   | there is no option '--stratgy'; did you mean '--strategy'?
            run a.yaml --strategy    | missing required parameter for option '--strategy' (NAME)
            run a.yaml --threads two | invalid value for option '--threads': expected a whole number, but found 'two'
            """)
    void aMistypedCommandLineIsAnsweredWithWhatWasMeant(String line, String sentence) {
        Shell shell = Shell.run((Object[]) line.split(" "));

        String command =
                line.startsWith("run") ? "buzzville run" : line.startsWith("check") ? "buzzville check" : "buzzville";
        refused(shell, "buzzville: " + sentence, "  help: " + command + " --help");
    }

    @Test
    void aMistypedTopicIsAnsweredWithWhatWasMeant() {
        refused(Shell.run("help", "rnu"), "buzzville: there is no command 'rnu'; did you mean 'run'?");
        refused(
                Shell.run("list", "polices"),
                "buzzville: expected 'scenarios', 'policies' or 'messages', but found 'polices'; did you mean 'policies'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --replications 0   | --replications: expected a whole number from 1 to 100000, but found 0
            --threads -1       | --threads: expected a whole number from 1 to 4096, but found -1
            --seed ten         | --seed: expected a whole number such as 42, or 'random', but found 'ten'
            --lang de          | --lang: expected fr or en, but found 'de'
            """)
    void anOptionsValueIsCheckedBeforeAnythingRuns(String options, String sentence) {
        String[] words = options.split(" ");

        refused(Shell.run("run", city, words[0], words[1]), "buzzville: " + sentence);
    }

    @Test
    void aFileThatIsNotThereIsAnsweredWithItsNeighbour() {
        Path wrong = folder.resolve("ctiy.yaml");

        refused(Shell.run("run", wrong), wrong + ": there is no such file; did you mean '" + city + "'?");
        refused(Shell.run("check", wrong), wrong + ": there is no such file; did you mean '" + city + "'?");
        refused(
                Shell.run("run", "nowhere/at-all.yaml"),
                "nowhere/at-all.yaml: there is no such file; 'buzzville list' shows the shipped scenarios");
    }

    @Test
    void aFolderOrABinaryFileIsNoScenario() throws IOException {
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        refused(Shell.run("run", folder), folder + ": expected a file, but '" + folder + "' is a directory");
        refused(
                Shell.run("run", binary),
                binary + ": expected UTF-8 text, but '" + binary + "' is binary or in another encoding");
    }

    @Test
    void anUnknownStrategyIsAnsweredWithTheKnownOnes() {
        for (String command : new String[] {"run", "check"}) {
            refused(
                    Shell.run(command, city, "--strategy", "priorty"),
                    "--strategy 'priorty': '" + city
                            + "' has no such strategy; did you mean 'priority'? (known strategies: none, priority)");
        }
    }

    @Test
    void aStrategyThatTheFileItselfNamesIsBlamedOnTheFile() throws IOException {
        Files.writeString(city, Files.readString(city).replace("strategy: priority", "strategy: priorty"));

        assertThat(Shell.run("run", city).err())
                .startsWith(city + ":")
                .endsWith(
                        ": strategy: unknown strategy 'priorty'; did you mean 'priority'? (known strategies: none, priority)"
                                + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            services.fire_brigad.workers=3   | services.fire_brigad
            services.fire_brigade.worker=3   | did you mean 'workers'?
            services.fire_brigade.workers=xx | services.fire_brigade.workers: expected
            duration                         | expected path.to.key=value, but found 'duration'
            =3                               | expected path.to.key=value, but found '=3'
            duration=                        | expected a value behind '='
            duration=30                      | duration: expected a duration
            services.x.[=1                   | expected
            """)
    void nonsenseInSetIsPointedTo(String assignment, String sentence) {
        Shell shell = Shell.run("run", city, "--set", assignment, "--out", folder.resolve("out"));

        assertThat(shell.err()).startsWith("--set '" + assignment + "': ").contains(sentence);
        assertThat(shell.status()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void everyMistakeOfAFileIsNamedAtOnceWithItsPlace() throws IOException {
        String text = Files.readString(city)
                .replace("workers: 8", "wokers: 8")
                .replace("duration: 30min", "duration: 30 parsecs")
                .replace("priority: critical}", "priority: urgent}");
        Files.writeString(city, text);

        for (String command : new String[] {"check", "run"}) {
            Shell shell = Shell.run(command, city);
            assertThat(shell.err()).contains(":14:11: duration: ", "wokers", "urgent");
            assertThat(shell.err().lines())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(line -> line.startsWith(city.toString()));
            assertThat(shell.status()).isEqualTo(2);
            assertThat(shell.out()).isEmpty();
        }
    }

    @Test
    void resultsAreNotWrittenWhereTheyCannotBe() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("diary.txt"), "mine");

        Shell onFile = Shell.run("run", city, "--out", file);
        assertThat(onFile.err()).startsWith("buzzville: results cannot be written to '" + file + "': ");
        assertThat(onFile.status()).isEqualTo(2);
        refused(
                Shell.run("run", city, "--out", full),
                "buzzville: results cannot be written to '" + full
                        + "': it has something in it and is no results folder; name another one, or an empty one");
        assertThat(full).isDirectoryContaining("glob:**diary.txt");
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @Test
    void initNeverOverwrites() throws IOException {
        Files.writeString(city, "mine");

        refused(
                Shell.run("init", city),
                "buzzville: '" + city + "' is there already and is left as it is; name another file");
        assertThat(Files.readString(city)).isEqualTo("mine");
    }

    @Test
    void whereAFailureCameFromIsOnlyForThoseWhoAsk() {
        assertThat(Shell.run("run", city, "--seed", "x").err()).doesNotContain("\tat ");
        assertThat(Shell.run("run", city, "--seed", "x", "--debug").err()).contains("\tat ");
    }
}

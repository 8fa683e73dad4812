package buzzville.cli;

import buzzville.causality.log.EventLog;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.clock.Stamping;
import buzzville.city.life.Lookout;
import buzzville.lesson.Question;
import buzzville.lesson.QuestionJson;
import buzzville.lesson.Texts;
import buzzville.lesson.Wordings;
import buzzville.lesson.exercise.Sheet;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.Suggestion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a sheet of questions, and its key, from any scenario's run. */
@Command(
        name = "exercise",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description =
                "Makes a fresh sheet of questions about clocks and order, and its key, from the run of any scenario.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville exercise scenarios/lessons/08-causal-order.yaml --seed 7",
            "  buzzville exercise scenarios/lessons/08-causal-order.yaml --seed 7 --key",
            "  buzzville exercise scenarios/lessons/08-causal-order.yaml --seed 7 --type lamport --answer 1=4,5,8",
            "",
            "Exit status: 0 told, or right; 1 an answer is wrong; 2 the input is wrong."
        })
final class ExerciseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SCENARIO", description = "A scenario file.")
    private Path file;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which sheet; 1 if absent. The run keeps the scenario's seed.")
    private long seed = 1;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "Which strategy; the scenario's own choice if absent.")
    private @Nullable String strategy;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only questions of this kind; can be repeated.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--answer", paramLabel = "Q=A", description = "An answer to one of its questions; can be repeated.")
    private List<String> answers = new ArrayList<>();

    @Option(names = "--key", description = "Print the key instead of the sheet; with --json, besides.")
    private boolean key;

    @Option(names = "--json", description = "Print JSON, in both languages.")
    private boolean json;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() {
        ReportLanguage language = speech.language();
        PrintWriter out = spec.commandLine().getOut();
        for (String type : types) {
            if (!Sheet.types().contains(type)) {
                throw new InputException("buzzville: --type: no questions of kind '" + type + "'"
                        + Suggestion.hintAndAll(type, Sheet.types(), "kinds"));
            }
        }
        if (!answers.isEmpty() && (key || json)) {
            throw new InputException("buzzville: --answer marks answers; expected neither --key nor --json with it");
        }
        Sheet sheet = sheet();
        if (json) {
            out.print(json(sheet).toPrettyString() + "\n");
            return ExitCode.SOUND;
        }
        Texts texts = new Texts(language, "exercise");
        Wordings wordings = new Wordings(texts);
        if (!answers.isEmpty()) {
            return Answers.mark(answers, sheet.questions(), wordings, out);
        }
        EventLog.Source source = sheet.source();
        out.println(texts.say(
                key ? "sheet.key" : "sheet.title",
                "scenario",
                source.scenario(),
                "strategy",
                source.strategy(),
                "run-seed",
                String.valueOf(source.seed()),
                "seed",
                String.valueOf(seed),
                "version",
                source.version()));
        Wordings.wrapped(texts.say(sheet.questions().isEmpty() ? "sheet.empty" : "sheet.rules"), "")
                .forEach(out::println);
        for (int i = 0; i < sheet.questions().size(); i++) {
            Question question = sheet.questions().get(i);
            out.println();
            (key ? wordings.key(question, i + 1) : wordings.question(question, i + 1)).forEach(out::println);
        }
        return ExitCode.SOUND;
    }

    private Sheet sheet() {
        Chosen chosen =
                Chosen.read(file, strategy, List.of(), spec.commandLine().getErr());
        if (chosen.scenario().clocks() == null) {
            PrintWriter nowhere = new PrintWriter(new StringWriter());
            chosen = Chosen.read(file, strategy, List.of("clocks=synchronised"), nowhere);
        }
        Scenario scenario = chosen.scenario();
        Stamping stamping = Stamping.of(scenario, Objects.requireNonNull(scenario.clocks()));
        City city = CityPlanner.plan(scenario, chosen.strategy(), 0, Lookout.NOBODY, stamping);
        city.finish();
        EventLog log = city.eventLog(ScenarioOptions.name(file), RootCommand.Version.number());
        try {
            return Sheet.of(log, seed, types.isEmpty() ? Sheet.types() : types);
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: " + e.getMessage());
        }
    }

    private ObjectNode json(Sheet sheet) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", "buzzville-exercise");
        node.put("version", 1);
        node.put("buzzville", sheet.source().version());
        node.put("scenario", sheet.source().scenario());
        node.put("strategy", sheet.source().strategy());
        node.put("run_seed", sheet.source().seed());
        node.put("seed", sheet.seed());
        ArrayNode questions = node.putArray("questions");
        QuestionJson writer =
                new QuestionJson(new Texts(ReportLanguage.EN, "exercise"), new Texts(ReportLanguage.FR, "exercise"));
        for (int i = 0; i < sheet.questions().size(); i++) {
            questions.add(writer.of(sheet.questions().get(i), i + 1, key));
        }
        return node;
    }
}

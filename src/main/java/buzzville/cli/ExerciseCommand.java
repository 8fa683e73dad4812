package buzzville.cli;

import buzzville.causality.log.EventLog;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.clock.Stamping;
import buzzville.city.life.Lookout;
import buzzville.lesson.Handout;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.QuestionJson;
import buzzville.lesson.Texts;
import buzzville.lesson.Wordings;
import buzzville.lesson.exercise.Sheet;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
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
            "  buzzville exercise scenarios/lessons/08-causal-order.yaml --seed 7 --type lamport,cut --out sheets/7",
            "  buzzville exercise scenarios/lessons/08-causal-order.yaml --seed 7 --type lamport --answer 1=4,5,8",
            "",
            "Kinds of questions: " + ExerciseCommand.KINDS,
            "Exit status: 0 told, or all right; 1 an answer is wrong; 2 the input is wrong, or an answer cannot be marked",
            "(the others are)."
        })
final class ExerciseCommand implements Callable<Integer> {
    static final String KINDS = "lamport, vector, relation, conclude, falsely-ordered, concurrent, total-order,%n"
            + "corrupted, ntp, inversion, hold-back, replay, crash, hybrid, cut; with --lang fr by their French names too.";

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

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only questions of these kinds, with commas between them; can be repeated.")
    private List<String> types = new ArrayList<>();

    @Mixin
    private Answers answers;

    @Option(names = "--key", description = "Print the key instead of the sheet; with --json, besides.")
    private boolean key;

    @Option(names = "--json", description = "Print JSON, in both languages.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write sheet.html and key.html there, for a browser to print.")
    private @Nullable Path folder;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() throws IOException {
        Texts texts = new Texts(speech.language(), "exercise");
        PrintWriter out = spec.commandLine().getOut();
        QuestionKinds kinds = new QuestionKinds(texts);
        List<String> wanted = types.isEmpty()
                ? Sheet.types()
                : types.stream().map(kinds::named).toList();
        if (answers.areGiven() && (key || json || folder != null)) {
            throw new InputException(texts.say("error.exercise.answer"));
        } else if (json && folder != null) {
            throw new InputException(texts.say("error.exercise.json"));
        }
        Sheet sheet = sheet(wanted, texts);
        if (json) {
            out.print(json(sheet).toPrettyString() + "\n");
            return ExitCode.SOUND;
        }
        if (answers.areGiven()) {
            return answers.mark(sheet.questions(), texts, out);
        }
        out.println(title(sheet, key, texts));
        notes(sheet, texts).forEach(note -> Wordings.wrapped(note, "").forEach(out::println));
        Wordings wordings = new Wordings(texts);
        for (int i = 0; i < sheet.questions().size(); i++) {
            Question question = sheet.questions().get(i);
            out.println();
            (key ? wordings.key(question, i + 1) : wordings.question(question, i + 1)).forEach(out::println);
        }
        if (folder != null) {
            leave(sheet, folder, texts, out);
        }
        return ExitCode.SOUND;
    }

    private String title(Sheet sheet, boolean ofKey, Texts texts) {
        EventLog.Source source = sheet.source();
        return texts.say(
                ofKey ? "sheet.key" : "sheet.title",
                "scenario",
                source.scenario(),
                "strategy",
                source.strategy(),
                "run-seed",
                String.valueOf(source.seed()),
                "seed",
                String.valueOf(seed),
                "version",
                source.version());
    }

    /** How to read it, and what it leaves out. */
    private static List<String> notes(Sheet sheet, Texts texts) {
        List<String> notes = new ArrayList<>();
        notes.add(texts.say(sheet.questions().isEmpty() ? "sheet.empty" : "sheet.rules"));
        if (!sheet.without().isEmpty()) {
            List<Phrase> without = sheet.without().stream()
                    .map(type -> Phrase.of("type." + type))
                    .toList();
            notes.add(texts.say("sheet.without", "types", without));
        }
        return notes;
    }

    private void leave(Sheet sheet, Path folder, Texts texts, PrintWriter out) throws IOException {
        Files.createDirectories(folder);
        String command = again(folder, texts.language());
        out.println();
        for (boolean ofKey : new boolean[] {false, true}) {
            Path page = folder.resolve(ofKey ? "key.html" : "sheet.html");
            String title = title(sheet, ofKey, texts);
            Files.writeString(page, Handout.of(title, notes(sheet, texts), sheet.questions(), ofKey, command, texts));
            out.println(texts.say(ofKey ? "handout.key" : "handout.sheet", "page", page.toString()));
        }
    }

    /** The command line that makes the same pages. */
    private String again(Path folder, ReportLanguage language) {
        List<String> words = new ArrayList<>(List.of("exercise", file.toString(), "--seed", String.valueOf(seed)));
        if (strategy != null) {
            words.addAll(List.of("--strategy", strategy));
        }
        if (!types.isEmpty()) {
            words.addAll(List.of("--type", String.join(",", types)));
        }
        words.addAll(List.of("--lang", language.code(), "--out", folder.toString()));
        return "./" + Again.of(words);
    }

    private Sheet sheet(List<String> wanted, Texts texts) {
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
        if (log.rules().isBroken()) {
            throw new InputException(texts.say("error.exercise.broken"));
        }
        return Sheet.of(log, seed, wanted);
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

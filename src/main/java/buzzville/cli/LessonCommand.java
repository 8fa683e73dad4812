package buzzville.cli;

import buzzville.causality.log.LogWriter;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Texts;
import buzzville.lesson.Wordings;
import buzzville.lesson.course.Figures;
import buzzville.lesson.course.Lesson;
import buzzville.lesson.course.Lessons;
import buzzville.report.spacetime.Captions;
import buzzville.report.spacetime.SpaceTimePage;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.TextTable;
import buzzville.scenario.Label;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Teaches why order is hard, one lesson at a time. */
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description =
                "Teaches why order is hard, in twelve lessons: a text, a run, its figures, a space-time page, questions.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville lesson                         the lessons there are",
            "  buzzville lesson 4                       one of them",
            "  buzzville lesson 4 --answer 1=102        marks an answer",
            "  buzzville lesson 4 --answers marie.txt   marks a file of them",
            "  buzzville lesson 4 --key                 the answers, and which mistake leads to which wrong one",
            "",
            "Exit status: 0 told, or all right; 1 an answer is wrong; 2 the input is wrong, or an answer cannot be marked",
            "(the others are)."
        })
final class LessonCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "Which lesson; absent: which there are.")
    private @Nullable Integer number;

    @Mixin
    private Answers answers;

    @Option(names = "--key", description = "Print the answers instead of the lesson.")
    private boolean key;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where space-time pages, logs and journals go; results/lessons/NUMBER if absent.")
    private @Nullable Path out;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() throws IOException {
        ReportLanguage language = speech.language();
        PrintWriter lines = spec.commandLine().getOut();
        Texts errors = new Texts(language, "exercise");
        if (number == null) {
            if (key || out != null || answers.areGiven()) {
                throw new InputException(errors.say("error.lesson.number"));
            }
            list(lines, language);
            return ExitCode.SOUND;
        }
        List<Lesson> all = Lessons.all();
        if (number < 1 || number > all.size()) {
            throw new InputException(
                    errors.say("error.lesson.range", "last", all.size(), "found", String.valueOf(number)));
        }
        if (key && answers.areGiven()) {
            throw new InputException(errors.say("error.lesson.key"));
        }
        Lesson lesson = all.get(number - 1);
        Texts texts = new Texts(language, "exercise", lesson.texts());
        LessonRuns runs = new LessonRuns(errors);
        Figures figures = lesson.figures().apply(runs);
        List<Question> questions = lesson.quiz().apply(figures);
        Wordings wordings = new Wordings(texts);
        if (answers.areGiven()) {
            return answers.mark(questions, texts, lines);
        }
        if (key) {
            for (int i = 0; i < questions.size(); i++) {
                wordings.key(questions.get(i), i + 1).forEach(lines::println);
            }
            return ExitCode.SOUND;
        }
        tell(lesson, texts, figures, lines);
        leave(lesson, runs, texts, lines);
        for (int i = 0; i < questions.size(); i++) {
            lines.println();
            wordings.question(questions.get(i), i + 1).forEach(lines::println);
        }
        return ExitCode.SOUND;
    }

    private static void list(PrintWriter lines, ReportLanguage language) {
        TextTable table = new TextTable("rll", 2);
        for (Lesson lesson : Lessons.all()) {
            Texts texts = new Texts(language, lesson.texts());
            table.row(List.of(String.valueOf(lesson.number()), texts.say("title"), texts.say("summary")));
        }
        table.lines().forEach(lines::println);
    }

    private static void tell(Lesson lesson, Texts texts, Figures figures, PrintWriter lines) {
        lines.println(lesson.number() + ". " + texts.say("title"));
        lines.println();
        Wordings.wrapped(texts.say(new Phrase("text", figures.values())), "").forEach(lines::println);
        lines.println();
        TextTable table = new TextTable("lr", 2);
        figures.values().forEach((name, value) -> {
            if (texts.has("figure." + name)) {
                table.row(List.of(texts.say(new Phrase("figure." + name, figures.values())), texts.said(value)));
            }
        });
        table.lines().forEach(lines::println);
        lines.println();
    }

    private static String title(Lesson lesson, ReportLanguage language) {
        return lesson.number() + ". " + new Texts(language, lesson.texts()).say("title");
    }

    private void leave(Lesson lesson, LessonRuns runs, Texts texts, PrintWriter lines) throws IOException {
        Path folder = out == null ? Path.of("results", "lessons", lesson.texts()) : out;
        Files.createDirectories(folder);
        Label title = new Label(null, title(lesson, ReportLanguage.FR), title(lesson, ReportLanguage.EN));
        for (Lesson.Scene scene : lesson.runs()) {
            var log = runs.log(scene.scenario(), scene.strategy());
            Path page = folder.resolve(scene + ".html");
            Captions captions = new Captions(title, runs.scenario(scene.scenario(), scene.strategy()));
            Files.writeString(page, SpaceTimePage.of(log, captions, texts.language()));
            Files.writeString(folder.resolve(scene + ".jsonl"), LogWriter.text(log));
            lines.println(texts.say("lesson.page", "page", page.toString()));
        }
        journals(lesson, runs, folder, texts, lines);
        lines.println(texts.say("lesson.again"));
        for (Lesson.Scene scene : lesson.runs()) {
            String file = runs.file(scene.scenario()).toString();
            lines.println(again(texts, List.of("clocks", "run", file, "--strategy", scene.strategy())));
            if (lesson.replays().stream().anyMatch(replay -> replay.of().equals(scene))) {
                lines.println(again(texts, List.of("run", file, "--strategy", scene.strategy(), "--journal")));
            }
        }
    }

    /** A command to type, which answers in the language of the lesson. */
    private static String again(Texts texts, List<String> words) {
        List<String> all = new ArrayList<>(words);
        if (texts.language() == ReportLanguage.FR) {
            all.addAll(List.of("--lang", "fr"));
        }
        return "  ./" + Again.of(all);
    }

    /** Leaves the journals, and says how to ask them. */
    private static void journals(Lesson lesson, LessonRuns runs, Path folder, Texts texts, PrintWriter lines)
            throws IOException {
        Set<Lesson.Scene> scenes = new LinkedHashSet<>();
        lesson.replays().forEach(replay -> scenes.add(replay.of()));
        for (Lesson.Scene scene : scenes) {
            Path file = folder.resolve(scene + ".bvj");
            Files.write(file, runs.octets(scene.scenario(), scene.strategy()));
            lines.println(texts.say("lesson.journal", "journal", file.toString()));
            lines.println(texts.say("lesson.replay"));
            for (Lesson.Replay replay : lesson.replays()) {
                if (replay.of().equals(scene)) {
                    List<String> words = new ArrayList<>(List.of("replay", file.toString()));
                    words.addAll(replay.options());
                    lines.println(again(texts, words));
                }
            }
        }
    }
}

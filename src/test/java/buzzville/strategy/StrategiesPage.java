package buzzville.strategy;

import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Tally;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.yaml.ReferenceValues;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the manual says of every policy, made from the records and from runs of the {@link Surge}. */
final class StrategiesPage {
    private static final int WIDTH = 120;
    private static final int MANY = 6;

    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> pictures = new LinkedHashMap<>();
    private final Human human = new Human(ReportLanguage.EN);
    private final Shipped shipped = Shipped.read();

    /** The part of the page behind what people wrote. */
    static StrategiesPage make() {
        StrategiesPage page = new StrategiesPage();
        page.write();
        return page;
    }

    String text() {
        return out.toString().stripTrailing() + "\n";
    }

    /** Drawings by file name. */
    Map<String, String> pictures() {
        return pictures;
    }

    private void write() {
        senseless();
        line("## Nothing at all");
        line("");
        line("The surge without any defence, to compare with: one lane without a bound, first come, first served.");
        line("");
        shown("none-at-all", "The surge without any defence", new Surge(buzzville.city.Timeline.scenario(Surge.CITY)));
        for (Family family : Family.all()) {
            line("## " + capital(family.title()));
            line("");
            paragraph(sentence(family.type()) + " Written at `" + family.key() + "`.");
            for (Exhibit exhibit : family.exhibits()) {
                policy(exhibit);
            }
        }
    }

    private void senseless() {
        line("## Combinations that make no sense");
        line("");
        paragraph("What `check` says of some of them in the surge. An error refuses the scenario, a warning does not.");
        line("| with | it says |");
        line("| --- | --- |");
        for (Senseless combination : Senseless.ALL) {
            List<String> said = combination.said();
            if (said.isEmpty()) {
                throw new IllegalStateException("nobody objects to " + combination);
            }
            line("| %s | %s |"
                    .formatted(
                            String.join(
                                    "<br>",
                                    combination.settings().stream()
                                            .map(text -> "`" + text + "`")
                                            .toList()),
                            String.join("<br>", said).replace("|", "\\|")));
        }
        line("");
    }

    private void policy(Exhibit exhibit) {
        Class<? extends Record> policy = exhibit.policy();
        line("### " + capital(exhibit.family().title()) + ": " + exhibit.name());
        line("");
        Doc doc = policy.getAnnotation(Doc.class);
        line("**" + (doc == null ? "" : doc.value()) + "** `" + signature(exhibit) + "`");
        line("");
        parameters(policy);
        Manual manual = policy.getAnnotation(Manual.class);
        if (manual != null) {
            item("Rule", manual.rule());
            item("Source", manual.source());
            item("When to use it", manual.use());
            item("When it hurts", manual.hurts());
            if (!manual.names().isEmpty()) {
                item("Elsewhere", manual.names());
            }
        }
        item("Shipped in", where(exhibit));
        line("");
        line("The surge with");
        line("");
        line("```sh");
        exhibit.settings().forEach(setting -> line("--set " + quoted(setting)));
        line("```");
        line("");
        shown(
                exhibit.slug(),
                exhibit.family().title() + ": " + exhibit.written(),
                new Surge(exhibit.scenario(List.of())));
    }

    private static String signature(Exhibit exhibit) {
        List<String> parameters = new ArrayList<>();
        for (RecordComponent component : exhibit.policy().getRecordComponents()) {
            String key = ReferenceValues.key(component);
            Default standard = component.getAnnotation(Default.class);
            parameters.add(
                    standard != null
                            ? key + "=" + standard.value()
                            : ReferenceValues.isNullable(component) ? "[" + key + "]" : key);
        }
        return exhibit.name() + (parameters.isEmpty() ? "" : "(" + String.join(", ", parameters) + ")");
    }

    private void parameters(Class<? extends Record> policy) {
        if (policy.getRecordComponents().length == 0) {
            return;
        }
        line("| parameter | value | default | meaning |");
        line("| --- | --- | --- | --- |");
        for (RecordComponent component : policy.getRecordComponents()) {
            Doc meaning = component.getAnnotation(Doc.class);
            line("| `%s` | %s | %s | %s |"
                    .formatted(
                            ReferenceValues.key(component),
                            ReferenceValues.value(component).replace("](#", "](reference.md#"),
                            ReferenceValues.standard(component),
                            meaning == null ? "" : meaning.value().replace("|", "\\|")));
        }
        line("");
    }

    private String where(Exhibit exhibit) {
        Set<String> files = shipped.uses(exhibit.policy());
        if (files.isEmpty()) {
            return "no scenario.";
        }
        List<String> links = files.stream()
                .limit(files.size() > MANY ? MANY - 1 : MANY)
                .map(file -> "[%s](../scenarios/%s.yaml)".formatted(file, file))
                .toList();
        int more = files.size() - links.size();
        return String.join(", ", links) + (more > 0 ? " and " + more + " more." : ".");
    }

    private void shown(String slug, String title, Surge surge) {
        pictures.put(slug + ".svg", Chart.of(surge, title));
        line("![%s](images/strategies/%s.svg)".formatted(title.replace("[", "(").replace("]", ")"), slug));
        line("");
        StageSummary desk = surge.timeline().summary().services().get("desk");
        if (desk == null) {
            throw new IllegalStateException("no desk");
        }
        line("| | offered | delivered | lost, told | lost, silent | merged | unfinished | p50 | p99 | max |");
        line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Surge.PRIORITIES.forEach(priority -> row(priority, desk.tally(priority)));
        line("");
    }

    private void row(Priority priority, Tally tally) {
        LatencyHistogram latency = tally.latency(Latency.END_TO_END);
        long elsewhere = tally.offered() - tally.delivered() - tally.lost() - tally.inFlight();
        line("| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        priority.label(),
                        human.count(tally.offered()),
                        human.count(tally.delivered()),
                        human.count(tally.told()),
                        human.count(tally.silent()),
                        human.count(elsewhere),
                        human.count(tally.inFlight()),
                        human.duration(latency.percentile(0.5)),
                        human.duration(latency.percentile(0.99)),
                        latency.count() == 0 ? Human.NONE : human.duration(latency.max())));
    }

    /** For a shell: in double quotes if it holds single ones. */
    static String quoted(String setting) {
        return setting.contains("'") ? '"' + setting + '"' : "'" + setting + "'";
    }

    private static String sentence(Class<?> family) {
        return ReferenceValues.sentence(family);
    }

    private void item(String head, String text) {
        String[] words = ("- **" + head + ".** " + text).split(" ", -1);
        wrap(words, "  ");
    }

    private void paragraph(String text) {
        wrap(text.split(" ", -1), "");
        line("");
    }

    private void wrap(String[] words, String indent) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(indent + word);
            } else {
                line.append(line.length() == 0 || line.toString().equals(indent) ? "" : " ")
                        .append(word);
            }
        }
        line(line.toString());
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void line(@Nullable String text) {
        out.append(text == null ? "" : text.stripTrailing()).append('\n');
    }
}

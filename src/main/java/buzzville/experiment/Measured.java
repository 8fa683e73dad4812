package buzzville.experiment;

import buzzville.city.Evidence;
import buzzville.city.Exam;
import buzzville.scenario.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure that nothing is promised of, at one place.
 *
 * @param text as written
 * @param where the place; empty when there is only one it could be
 * @param metric what it is
 * @param sample of each replication
 */
public record Measured(String text, String where, Metric metric, Sample sample) {
    /** Those of a single run. */
    public static Map<String, Measured> of(Map<String, Exam> exams) {
        Map<String, Measured> all = new LinkedHashMap<>();
        exams.forEach((name, exam) -> all.putAll(of(name, exam, List.of(exam.evidence()))));
        return all;
    }

    /**
     * A figure at each of its places, under its name or, where there are several, {@code name @ place}.
     *
     * @param runs what each replication found, in order: one piece of evidence for each place
     */
    static Map<String, Measured> of(String name, Exam pooled, List<List<Evidence>> runs) {
        Map<String, Measured> places = new LinkedHashMap<>();
        List<Evidence> together = pooled.evidence();
        for (int i = 0; i < together.size(); i++) {
            int place = i;
            List<Evidence> here = runs.stream().map(run -> run.get(place)).toList();
            String where = together.size() > 1 ? pooled.places().get(i) : "";
            String text = pooled.objective().text().replaceFirst(" >= 0$", "");
            places.put(
                    where.isEmpty() ? name : name + " @ " + where,
                    new Measured(
                            text,
                            where,
                            pooled.objective().metric(),
                            Sample.of(pooled.objective(), together.get(i), here)));
        }
        return places;
    }
}

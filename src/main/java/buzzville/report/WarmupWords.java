package buzzville.report;

import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.Scenario;
import buzzville.scenario.Warmup;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Says what pilot runs left out of the measurement, where a scenario left that to them. */
public final class WarmupWords {
    private static final int NAME = 40;

    private WarmupWords() {}

    /** A line for people; none where the warm-up was written. */
    public static List<String> notes(Scenario scenario, ReportLanguage language) {
        Warmup warmup = scenario.warmup();
        Warmup.Search search = warmup.search();
        if (search == null) {
            return List.of();
        }
        Human human = new Human(language);
        String cut = human.duration(warmup.nanos());
        String all = human.duration(scenario.duration());
        boolean others = warmup.nanos() != search.own();
        String latest = SafeText.line(search.latest(), NAME);
        return List.of(language.choose(
                "warm-up: nothing is measured before " + cut + " of " + all + " (MSER-5, " + search.pilots()
                        + " pilot runs" + (others ? ", the latest is that of " + latest : "") + ")",
                "mise en route : rien n'est mesuré avant " + cut + " sur " + all + " (MSER-5, " + search.pilots()
                        + " essais préalables" + (others ? ", le plus tardif est celui de " + latest : "") + ")"));
    }

    /** Puts {@code warmup} into a file of results, if there is something to say. */
    public static void put(ObjectNode json, Scenario scenario) {
        Warmup.Search search = scenario.warmup().search();
        if (search != null) {
            ObjectNode warmup = json.putObject("warmup");
            warmup.put("method", "mser-5");
            Json.put(warmup, "cut_s", Numbers.seconds(scenario.warmup().nanos()));
            Json.put(warmup, "own_s", Numbers.seconds(search.own()));
            warmup.put("latest", search.latest());
            warmup.put("pilots", search.pilots());
            warmup.put("buckets", search.buckets());
            Json.put(warmup, "bucket_s", Numbers.seconds(search.bucket()));
        }
    }
}

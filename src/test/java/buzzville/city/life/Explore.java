package buzzville.city.life;

import buzzville.scenario.*;
import buzzville.scenario.yaml.Problems;
import java.nio.file.*;
import java.util.*;

class Explore {
    public static void main(String[] a) throws Exception {
        int one = Integer.parseInt(a[0]);
        for (int i = 1; i < a.length; i++) {
            Problems problems = new Problems();
            ScenarioFile file = ScenarioFile.load(Path.of(a[i]), problems);
            for (String strategy : file.strategies()) {
                Scenario scenario = file.scenario(strategy, List.of(), problems);
                if (scenario == null) {
                    System.out.println(a[i] + " " + strategy + " null");
                    continue;
                }
                long t = System.nanoTime();
                try {
                    Watched w = Watched.of(scenario, m -> m.identity % one == 0);
                    w.isTrue();
                    Map<String, Integer> fates = new TreeMap<>();
                    w.lives()
                            .forEach(l ->
                                    l.branches().forEach(b -> fates.merge(String.valueOf(b.fate()), 1, Integer::sum)));
                    Set<Object> told = new HashSet<>();
                    w.lives()
                            .forEach(l -> l.branches().forEach(b -> {
                                if (b.fate() != null && b.decisive() != null && told.add(b.fate()))
                                    System.out.println("   "
                                            + new buzzville.report.life.LossSentence(
                                                            buzzville.report.text.ReportLanguage.EN)
                                                    .of(l, b));
                            }));
                    System.out.println("ok " + a[i] + " " + strategy + " "
                            + w.lives().size() + " " + fates + " " + (System.nanoTime() - t) / 1000000);
                } catch (AssertionError e) {
                    String m = e.getMessage();
                    System.out.println(
                            "BAD " + a[i] + " " + strategy + " " + m.substring(0, Math.min(2500, m.length())));
                }
            }
        }
    }
}

package buzzville.report;

import buzzville.browser.InBrowser;
import buzzville.browser.Tab;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.report.page.run.RunCharts;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opens pages of runs in a browser. */
abstract class RunPages extends InBrowser {
    /** Runs of shipped scenarios, each made once. */
    private static final Map<String, Run> RUNS = new ConcurrentHashMap<>();

    static Run shipped(String name, String... settings) {
        return RUNS.computeIfAbsent(name + List.of(settings), any -> {
            Problems problems = new Problems();
            ScenarioFile file = ScenarioFile.load(Path.of("scenarios", name + ".yaml"), problems);
            String strategy = file.defaultStrategy();
            City city = CityPlanner.plan(file.scenario(strategy, List.of(settings), problems), strategy, 0);
            city.watchSeries();
            return city.finish();
        });
    }

    static String page(Run run, ReportLanguage language) {
        RunContext any = Runs.context(true);
        RunContext context = new RunContext(
                any.version(),
                any.environment(),
                any.command(),
                any.file(),
                any.hash(),
                any.effective(),
                language,
                true,
                true,
                1);
        String name = ResultsFolder.name(run.scenario(), context);
        return HtmlReport.text(new HtmlReport.Story(Findings.of(run), name, context, null), RunCharts.of(run));
    }

    Tab open(Run run, ReportLanguage language) throws Exception {
        Tab page = tab();
        page.size(1280, 800);
        page.open(file(page(run, language)));
        return page;
    }

    Tab busy() throws Exception {
        return open(Runs.of(Runs.BUSY, folder), ReportLanguage.EN);
    }
}

package buzzville.report;

import buzzville.causality.ClockFigures;
import buzzville.causality.ObserverFigures;
import buzzville.causality.OrderFigures;
import buzzville.causality.ProcessClock;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Worst;
import buzzville.report.clocks.ClockTables;
import buzzville.report.clocks.ClocksJson;
import buzzville.report.clocks.Unlogged;
import buzzville.report.clocks.WholeRun;
import buzzville.report.spacetime.Captions;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run whose events were stamped leaves: the log, its figures, and the page that shows it.
 *
 * @param scenario that was run
 * @param figures of its log
 * @param unlogged what the run knows beyond its log
 * @param clocks by how much each was wrong at most in the whole run, by process
 */
public record ClockResults(Scenario scenario, ClockFigures figures, Unlogged unlogged, Map<String, Worst> clocks) {
    /** The log. */
    public static final String LOG = "clocks.jsonl";

    /** The page that shows it. */
    public static final String PAGE = "space-time.html";

    /** The file of figures. */
    public static final String FIGURES = "clocks.json";

    /** Where in {@link #FIGURES} stands what people call what the log has by its id, as {@link Captions#read} reads it. */
    public static final String LABELS = "labels";

    static final String REPORT = "report.html";
    static final String ORDERS = "orders.csv";
    static final String ERRORS = "errors.csv";

    /** The tables for people; end with a line feed. */
    public String table(ReportLanguage language) {
        return ClockTables.text(figures, unlogged, whole(), language);
    }

    /** The JSON file. */
    public String json() {
        ObjectNode json = ClocksJson.of(figures, unlogged, whole());
        json.set(LABELS, Captions.of(scenario).json());
        return Json.text(json);
    }

    private WholeRun whole() {
        return new WholeRun(scenario, figures.log(), clocks);
    }

    void log(Appendable out) throws IOException {
        LogWriter.write(figures.log(), LogWriter.Vectors.SHORT, out);
    }

    /** A row for each order, of all events, of all that was received, and of what each process received. */
    void orders(Appendable out) throws IOException {
        out.append("scope,process,order,events,pairs,causal_inversions,realtime_inversions,ties,unordered\n");
        CsvLines lines = new CsvLines(out);
        orders(lines, "all", "", figures.all());
        orders(lines, "observed", "", figures.observed());
        for (ObserverFigures observer : figures.observers()) {
            String name = figures.log().processes().get(observer.process()).name();
            orders(lines, "observer", name, observer.orders());
        }
    }

    private static void orders(CsvLines lines, String scope, String process, List<OrderFigures> orders)
            throws IOException {
        for (OrderFigures order : orders) {
            lines.cell(scope)
                    .cell(process)
                    .cell(order.order().word())
                    .cell(order.events())
                    .cell(order.pairs())
                    .cell(order.causal())
                    .cell(order.real())
                    .cell(order.ties())
                    .cell(order.unordered())
                    .end();
        }
    }

    /** A row for each event: how wrong the clock of its process was, and how wrong it said it might be. */
    void errors(Appendable out) throws IOException {
        out.append("event,process,true_ns,local_ns,error_ns,bound_ns\n");
        CsvLines lines = new CsvLines(out);
        EventLog log = figures.log();
        for (LoggedEvent event : log.events()) {
            lines.cell(event.id())
                    .cell(log.who(event))
                    .cell(event.trueTime())
                    .cell(event.stamps().local())
                    .cell(ProcessClock.error(event))
                    .cell(event.stamps().bound())
                    .end();
        }
    }

    /** {@code manifest.json}. */
    String manifest(RunContext context) {
        EventLog.Source source = figures.log().source();
        ObjectNode json = Manifest.begin(scenario, ResultsFolder.name(scenario, context), context);
        json.put("strategy", source.strategy());
        json.put("seed", source.seed());
        Manifest.again(
                json,
                context,
                "run it in the folder that the path of the scenario starts from; results go to"
                        + " results/<scenario>/<strategy>/clocks there unless --out says otherwise");
        return Json.text(json);
    }
}

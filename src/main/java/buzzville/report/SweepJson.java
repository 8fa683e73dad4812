package buzzville.report;

import buzzville.experiment.Estimate;
import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Axis;
import buzzville.experiment.sweep.Importance;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Plan;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Swept;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code sweep.json}: what was varied, what each cell came to, and what each parameter explains of every figure. */
public final class SweepJson {
    static final String FILE = "sweep.json";

    private static final String NOTE = "run it in the folder that the path of the scenario starts from; results go to"
            + " results/<scenario>/sweep there unless --out says otherwise";

    private SweepJson() {}

    /** The whole text with a line feed at its end. */
    public static String text(SweepResults results) {
        Swept swept = results.swept();
        Plan plan = swept.plan();
        ObjectNode json = Json.object();
        json.put("seed", results.scenario().seed());
        json.put("design", plan.design().label());
        ArrayNode axes = json.putArray("axes");
        plan.axes().forEach(axis -> put(axes.addObject(), axis));
        ArrayNode strategies = json.putArray("strategies");
        plan.strategies().forEach(strategies::add);
        json.put("required", results.required());
        json.put("passed", results.passed());
        json.put("planned", plan.cells().size());
        json.put("finished", swept.outcomes().size());
        json.put("passing", swept.passed());
        figures(json.putObject("figures"), swept);
        ArrayNode cells = json.putArray("cells");
        swept.outcomes().forEach(outcome -> put(cells.addObject(), plan, outcome));
        ObjectNode importance = json.putObject("importance");
        swept.figures().keySet().forEach(name -> put(importance.putObject(name), Importance.of(swept, name)));
        return Json.text(json);
    }

    private static void put(ObjectNode json, Axis axis) {
        json.put("path", axis.path());
        if (axis.span() == null) {
            ArrayNode values = json.putArray("values");
            axis.values().forEach(values::add);
        } else {
            json.put("range", axis.span().toString());
        }
    }

    private static void figures(ObjectNode json, Swept swept) {
        for (Map.Entry<String, Yardstick> figure : swept.figures().entrySet()) {
            Yardstick yardstick = figure.getValue();
            ObjectNode one = json.putObject(figure.getKey());
            one.put("text", yardstick.text());
            one.put("kind", yardstick.kind().label());
            one.put("unit", Figure.of(yardstick.unit()).unit());
            one.put("wants_little", yardstick.wantsLittle());
        }
    }

    private static void put(ObjectNode json, Plan plan, Outcome outcome) {
        json.put("cell", outcome.cell().number());
        ObjectNode values = json.putObject("values");
        for (int i = 0; i < plan.axes().size(); i++) {
            values.put(plan.axes().get(i).path(), outcome.cell().values().get(i));
        }
        json.put("strategy", outcome.cell().strategy());
        json.put("replications", outcome.replications());
        json.put("passed", outcome.passed());
        ObjectNode figures = json.putObject("figures");
        outcome.readings().forEach((name, reading) -> put(figures.putObject(name), reading));
    }

    private static void put(ObjectNode json, Reading reading) {
        Figure figure = Figure.of(reading.yardstick().unit());
        Estimate estimate = reading.estimate();
        Json.put(json, "estimate", figure.inFiles(estimate.estimate()));
        Json.put(json, "low", figure.inFiles(estimate.low()));
        Json.put(json, "high", figure.inFiles(estimate.high()));
        json.put("n", estimate.n());
        if (reading.verdict() != null) {
            json.put("verdict", reading.verdict().label());
        }
        String note = SweepCsv.note(reading);
        if (!note.isEmpty()) {
            json.put("note", note);
        }
    }

    private static void put(ObjectNode json, Importance importance) {
        if (importance.why() != null) {
            json.put("none_because", importance.why().name().toLowerCase(Locale.ROOT));
            return;
        }
        ObjectNode shares = json.putObject("shares");
        importance.shares().forEach((parameter, share) -> Json.put(shares, parameter, share));
        Json.put(json, "rest", importance.rest());
        Json.put(json, "noise", importance.noise());
    }

    /** {@code manifest.json} of a sweep. */
    static String manifest(SweepResults results, RunContext context) {
        Plan plan = results.swept().plan();
        ObjectNode json = Manifest.begin(results.scenario(), ResultsFolder.name(results.scenario(), context), context);
        json.put("strategy", String.join(", ", plan.strategies()));
        json.put("seed", results.scenario().seed());
        json.put("combinations", results.swept().outcomes().size());
        Manifest.again(json, context, NOTE);
        return Json.text(json);
    }
}

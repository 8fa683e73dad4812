package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.report.text.Names;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** What was offered to services and what they delivered, per second, a panel for each priority. */
final class Throughput {
    private static final int MOST_TICKS = 4;
    private static final Color OFFERED = new Color(0x444444);

    private Throughput() {}

    static @Nullable Drawing draw(Scene scene) {
        List<Priority> priorities = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            if (max(rates(scene, priority, true)) > 0) {
                priorities.add(priority);
            }
        }
        if (priorities.isEmpty()) {
            return null;
        }
        List<Scene.Panel> panels = new ArrayList<>();
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Lines.line(scene.say("offered", "offerts"), OFFERED, Theme.stroke(2, 1.3f)));
        for (Priority priority : priorities) {
            panels.add(panel(scene, priority, priorities.size(), panels.size()));
            String name = Names.of(priority, scene.language()) + scene.say(" delivered", " livrés");
            legend.add(Lines.line(name, Theme.colour(priority), Theme.stroke(0, 2.4f)));
        }
        return scene.overTime(
                "throughput",
                scene.say("Offered against delivered, messages per second", "Offerts et livrés, messages par seconde"),
                scene.say(
                        "At all services together: offered by occurrence (dotted), delivered by the end of processing."
                                + " Delivered below offered means that a queue grows or messages are lost; above it, that"
                                + " a queue drains.",
                        "Tous services confondus : offerts selon l'instant d'occurrence (pointillé), livrés selon la fin"
                                + " du traitement. Livrés sous offerts : une file grandit ou des messages se perdent ;"
                                + " au-dessus : une file se vide."),
                panels,
                legend);
    }

    private static Scene.Panel panel(Scene scene, Priority priority, int panels, int index) {
        double[] offered = rates(scene, priority, true);
        double[] delivered = rates(scene, priority, false);
        Scale scale = Scale.linear(Math.max(max(offered), max(delivered)), MOST_TICKS, scene.human()::number);
        Scene.Panel panel = scene.panel(Names.of(priority, scene.language()), scale, panels, index);
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        lines.look(0, Theme.colour(priority), Theme.stroke(0, 2.4f));
        data.addSeries("delivered", new double[][] {scene.times(), delivered});
        lines.look(1, OFFERED, Theme.stroke(2, 1.3f));
        data.addSeries("offered", new double[][] {scene.times(), offered});
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return panel;
    }

    /** Messages per second at all subscriptions, by bucket. */
    private static double[] rates(Scene scene, Priority priority, boolean offered) {
        double[] rates = new double[scene.span().buckets()];
        for (StageSeries stage : scene.run().stages()) {
            Account account = stage.account();
            if (account == null || account.index() < 0) {
                continue;
            }
            var counts = offered ? account.offeredSeries(priority) : account.deliveredSeries(priority);
            for (int i = 0; i < rates.length; i++) {
                rates[i] += counts.count(i) / scene.seconds(i);
            }
        }
        return rates;
    }

    private static double max(double[] values) {
        double max = 0;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }
}

package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Tally;
import buzzville.report.text.Names;
import java.awt.Color;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItemCollection;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** What was offered to services and what they delivered, per second, a panel for each priority. */
final class Throughput {
    private static final int MOST_TICKS = 4;
    private static final Color OFFERED = new Color(0x222222);
    private static final Stroke DOTTED = Theme.stroke(2, 1.5f);

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
        Map<Priority, String> shares = new EnumMap<>(Priority.class);
        for (Priority priority : priorities) {
            panels.add(panel(scene, priority, Scene.heightOf(priorities.size())));
            Tally tally = scene.tally(priority);
            shares.put(priority, scene.share((double) tally.delivered() / tally.offered()));
        }
        LegendItemCollection legend = new LegendItemCollection();
        Color delivered = priorities.size() == 1 ? Theme.colour(priorities.get(0)) : Theme.GREY;
        legend.add(Lines.line(scene.say("offered, by occurrence", "offerts, selon l'occurrence"), OFFERED, DOTTED));
        legend.add(Lines.line(
                scene.say("delivered, by the end of processing", "livrés, selon la fin du traitement"),
                delivered,
                Theme.stroke(0, 2.4f)));
        return scene.overTime(
                new Scene.Words(
                        "throughput",
                        scene.say("What came and what was delivered", "Ce qui arrive et ce qui est livré"),
                        scene.say("Delivered, of what was offered: ", "Livrés, de ce qui était offert : ")
                                + scene.each(shares) + ".",
                        scene.say(
                                "Messages per second at all services together, a panel for each priority with a scale of"
                                        + " its own. Delivered below offered: a queue grows or messages are lost; above"
                                        + " it: a queue drains.",
                                "Messages par seconde, tous services confondus, un cadre par priorité, chacun à son"
                                        + " échelle. Livrés sous offerts : une file grandit ou des messages se perdent ;"
                                        + " au-dessus : une file se vide.")),
                panels,
                legend);
    }

    private static Scene.Panel panel(Scene scene, Priority priority, int height) {
        double[] offered = rates(scene, priority, true);
        double[] delivered = rates(scene, priority, false);
        Scale scale = Scale.linear(Math.max(max(offered), max(delivered)), MOST_TICKS, scene.human()::number);
        Scene.Panel panel =
                scene.panel(Names.of(priority, scene.language()), scene.say("messages/s", "messages/s"), scale, height);
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        lines.look(0, OFFERED, DOTTED);
        data.addSeries("offered", new double[][] {scene.times(), offered});
        lines.look(1, Theme.colour(priority), Theme.stroke(0, 2.4f));
        data.addSeries("delivered", new double[][] {scene.times(), delivered});
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

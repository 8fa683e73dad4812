package buzzville.report.chart;

import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;

/** Draws what waits in two runs from the instant on at which they part: two lines. */
final class BacklogChart {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 480;
    private static final int TICKS = 8;
    private static final Stroke WITHOUT = Theme.stroke(1, 2.4f);
    private static final Stroke WITH = Theme.stroke(0, 2.8f);
    private static final int FIRST = 0;
    private static final int SECOND = 1;

    private final BacklogPlot facts;
    private final ReportLanguage language;
    private final Human human;
    private final Theme theme;

    BacklogChart(BacklogPlot facts, ReportLanguage language, Theme theme) {
        this.facts = facts;
        this.language = language;
        this.human = new Human(language);
        this.theme = theme;
    }

    Drawing drawing() {
        XYPlot plot = new XYPlot();
        Scale across = Scale.between(facts.at()[0], facts.at()[facts.at().length - 1], TICKS, true, human::duration);
        plot.setDomainAxis(new ScaledAxis(language.choose("simulated time", "temps simulé"), across));
        Scale up = Scale.linear(most(), TICKS, human::number);
        plot.setRangeAxis(new ScaledAxis(language.choose("messages waiting", "messages en attente"), up));
        theme.style(plot);
        plot.setFixedLegendItems(legend());
        plot.addAnnotation(new Sketch((g2, area, x, y) -> draw(g2, area, up, x, y)));
        JFreeChart chart = new JFreeChart(facts.title(), theme.text(), plot, true);
        theme.style(chart, facts.facts(), facts.finding());
        return new Drawing("branch", facts.title(), facts.caption(), chart, WIDTH, HEIGHT);
    }

    private double most() {
        return Math.max(
                1,
                Math.max(
                        Arrays.stream(facts.without()).max().orElse(0),
                        Arrays.stream(facts.with()).max().orElse(0)));
    }

    private void draw(Graphics2D g2, Rectangle2D area, Scale up, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        g2.setStroke(Theme.stroke(0, 1));
        g2.setPaint(Theme.GRID);
        for (Scale.Tick tick : up.ticks()) {
            double height = y.applyAsDouble(tick.at());
            g2.draw(new Line2D.Double(area.getMinX(), height, area.getMaxX(), height));
        }
        line(g2, facts.without(), WITHOUT, FIRST, x, y);
        line(g2, facts.with(), WITH, SECOND, x, y);
    }

    private void line(
            Graphics2D g2, long[] waiting, Stroke stroke, int colour, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < waiting.length; i++) {
            double across = x.applyAsDouble(facts.at()[i]);
            if (i == 0) {
                path.moveTo(across, y.applyAsDouble(waiting[i]));
            } else {
                path.lineTo(across, y.applyAsDouble(waiting[i]));
            }
        }
        g2.setPaint(Theme.other(colour));
        g2.setStroke(stroke);
        g2.draw(path);
    }

    private LegendItemCollection legend() {
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(item(language.choose("without", "sans"), WITHOUT, FIRST));
        legend.add(item(language.choose("with the choice", "avec la décision"), WITH, SECOND));
        return legend;
    }

    private static LegendItem item(String label, Stroke stroke, int colour) {
        return new LegendItem(label, null, null, null, new Line2D.Double(-16, 0, 16, 0), stroke, Theme.other(colour));
    }
}

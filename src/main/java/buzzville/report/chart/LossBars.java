package buzzville.report.chart;

import buzzville.experiment.comparison.Contender;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Tally;
import buzzville.report.text.Names;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jfree.chart.LegendItemCollection;
import org.jspecify.annotations.Nullable;

/** What each strategy lost of each priority, in per cent of what was offered, one reason after the other. */
final class LossBars {
    private static final int ROW = 24;
    private static final int HEAD = 26;
    private static final int FOOT = 24;
    private static final int GAP = 18;
    private static final int ASIDE = 44;
    private static final double NAMES = 0.34;
    private static final double SPACE = 12;
    /** What figures at the ends of bars take, pixels. */
    private static final double FIGURE = 62;

    private static final double THINNEST = 1.5;
    private static final int MOST_TICKS = 4;

    private LossBars() {}

    /**
     * A priority.
     *
     * @param bars one for each strategy, in their order
     */
    record Panel(Priority priority, List<Bar> bars) {}

    /**
     * A strategy.
     *
     * @param shares of all offered, by reason
     * @param offered how many messages there were
     */
    record Bar(String name, Map<Fate, Double> shares, long offered) {
        double lost() {
            return shares.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    static @Nullable Drawing draw(Lineup lineup) {
        List<Panel> panels = panels(lineup);
        Set<Fate> reasons = reasons(panels);
        if (reasons.isEmpty()) {
            return null;
        }
        LegendItemCollection legend = new LegendItemCollection();
        reasons.forEach(reason -> legend.add(Lines.box(Reasons.of(reason, lineup.language()), colour(reason))));
        Priority urgent = panels.get(0).priority();
        return lineup.drawing(
                new Scene.Words(
                        "losses-by-strategy",
                        lineup.say(
                                "What is lost, and why, strategy by strategy",
                                "Ce qui est perdu, et pourquoi, par stratégie"),
                        lineup.say(
                                        "Lost of what is " + Names.of(urgent, lineup.language()) + ": ",
                                        "Perdus, priorité " + Names.of(urgent, lineup.language()) + " : ")
                                + lineup.each(contender -> lost(lineup, panels.get(0), contender)) + ".",
                        lineup.say(
                                "In per cent of the messages offered at all services, all replications together, on one scale"
                                        + " for all priorities. What aggregation merged is not lost and not shown.",
                                "En pour cent des messages offerts à tous les services, toutes réplications réunies, à la"
                                        + " même échelle pour toutes les priorités. Ce que l'agrégation a fusionné n'est pas"
                                        + " perdu et ne figure pas ici.")),
                new Board(lineup.theme(), legend, (pencil, area) -> draw(lineup, panels, pencil, area)),
                legend,
                height(panels));
    }

    private static String lost(Lineup lineup, Panel panel, Contender contender) {
        Bar bar = panel.bars().get(lineup.contenders().indexOf(contender));
        return bar.offered() == 0
                ? ""
                : bar.lost() == 0 ? lineup.human().percent(0) : Scene.share(bar.lost(), lineup.language());
    }

    /** What is drawn: every priority that has messages. */
    static List<Panel> panels(Lineup lineup) {
        List<Panel> panels = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            List<Bar> bars = lineup.contenders().stream()
                    .map(contender -> bar(lineup, contender, priority))
                    .toList();
            if (bars.stream().anyMatch(bar -> bar.offered() > 0)) {
                panels.add(new Panel(priority, bars));
            }
        }
        return panels;
    }

    private static Bar bar(Lineup lineup, Contender contender, Priority priority) {
        Tally tally = Lineup.tally(contender, priority);
        Map<Fate, Double> shares = new LinkedHashMap<>();
        for (Fate fate : Fate.values()) {
            if (fate.isLoss() && tally.count(fate) > 0) {
                shares.put(fate, (double) tally.count(fate) / tally.offered());
            }
        }
        return new Bar(lineup.name(contender.name()), shares, tally.offered());
    }

    private static Set<Fate> reasons(List<Panel> panels) {
        Set<Fate> met = new LinkedHashSet<>();
        for (Fate fate : Fate.values()) {
            if (panels.stream()
                    .flatMap(panel -> panel.bars().stream())
                    .anyMatch(bar -> bar.shares().containsKey(fate))) {
                met.add(fate);
            }
        }
        return met;
    }

    /** Of a reason, everywhere; those that often meet are not alike in grey. */
    private static Color colour(Fate reason) {
        return switch (reason) {
            case REJECTED -> new Color(0x882255);
            case DROPPED_NEWEST -> new Color(0x332288);
            case DROPPED_OLDEST -> new Color(0x6FA8DC);
            case EVICTED -> new Color(0xAA4499);
            case SHED -> new Color(0xE79AA5);
            case EXPIRED -> new Color(0xDDCC77);
            case CRASHED -> new Color(0x222222);
            case NETWORK -> new Color(0xBBBBBB);
            case DEAD_LETTERED -> new Color(0x117733);
            case SUPPRESSED -> new Color(0x44AA99);
            case SOURCE_FULL -> new Color(0x999933);
            default -> new Color(0x777777);
        };
    }

    private static int columns(List<Panel> panels) {
        return panels.size() > 1 ? 2 : 1;
    }

    private static int heightOfPanel(List<Panel> panels) {
        return HEAD + panels.get(0).bars().size() * ROW + FOOT;
    }

    private static int height(List<Panel> panels) {
        int lines = (panels.size() + columns(panels) - 1) / columns(panels);
        return lines * (heightOfPanel(panels) + GAP) - GAP;
    }

    private static void draw(Lineup lineup, List<Panel> panels, Pencil pencil, Rectangle2D area) {
        int columns = columns(panels);
        double width = (area.getWidth() - (columns - 1) * ASIDE) / columns;
        double most = panels.stream()
                .flatMap(panel -> panel.bars().stream())
                .mapToDouble(Bar::lost)
                .max()
                .orElse(0);
        Scale scale = Scale.linear(most, MOST_TICKS, lineup.human()::percent);
        for (int i = 0; i < panels.size(); i++) {
            double x = area.getX() + i % columns * (width + ASIDE);
            int row = i / columns;
            double y = area.getY() + row * (double) (heightOfPanel(panels) + GAP);
            draw(lineup, panels.get(i), scale, pencil, x, y, width);
        }
    }

    private static void draw(Lineup lineup, Panel panel, Scale scale, Pencil pencil, double x, double y, double width) {
        Theme theme = lineup.theme();
        List<String> all = panel.bars().stream().map(Bar::name).toList();
        double names = Math.min(NAMES * width, Lineup.widest(all, theme.text()));
        Ruler across = new Ruler(scale, x + 4 + names + SPACE, x + width - FIGURE);
        double top = y + HEAD;
        double bottom = top + panel.bars().size() * ROW;
        String heading = Names.of(panel.priority(), lineup.language());
        pencil.box(x + 4, y + 4, 10, 10, Theme.colour(panel.priority()));
        pencil.text(heading, x + 20, y + 9, theme.heading(), Theme.INK);
        pencil.gridAcross(across, top, bottom);
        for (int i = 0; i < panel.bars().size(); i++) {
            Bar bar = panel.bars().get(i);
            double middle = top + (i + 0.5) * ROW;
            pencil.text(Lineup.fit(bar.name(), theme.text(), names), x + 4, middle, theme.text(), Theme.INK);
            draw(lineup, bar, across, pencil, middle);
        }
        pencil.below(across, bottom);
    }

    private static void draw(Lineup lineup, Bar bar, Ruler across, Pencil pencil, double y) {
        Theme theme = lineup.theme();
        double from = across.from();
        double sum = 0;
        for (Map.Entry<Fate, Double> part : bar.shares().entrySet()) {
            sum += part.getValue();
            double to = Math.max(from + THINNEST, across.at(sum));
            double gap = to - from > 3 ? 1 : 0;
            Color colour = colour(part.getKey());
            pencil.box(from, y - ROW / 2.0 + 4, to - from - gap, ROW - 8, colour);
            String share = Scene.share(part.getValue(), lineup.language());
            if (bar.shares().size() > 1 && Theme.width(share, theme.small()) + 8 <= to - from) {
                boolean dark = colour.getRed() * 0.3 + colour.getGreen() * 0.59 + colour.getBlue() * 0.11 < 128;
                pencil.around(share, (from + to) / 2, y, theme.small(), dark ? Color.WHITE : Theme.INK);
            }
            from = to;
        }
        String figure = bar.offered() == 0
                ? lineup.say("nothing offered", "rien d'offert")
                : bar.lost() == 0 ? "0" : Scene.share(bar.lost(), lineup.language());
        pencil.text(figure, from + 6, y, theme.small(), Theme.INK);
    }
}

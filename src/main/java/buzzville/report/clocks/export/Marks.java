package buzzville.report.clocks.export;

import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;

/** How things look on a space-time diagram: shapes that are told apart without colours, and what the legend says of them. */
final class Marks {
    /** Of Okabe and Ito's palette, which colour-blind people tell apart; arrow heads stand here too. */
    static final String STYLE = """
            <style>
            text { font-family: "DejaVu Sans", Verdana, Arial, sans-serif; font-size: 11px; fill: #222; }
            .paper { fill: #fff; }
            .title { font-size: 18px; font-weight: bold; }
            .name { font-size: 13px; font-weight: bold; }
            .small, .time { font-size: 10.5px; fill: #444; }
            .time { text-anchor: end; }
            .again { font-size: 9.5px; fill: #777; }
            .label, .message, .again { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
            .message { font-size: 10px; fill: #333; text-anchor: middle; }
            .alarm { font-weight: bold; fill: #a00000; font-size: 12px; }
            .note { font-size: 11.5px; }
            .broken { fill: #fff; stroke: #a00000; stroke-width: 2; stroke-dasharray: 8 3; }
            .missing { fill: #f4f4f4; stroke: #999; }
            .life { stroke: #666; stroke-width: 1.5; }
            .tick { stroke: #e6e6e6; }
            .instant { fill: #ececec; }
            .cut { fill: none; stroke: #222; stroke-width: 1.3; }
            .arrow, .after, .hidden, .stub { fill: none; stroke: #333; stroke-width: 1.3; }
            .arrow { marker-end: url(#bz-head); }
            .after { stroke: #777; stroke-dasharray: 7 4; marker-end: url(#bz-head); }
            .hidden { stroke: #a00000; stroke-dasharray: 2 3; marker-end: url(#bz-head); }
            .stub { stroke-dasharray: 3 2; }
            .send { fill: #0072b2; stroke: #0072b2; }
            .receive { fill: #fff; stroke: #d55e00; stroke-width: 2.6; }
            .step { fill: #e69f00; stroke: #222; stroke-width: 1.3; }
            .local { fill: #222; }
            </style>
            <defs><marker id="bz-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" \
            markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="#333"/></marker></defs>
            """;

    /** From where it begins. */
    static final String ZIGZAG = "l5 -5l6 10l6 -10l5 5";

    private static final String SEND = "<path class=\"send\" d=\"M-6 -6L7 0L-6 6z\"/>";
    private static final String RECEIVE = "<circle class=\"receive\" r=\"5.5\"/>";
    private static final String STEP = "<path class=\"step\" d=\"M12 0L3.5 5.5A6.5 6.5 0 1 1 3.5 -5.5z\"/>";
    private static final String LOCAL = "<rect class=\"local\" x=\"-5\" y=\"-5\" width=\"10\" height=\"10\"/>";

    private Marks() {}

    /**
     * A line of the legend.
     *
     * @param markup around the origin
     */
    record Sign(String markup, String text) {}

    static String of(LoggedEvent event) {
        return switch (event.kind()) {
            case SEND -> SEND;
            case RECEIVE -> event.sent().isEmpty() ? RECEIVE : STEP;
            case LOCAL -> LOCAL;
        };
    }

    static List<Sign> legend(EventLog log, List<LoggedEvent> shown, DiagramWords words) {
        List<Sign> signs = new ArrayList<>();
        signs.add(new Sign(SEND, words.say("send", "envoi")));
        signs.add(new Sign(RECEIVE, words.say("reception", "réception")));
        if (log.rules().granularity() == Granularity.STEP
                || shown.stream().anyMatch(event -> of(event).equals(STEP))) {
            signs.add(new Sign(STEP, words.say("reception and send in one", "réception et envoi en une fois")));
        }
        signs.add(new Sign(LOCAL, words.say("local event", "événement local")));
        signs.add(new Sign(line("arrow"), words.say("message", "message")));
        if (shown.stream().anyMatch(event -> !event.circumstances().after().isEmpty())) {
            signs.add(new Sign(
                    line("after"),
                    words.say("known through what is not in the log", "su par ce qui n'est pas dans le journal")));
        }
        if (shown.stream().anyMatch(event -> !event.circumstances().hidden().isEmpty())) {
            signs.add(new Sign(
                    line("hidden"), words.say("a cause that no clock sees", "une cause qu'aucune horloge ne voit")));
        }
        signs.add(new Sign(
                "<rect class=\"instant\" x=\"-12\" y=\"-7\" width=\"24\" height=\"14\"/>",
                words.say("the same instant", "le même instant")));
        signs.add(new Sign(
                "<path class=\"cut\" d=\"M-11 0" + ZIGZAG + "\"/>",
                words.say("more time than room", "plus de temps que de place")));
        return signs;
    }

    private static String line(String style) {
        return "<line class=\"" + style + "\" x1=\"-13\" y1=\"0\" x2=\"13\" y2=\"0\"/>";
    }
}

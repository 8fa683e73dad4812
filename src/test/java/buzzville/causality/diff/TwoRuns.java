package buzzville.causality.diff;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.Party;
import buzzville.clock.Carried;
import java.util.List;

/** Two runs of one crossing, by hand. */
public final class TwoRuns {
    private static final long MILLI = 1_000_000;

    private TwoRuns() {}

    /**
     * The light turns red (1 ms), an accident happens (2 ms), the centre hears of both and raises an alarm.
     *
     * @param lightFirst whether it hears of the light at 3 ms and of the accident at 4 ms, or the other way round
     * @param alarm whether it raises the alarm at 5 ms; without it, it writes a note instead
     */
    public static EventLog crossing(ClockRules rules, boolean lightFirst, boolean alarm) {
        Chronicle chronicle = new Chronicle(rules, 100);
        int light = chronicle.process(new Party("feu", Party.Kind.PRODUCER, 0));
        int sensor = chronicle.process(new Party("capteur", Party.Kind.PRODUCER, 0));
        int centre = chronicle.process(new Party("centre", Party.Kind.SERVICE, 0));
        Carried red = chronicle.send(light, event(chronicle, light, Kind.SEND, "rouge", List.of(), 1, "i1"));
        Carried crash = chronicle.send(sensor, event(chronicle, sensor, Kind.SEND, "accident", List.of(), 2, "i2"));
        for (int turn = 0; turn < 2; turn++) {
            boolean ofLight = lightFirst == (turn == 0);
            event(
                    chronicle,
                    centre,
                    Kind.RECEIVE,
                    ofLight ? "rouge" : "accident",
                    List.of(ofLight ? red : crash),
                    3 + turn,
                    ofLight ? "i1" : "i2");
        }
        event(chronicle, centre, Kind.LOCAL, alarm ? "alarme" : "note", List.of(), 5, "i2");
        return chronicle.log(new EventLog.Source("carrefour", lightFirst ? "patient" : "hâtif", 1, 0, 0, "0.1.0"));
    }

    private static int event(
            Chronicle chronicle,
            int process,
            Kind kind,
            String what,
            List<Carried> received,
            long millis,
            String incident) {
        return chronicle.event(
                process, kind, what, received, millis * MILLI, millis * MILLI, 0, Circumstances.NONE.about(incident));
    }
}

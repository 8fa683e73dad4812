package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.consumer.Evaluation;
import org.junit.jupiter.api.Test;

/** The number of workers is left to a policy, or taken from it, in the middle of a run, worked out with pencil and paper. */
class ScalingChangeTimelineTest {
    /** One message a second from 0 on, ten of them, and three seconds of work for each. */
    private static final String EVERY_SECOND = """
            duration: 40s
            events: {task: {}}
            producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 10s}}
            services: {desk: {subscribes: [task], service-time: 3s%s}}
            incidents:
            """;

    private static Timeline run(String before, String... changes) {
        StringBuilder text = new StringBuilder(EVERY_SECOND.formatted(before));
        for (int i = 0; i < changes.length; i += 2) {
            text.append("  c%d: {at: %s, change: {services: {desk: {%s}}}}%n".formatted(i, changes[i], changes[i + 1]));
        }
        return Timeline.of(text.toString());
    }

    private static String evaluations(Timeline timeline) {
        StringBuilder text = new StringBuilder();
        for (Evaluation each : timeline.run().evaluations()) {
            text.append(each.at() / 1_000_000)
                    .append(' ')
                    .append(each.current())
                    .append('>')
                    .append(each.applied());
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void aPolicyThatComesLooksForTheFirstTimeOneIntervalLater() {
        // from 4.5 s on, every 2 s: one more if two wait. p.0 ends at 3 s, p.1 at 6 s; at 6.5 s p.3 to p.6 wait: a
        // second worker
        // takes p.3, and p.2 ends at 9 s. At 8.5 s p.4 to p.8 wait: a third takes p.4. At 10.5 s p.7 to p.9 wait (p.5
        // began at 9 s,
        // p.6 at 9.5 s): three are the most
        Timeline timeline = run("", "4500ms", "scaling: 'threshold(up=2, max=3, every=2s, cooldown=0s)'");
        timeline.shows("""
                message started worker ended
                p.0 0 0 3000
                p.1 3000 0 6000
                p.2 6000 0 9000
                p.3 6500 1 9500
                p.4 8500 2 11500
                p.5 9000 0 12000
                p.6 9500 1 12500
                p.7 11500 2 14500
                p.8 12000 0 15000
                p.9 12500 1 15500""");
        assertThat(evaluations(timeline))
                .startsWith("6500 1>2\n8500 2>3\n10500 3>3\n12500 3>2\n14500 2>1\n16500 1>1\n");
        assertThat(timeline.summary().scaling().get("desk").policy()).isEqualTo("fixed then threshold");
        assertThat(timeline.summary().scaling().get("desk").max()).isEqualTo(3);
    }

    @Test
    void aPolicyThatGoesLeavesAsManyAsTheServiceSaysAndGivesUpThoseWhoStart() {
        // every 2 s, and a worker starts for 3 s: at 2 s p.1 waits alone; at 4 s p.2 and p.3 wait: a second one, ready
        // at 7 s; a third
        // at 6 s. At 6.5 s it is over, and both are given up
        Timeline timeline = run(
                ", scaling: 'threshold(up=2, max=3, every=2s, cooldown=0s, start-up=3s)'", "6500ms", "scaling: fixed");
        timeline.shows("""
                message started worker ended
                p.0 0 0 3000
                p.1 3000 0 6000
                p.2 6000 0 9000
                p.3 9000 0 12000
                p.4 12000 0 15000
                p.5 15000 0 18000
                p.6 18000 0 21000
                p.7 21000 0 24000
                p.8 24000 0 27000
                p.9 27000 0 30000""");
        assertThat(evaluations(timeline)).isEqualTo("2000 1>1\n4000 1>2\n6000 2>3\n");
    }

    @Test
    void fewerWorkersThanThereAreFinishWhatTheyHave() {
        // 2 s: p.1 waits, worker 1 takes it until 5 s; 3 s: p.2 by 0 until 6 s; at 4 s p.3 waits: worker 2 until 7 s;
        // p.4 at 5 s by 1
        // until 8 s; p.5 at 6 s by 0 until 9 s, and nobody waits: worker 2 goes at 7 s. At 7.5 s it is one for ever:
        // worker 1 goes at 8 s
        Timeline timeline =
                run(", scaling: 'threshold(up=1, max=3, every=2s, cooldown=0s)'", "7500ms", "scaling: fixed");
        timeline.shows("""
                message started worker ended
                p.0 0 0 3000
                p.1 2000 1 5000
                p.2 3000 0 6000
                p.3 4000 2 7000
                p.4 5000 1 8000
                p.5 6000 0 9000
                p.6 9000 0 12000
                p.7 12000 0 15000
                p.8 15000 0 18000
                p.9 18000 0 21000""");
        // one worker from 2 to 8 s, one from 4 to 7 s, the first for 40 s: 49 s
        assertThat(timeline.summary().scaling().get("desk").workerHours()).isCloseTo(49 / 3600.0, within(1e-12));
    }

    @Test
    void aCooldownThatHasBegunLastsUnderOtherParametersToo() {
        // as in the first, but from the start and with a cooldown of 10 s that begins at 4 s; the second change, to no
        // cooldown at 5 s,
        // waits for its end at 14 s; the instants stay the same
        Timeline timeline = run(
                ", scaling: 'threshold(up=2, max=3, every=2s, cooldown=10s)'",
                "5s",
                "scaling: 'threshold(up=2, max=4, every=2s, cooldown=0s)'");
        assertThat(evaluations(timeline))
                .startsWith("2000 1>1\n4000 1>2\n6000 2>2\n8000 2>2\n10000 2>2\n12000 2>2\n14000 2>");
    }

    @Test
    void anotherIntervalCountsFromTheChange() {
        Timeline timeline = run(
                ", scaling: 'threshold(up=20, max=3, every=2s, cooldown=0s)'",
                "5s",
                "scaling: 'threshold(up=20, max=3, every=3s, cooldown=0s)'",
                "10s",
                "scaling: fixed",
                "11s",
                "scaling: 'lag(threshold=90, max=3, every=20s)'");
        assertThat(evaluations(timeline)).isEqualTo("2000 1>1\n4000 1>1\n8000 1>1\n31000 1>1\n");
    }
}

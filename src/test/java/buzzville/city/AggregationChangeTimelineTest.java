package buzzville.city;

import org.junit.jupiter.api.Test;

/**
 * Messages are made fewer in another way in the middle of a run, worked out with pencil and paper. An aggregate is called as the
 * last of its originals, with their number; these end when it does.
 */
class AggregationChangeTimelineTest {
    /** One message a second, eight of them, and a desk that needs no time to speak of. */
    private static final String EVERY_SECOND = """
            duration: 20s
            events: {task: {}}
            producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 8s}}
            services: {desk: {subscribes: [task], service-time: 1ms%s}}
            incidents:
              decision: {at: %s, change: {services: {desk: {aggregation: %s}}}}
            """;

    private static Timeline run(String before, String at, String after) {
        String first = before.isEmpty() ? "" : ", aggregation: {few: {of: [task], with: " + before + "}}";
        return Timeline.of(EVERY_SECOND.formatted(first, at, after));
    }

    @Test
    void aWindowThatComesTakesWhatComesFromThenOn() {
        // windows by the clock, from 2.5 s on: p.3 alone in [0, 4), p.4 to p.7 in [4, 8)
        run("", "2500ms", "{few: {of: [task], with: tumbling(4s)}}").shows("""
                message ended fate
                p.0 1 delivered
                p.1 1001 delivered
                p.2 2001 delivered
                p.3 4001 merged
                p.3(1) 4001 delivered
                p.4 8001 merged
                p.5 8001 merged
                p.6 8001 merged
                p.7 8001 merged
                p.7(4) 8001 delivered""");
    }

    @Test
    void anOpenWindowClosesWhenItWasToUnderOtherParameters() {
        // a window of 3 s from p.0 on closes at 3 s; the next, from p.3 on, is of 2 s already: until 5 s, then 7 s and
        // 9 s
        run("from-first(3s)", "1500ms", "{few: {with: from-first(2s)}}").shows("""
                message ended fate
                p.0 3001 merged
                p.1 3001 merged
                p.2 3001 merged
                p.2(3) 3001 delivered
                p.3 5001 merged
                p.4 5001 merged
                p.4(2) 5001 delivered
                p.5 7001 merged
                p.6 7001 merged
                p.6(2) 7001 delivered
                p.7 9001 merged
                p.7(1) 9001 delivered""");
    }

    @Test
    void aWindowThatGoesClosesAtOnce() {
        // p.4 and p.5 wait for the end of [4, 8) when it goes at 5.5 s
        run("tumbling(4s)", "5500ms", "null").shows("""
                message ended fate
                p.0 4001 merged
                p.1 4001 merged
                p.2 4001 merged
                p.3 4001 merged
                p.3(4) 4001 delivered
                p.4 5501 merged
                p.5 5501 merged
                p.5(2) 5501 delivered
                p.6 6001 delivered
                p.7 7001 delivered""");
    }

    @Test
    void whatARepetitionFilterRemembersIsRememberedForAsLongAsItNowSays() {
        // all tasks have one key: after p.0 nothing for 3 s; at 1.5 s that becomes 2 s: p.2 passes, then p.4 and p.6
        run("'deduplicate(window=3s, same=key)'", "1500ms", "{few: {with: 'deduplicate(window=2s, same=key)'}}")
                .shows("""
                        message ended fate
                        p.0 1 delivered
                        p.1 1000 deduplicated
                        p.2 2001 delivered
                        p.3 3000 deduplicated
                        p.4 4001 delivered
                        p.5 5000 deduplicated
                        p.6 6001 delivered
                        p.7 7000 deduplicated""");
    }

    @Test
    void anotherKindStartsAfresh() {
        // p.4 and p.5 are in the window [4, 8) when one in two passes from 5.5 s on: p.6, and not p.7
        run("tumbling(4s)", "5500ms", "{few: {with: sample(2)}}").shows("""
                message ended fate
                p.0 4001 merged
                p.1 4001 merged
                p.2 4001 merged
                p.3 4001 merged
                p.3(4) 4001 delivered
                p.4 5501 merged
                p.5 5501 merged
                p.5(2) 5501 delivered
                p.6 6001 delivered
                p.7 7000 sampled""");
    }
}

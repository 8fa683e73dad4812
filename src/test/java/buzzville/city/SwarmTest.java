package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Thousands of random little cities against a reference that was written from the conventions alone. */
class SwarmTest {
    private static final String COLUMNS = "message entered dispatched started ended worker attempts fate";
    private static final int BATCHES = Integer.getInteger("swarm.batches", 20);
    private static final int CASES = Integer.getInteger("swarm.cases", 100);
    private static final long FIRST = Long.getLong("swarm.first", 1);

    @Test
    void theEngineAndTheReferenceAgreeOnEveryInstantOfEveryMessage() {
        List<String> differences = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            List<SwarmCase> cases = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                cases.add(SwarmCase.draw(FIRST + batch * CASES + i, batch % 5 != 0));
            }
            compare(cases, differences);
        }
        String shortest = differences.stream()
                .min((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse("");
        assertThat(shortest)
                .as("%d of %d cases differ; the shortest", differences.size(), BATCHES * CASES)
                .isEmpty();
    }

    private static void compare(List<SwarmCase> cases, List<String> differences) {
        Timeline timeline;
        try {
            timeline = Timeline.of(SwarmCase.yaml(cases));
        } catch (IllegalStateException e) {
            if (cases.size() == 1) {
                differences.add(SwarmCase.yaml(cases) + "\n" + e);
            } else {
                cases.forEach(each -> compare(List.of(each), differences));
            }
            return;
        }
        List<String> rows = timeline.table(COLUMNS).lines().toList();
        for (SwarmCase each : cases) {
            String prefix = each.producer(0).substring(0, each.producer(0).length() - 1);
            String actual = rows.stream()
                    .filter(row -> row.startsWith(prefix))
                    .map(row -> row + "\n")
                    .collect(Collectors.joining());
            String expected = new ReferenceStage(each).run();
            if (!actual.equals(expected)) {
                differences.add("%s%n%s%nexpected%n%s%nactual%n%s"
                        .formatted(SwarmCase.yaml(List.of(each)), COLUMNS, expected, actual));
            }
        }
    }
}

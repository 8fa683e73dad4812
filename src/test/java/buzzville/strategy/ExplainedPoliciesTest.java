package buzzville.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.life.Branch;
import buzzville.city.life.Detail;
import buzzville.city.life.Life;
import buzzville.city.life.Moment;
import buzzville.city.life.Watched;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy of the catalog has something to tell about the messages of a surge, and watching it changes nothing. */
class ExplainedPoliciesTest {
    private static final Set<String> FAMILIES =
            Set.of("admission", "aggregation", "overflow", "dispatch", "backpressure", "retry", "breaker", "delivery");

    static Stream<Exhibit> policies() {
        return Family.all().stream()
                .filter(family -> FAMILIES.contains(family.title()))
                .flatMap(family -> family.exhibits().stream());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyPolicyTellsItsDecisionsAndNumbers(Exhibit exhibit) {
        Watched watched = Watched.of(exhibit.scenario(List.of()), message -> message.identity % 3 == 0)
                .isTrue();
        if (exhibit.name().equals("none") || exhibit.family().title().equals("delivery")) {
            return; // never decides anything
        }
        List<Moment> decided = new ArrayList<>();
        boolean opened = false;
        for (Life life : watched.lives()) {
            decided.addAll(life.upstream());
            for (Branch branch : life.branches()) {
                decided.addAll(branch.moments());
                opened |= branch.moments().stream()
                        .anyMatch(moment ->
                                moment.detail() instanceof Detail.Meanwhile meanwhile && meanwhile.breakerOpen() > 0);
            }
        }
        Set<String> names = Set.of(exhibit.name(), "fewer");
        assertThat(opened
                        || decided.stream()
                                .anyMatch(moment -> names.contains(moment.by())
                                        && !moment.readings().isEmpty()))
                .as("somebody is told of %s", exhibit.name())
                .isTrue();
    }
}

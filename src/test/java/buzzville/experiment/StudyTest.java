package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyTest {
    private static Study study(int cities, int replications) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cities; i++) {
            names.add("city" + i);
        }
        return new Study(
                names,
                name -> {
                    throw new IllegalStateException(name);
                },
                replications);
    }

    @Test
    void plansAreNamedAndComeCityByCity() {
        assertThat(study(2, 3).plans().stream().map(RunPlan::toString))
                .containsExactly("city0/0", "city0/1", "city0/2", "city1/0", "city1/1", "city1/2");
    }

    @Test
    void everyRunIsInExactlyOneShardHoweverManyThereAre() {
        for (int cities = 1; cities <= 7; cities++) {
            for (int of = 1; of <= 12; of++) {
                Study study = study(cities, 5);
                List<RunPlan> all = new ArrayList<>();
                for (int number = 1; number <= of; number++) {
                    List<RunPlan> own = study.shard(number, of);
                    assertThat(own.size()).isBetween(5 * cities / of, 5 * cities / of + 1);
                    all.addAll(own);
                }
                assertThat(all).containsExactlyInAnyOrderElementsOf(study.plans());
            }
        }
    }

    @Test
    void everyShardHasSomethingOfEveryCity() {
        Study study = study(8, 30);
        for (int number = 1; number <= 16; number++) {
            assertThat(study.shard(number, 16).stream().map(RunPlan::city).distinct())
                    .hasSize(8);
        }
    }

    @Test
    void thereIsNoShardBeyondTheLast() {
        assertThatThrownBy(() -> study(1, 1).shard(3, 2)).hasMessage("there is no shard 3 of 2");
        assertThatThrownBy(() -> study(1, 1).shard(0, 2)).hasMessage("there is no shard 0 of 2");
    }
}

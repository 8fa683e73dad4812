package buzzville.report.replay;

import buzzville.journal.CityState;
import buzzville.journal.Entry;
import buzzville.journal.Stage;
import java.util.Map;

/** Who is down at an instant, as far as a stage's name tells. */
final class Downs {
    private Downs() {}

    /**
     * How many workers of a stage are down.
     *
     * @return 0 if it is up, -1 if all of it is down
     */
    static int of(Stage stage, CityState state) {
        if (state.unserved().containsKey(stage.name())) {
            return -1;
        }
        int down = 0;
        for (CityState.Active active : state.incidents()) {
            if (active.takesDown()) {
                for (Map.Entry<Entry.Victim, Long> hit : active.victims().entrySet()) {
                    int workers = of(stage, hit.getKey(), active);
                    if (workers < 0) {
                        return -1;
                    }
                    down += workers;
                }
            }
        }
        return down;
    }

    private static int of(Stage stage, Entry.Victim victim, CityState.Active active) {
        String name = victim.name();
        int slash = name.lastIndexOf('/');
        boolean worker = slash > 0 && name.substring(slash + 1).chars().allMatch(Character::isDigit);
        String place = worker ? name.substring(0, slash) : name;
        if (!place.equals(stage.name()) && !place.equals(group(stage))) {
            return 0;
        }
        boolean replica =
                stage.isBroker() && place.equals(stage.name()) && active.kind().startsWith("crash");
        return replica ? 0 : worker ? 1 : victim.workers(); // another replica may serve a partition
    }

    private static String group(Stage stage) {
        return stage.name().replaceFirst("\\[\\d+]$", "");
    }
}

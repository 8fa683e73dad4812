package buzzville.scenario;

import java.util.ArrayList;
import java.util.List;

/** Whether a load changes what it is meant to. */
final class LoadCheck {
    private static final String LOAD = "load";

    private final Scenario scenario;
    private final Remarks remarks;

    LoadCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        if (scenario.load() == 1 || !remarks.knows("producers")) {
            return;
        }
        List<String> alone = new ArrayList<>();
        scenario.producers().forEach((name, producer) -> {
            if (!Scenario.isLoaded(producer)) {
                alone.add(name);
            }
        });
        if (!scenario.hasLoad()) {
            remarks.error(
                    LOAD,
                    "no producer can be sped up: all of them keep to a calendar, a script or a cycle, or wait for answers");
        } else if (!alone.isEmpty()) {
            remarks.warning(
                    LOAD,
                    "leaves %s alone: %s to a calendar, a script or a cycle, or %s for answers"
                            .formatted(
                                    Remarks.quoted(alone),
                                    alone.size() == 1 ? "it keeps" : "they keep",
                                    alone.size() == 1 ? "waits" : "wait"));
        }
    }
}

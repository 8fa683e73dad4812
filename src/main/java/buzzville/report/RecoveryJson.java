package buzzville.report;

import buzzville.city.recovery.Aftermath;
import buzzville.city.recovery.Aftermath.Figure;
import buzzville.city.recovery.Episode;
import buzzville.city.recovery.Toll;
import buzzville.message.Priority;
import buzzville.report.text.Numbers;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an incident did to the city, as files say it, under {@code incidents.<name>}: of all its windows together, the worst of them, each
 * message counted once; then of each window, if it has several.
 *
 * <ul>
 *   <li>{@code time_to_detect_ms}, {@code recovered_ms} and {@code time_to_recover_ms} (the recovery time objective as achieved) run
 *       from the beginning of the incident, {@code time_to_drain_ms} from its end. Null: not before the run ended; of the first, that
 *       nobody could see anything.
 *   <li>{@code recovered} is whether the last two are there; null where what comes at random never came.
 *   <li>{@code rpo_ms} is 0 if nothing was lost.
 * </ul>
 */
final class RecoveryJson {
    private final Set<Priority> priorities;

    /** @param priorities those that events have */
    RecoveryJson(Set<Priority> priorities) {
        this.priorities = priorities;
    }

    /** Adds what it did to what is known of an incident; a group is not known yet. */
    void put(ObjectNode incidents, String name, Aftermath aftermath) {
        ObjectNode json = incidents.has(name) ? (ObjectNode) incidents.get(name) : group(incidents, name, aftermath);
        put(json, aftermath);
    }

    private static ObjectNode group(ObjectNode incidents, String name, Aftermath aftermath) {
        List<Episode> episodes = aftermath.episodes();
        ObjectNode json = incidents.putObject(name);
        json.put("kind", "group");
        Json.put(json, "from_s", Numbers.seconds(episodes.get(0).window().from()));
        Json.put(
                json,
                "until_s",
                Numbers.seconds(episodes.get(episodes.size() - 1).window().until()));
        return json;
    }

    private void put(ObjectNode json, Aftermath aftermath) {
        if (aftermath.happened()) {
            json.put("recovered", aftermath.recovered());
        } else {
            json.putNull("recovered");
        }
        millis(json, "time_to_detect_ms", aftermath.of(Figure.TIME_TO_DETECT, null));
        Json.put(json, "backlog_before", Numbers.figure(aftermath.of(Figure.BACKLOG_BEFORE, null)));
        Json.put(json, "peak_backlog", Numbers.figure(aftermath.of(Figure.PEAK_BACKLOG, null)));
        millis(json, "time_to_drain_ms", aftermath.of(Figure.TIME_TO_DRAIN, null));
        millis(json, "recovered_ms", aftermath.of(Figure.TIME_BACK, null));
        millis(json, "time_to_recover_ms", aftermath.of(Figure.RTO, null));
        millis(json, "rpo_ms", aftermath.of(Figure.RPO, null));
        tolls(json, aftermath.delayed(), aftermath.lost(), aftermath.duplicated());
        if (aftermath.episodes().size() > 1) {
            ArrayNode windows = json.putArray("windows");
            aftermath.episodes().forEach(episode -> put(windows.addObject(), episode));
        }
    }

    private void put(ObjectNode json, Episode episode) {
        Json.put(json, "from_s", Numbers.seconds(episode.window().from()));
        Json.put(json, "until_s", Numbers.seconds(episode.window().until()));
        json.put("recovered", episode.recovered());
        millis(json, "time_to_detect_ms", episode.timeToDetect());
        json.put("backlog_before", episode.backlogBefore());
        json.put("peak_backlog", episode.peakBacklog());
        millis(json, "time_to_drain_ms", episode.timeToDrain());
        millis(json, "recovered_ms", episode.timeBack());
        millis(json, "time_to_recover_ms", episode.timeToRecover());
        millis(json, "rpo_ms", episode.rpo());
        tolls(json, episode.delayed(), episode.lost(), episode.duplicated());
    }

    private void tolls(ObjectNode json, Toll delayed, Toll lost, Toll duplicated) {
        toll(json.putObject("delayed"), delayed);
        toll(json.putObject("lost"), lost);
        toll(json.putObject("duplicated"), duplicated);
    }

    private void toll(ObjectNode json, Toll toll) {
        priorities.forEach(priority -> json.put(priority.label(), toll.of(priority)));
        json.put("all", toll.all());
    }

    private static void millis(ObjectNode json, String key, double nanos) {
        Json.put(json, key, Numbers.millis(nanos));
    }
}

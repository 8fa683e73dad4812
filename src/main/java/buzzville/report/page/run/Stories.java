package buzzville.report.page.run;

import buzzville.message.Message;
import buzzville.metric.Latency;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.run.SlowMessages.Slow;
import buzzville.report.page.run.SlowMessages.Step;
import buzzville.report.text.Numbers;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The stories of the slowest messages of a run, those above the 99th percentile of their priority. */
final class Stories {
    private final Course course;
    private final List<Slow> slow;

    Stories(Course course, SlowMessages messages) {
        this.course = course;
        this.slow = messages.slowest().stream()
                .filter(each -> each.took()
                        >= course.tally(each.priority())
                                .latency(Latency.END_TO_END)
                                .percentile(0.99))
                .toList();
    }

    boolean any() {
        return !slow.isEmpty();
    }

    /** The stories, for the panel of that name. */
    JsonNode panel() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode stories = json.putArray("stories");
        for (Slow each : slow) {
            ObjectNode story = stories.addObject().put("id", Numbers.hex(each.id()));
            story.put("look", each.priority().label());
            story.set("priority", course.priority(each.priority()).json());
            story.set(
                    "event",
                    Said.of(language -> course.labels(language).event(each.event()))
                            .json());
            story.set(
                    "producer",
                    Said.of(language -> course.labels(language).producer(each.producer()))
                            .json());
            story.put("instance", each.instance());
            story.set(
                    "service",
                    Said.of(language -> course.labels(language).service(each.service()))
                            .json());
            story.put("ms", Numbers.millis(each.took()));
            ArrayNode steps = story.putArray("steps");
            for (Step step : Step.values()) {
                long at = each.instants()[step.ordinal()];
                if (at != Message.NEVER) {
                    steps.addArray().add(step.name().toLowerCase(Locale.ROOT)).add(Numbers.seconds(at));
                }
            }
        }
        return json;
    }

    /** The chart of latencies with a point for each story. */
    ChartSpec marked(ChartSpec chart) {
        return new ChartSpec() {
            @Override
            public String id() {
                return chart.id();
            }

            @Override
            public ObjectNode json() {
                ObjectNode json = chart.json();
                ArrayNode points = json.putArray("points");
                for (Slow each : slow) {
                    points.addArray()
                            .add(Numbers.seconds(each.instants()[0]))
                            .add(Numbers.millis(each.took()))
                            .add(each.priority().label());
                }
                return json;
            }
        };
    }
}

package buzzville.scenario;

import buzzville.broker.aggregation.FilterPolicy;
import buzzville.broker.aggregation.WindowPolicy;
import buzzville.message.Aggregation.Function;
import buzzville.scenario.yaml.Suggestion;
import buzzville.wire.MessageType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the aggregations before a stage make sense: whose messages they get, what they say of them, and when. */
final class AggregationCheck {
    private static final String EVENT = "event";

    private final Scenario scenario;
    private final Traffic traffic;
    private final Stages stages;
    private final Remarks remarks;

    AggregationCheck(Scenario scenario, Traffic traffic, Stages stages, Remarks remarks) {
        this.scenario = scenario;
        this.traffic = traffic;
        this.stages = stages;
        this.remarks = remarks;
    }

    void run() {
        stage("broker", null, scenario.broker().stage(), stages.idleBroker());
        scenario.services()
                .forEach((name, service) ->
                        stage(Remarks.path("services", name), name, service.stage(), stages.idle(name)));
    }

    /**
     * @param service null for the broker
     * @param idle why nothing ever queues here, or null
     */
    private void stage(String path, @Nullable String service, StageSpec stage, @Nullable String idle) {
        Map<String, String> takenBy = new HashMap<>();
        stage.aggregation().forEach((name, aggregation) -> {
            String here = Remarks.under(path, "aggregation", name);
            events(here, service, name, aggregation, takenBy);
            if (remarks.knows(Remarks.under(here, "with"))) {
                meaning(here, aggregation);
            }
            if (aggregation.above() != null && idle != null) {
                remarks.keyError(Remarks.under(here, "above"), "nothing can ever queue here: " + idle);
            }
        });
    }

    private void events(
            String here,
            @Nullable String service,
            String name,
            AggregationSpec aggregation,
            Map<String, String> takenBy) {
        String path = Remarks.under(here, "of");
        List<String> of = aggregation.of();
        if (of.isEmpty()) {
            remarks.error(path, "expected at least one event");
        }
        for (int i = 0; i < of.size(); i++) {
            String event = of.get(i);
            String where = Remarks.under(path, i);
            if (!remarks.known(where, event, scenario.events().keySet(), EVENT)) {
                continue;
            }
            comes(where, service, event);
            String other = takenBy.putIfAbsent(event, name);
            if (other != null && !other.equals(name)) {
                remarks.error(
                        where, "'" + event + "' is aggregated here by '" + other + "' already; expected one of them");
            }
        }
        remarks.noneTwice(path, of);
    }

    private void comes(String where, @Nullable String service, String event) {
        ServiceSpec spec = service == null ? null : scenario.services().get(service);
        if (service == null || spec == null) {
            if (traffic.isKnown() && !traffic.happens(event)) {
                remarks.warning(where, "nobody reports '" + event + "', so none ever comes to the broker");
            }
        } else if (remarks.knows(Remarks.path("services", service, "subscribes"))
                && !spec.subscribes().contains(event)) {
            remarks.error(where, "'" + service + "' does not subscribe to '" + event + "'");
        } else if (traffic.isKnown() && !traffic.receives(spec, event)) {
            remarks.warning(where, "'" + event + "' never comes to '" + service + "'");
        }
    }

    private void meaning(String here, AggregationSpec aggregation) {
        String policy = Remarks.word(aggregation.with());
        String field = aggregation.field();
        if (aggregation.with() instanceof FilterPolicy filter) {
            if (aggregation.function() != null) {
                remarks.keyError(
                        Remarks.under(here, "function"),
                        "'" + policy + "' lets messages pass as they are and makes none of several");
            } else if (field != null) {
                remarks.keyError(Remarks.under(here, "field"), "'" + policy + "' looks at no field");
            }
            if (aggregation.by() != null && !filter.groups()) {
                remarks.keyError(
                        Remarks.under(here, "by"), "'" + policy + "' looks at no group unless it says 'same=key'");
            }
            return;
        }
        Function function = aggregation.functionOrCount();
        String word = function.name().toLowerCase(Locale.ROOT);
        if (field == null && function.needsField() && remarks.knows(Remarks.under(here, "field"))) {
            remarks.error(
                    Remarks.under(here, "function"),
                    "'" + word + "' of what? Expected 'field' with a number in the payload" + example(aggregation));
        } else if (field != null && !function.needsField() && remarks.knows(Remarks.under(here, "function"))) {
            remarks.keyError(
                    Remarks.under(here, "field"), "'" + word + "' is of no field; expected mean, max or min for one");
        } else if (field != null) {
            aggregation.of().forEach(event -> number(Remarks.under(here, "field"), event, field));
        }
        expiry(here, aggregation);
    }

    private static String example(AggregationSpec aggregation) {
        for (String event : aggregation.of()) {
            MessageType type = MessageType.of(event);
            if (type != null && !type.numbers().isEmpty()) {
                return " such as '" + type.numbers().get(0) + "'";
            }
        }
        return "";
    }

    /** What an event says that somebody invented, nobody knows before it is said. */
    private void number(String path, String event, String field) {
        MessageType type = MessageType.of(event);
        if (type == null || type.numbers().contains(field) || !scenario.events().containsKey(event)) {
            return;
        }
        if (type.numbers().isEmpty()) {
            remarks.error(path, "there is no number in the payload of '" + event + "'");
        } else if (type.names().contains(field)) {
            remarks.error(
                    path,
                    "'" + field + "' of '" + event + "' is no number; known numbers in its payload: "
                            + String.join(", ", type.numbers()));
        } else {
            remarks.error(
                    path,
                    "'" + event + "' has no field '" + field + "'"
                            + Suggestion.hint(field, type.numbers(), "numbers in its payload"));
        }
    }

    /** A window that is as long as its messages live loses most of them. */
    private void expiry(String here, AggregationSpec aggregation) {
        if (!(aggregation.with() instanceof WindowPolicy windows)) {
            return;
        }
        long longest = windows.closesAt(0);
        for (String event : aggregation.of()) {
            EventSpec spec = scenario.events().get(event);
            if (spec != null && spec.ttl() != null && spec.ttl().mean() <= longest) {
                remarks.warning(
                        Remarks.under(here, "with"),
                        "'" + event + "' lives for "
                                + Remarks.duration(Math.round(spec.ttl().mean()))
                                + " on average and waits here for up to " + Remarks.duration(longest)
                                + "; an aggregate expires with the first of its originals");
            }
        }
    }
}

package buzzville.report;

import buzzville.city.life.Branch;
import buzzville.city.life.Detail;
import buzzville.city.life.Life;
import buzzville.city.life.Mention;
import buzzville.city.life.Moment;
import buzzville.city.life.Stretch;
import buzzville.consumer.Crew;
import buzzville.metric.Reading;
import buzzville.report.life.LossSentence;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lives as JSON, for programs: instants and durations in virtual nanoseconds, names as in the scenario. */
public final class LifeJson {
    private final LossSentence losses = new LossSentence(ReportLanguage.EN);

    /** One object with all of them under {@code messages}; ends with a line feed. */
    public static String text(ObjectNode head, List<Life> lives) {
        ArrayNode messages = head.putArray("messages");
        LifeJson json = new LifeJson();
        lives.forEach(life -> json.put(messages.addObject(), life));
        return Json.text(head);
    }

    private void put(ObjectNode json, Life life) {
        mention(json, life.self());
        json.put("origin", life.origin());
        if (life.instance() >= 0) {
            json.put("instance", life.instance());
        }
        json.put("zone", life.zone());
        json.put("key", life.key());
        json.put("incident", Numbers.hex(life.incident()));
        json.put("root_ns", life.rootAt());
        if (life.originals() > 0) {
            json.put("originals", life.originals());
        }
        if (life.cause() != null) {
            mention(json.putObject("cause"), life.cause());
        } else if (life.causeId() != 0) {
            json.putObject("cause").put("id", Numbers.hex(life.causeId()));
        }
        if (life.into() != null) {
            mention(json.putObject("into"), life.into());
        }
        ArrayNode effects = json.putArray("effects");
        life.effects().forEach(effect -> mention(effects.addObject(), effect));
        json.put("effect_count", life.effectCount());
        moments(json.putArray("upstream"), life.upstream());
        ArrayNode branches = json.putArray("subscriptions");
        life.branches().forEach(branch -> branch(branches.addObject(), life, branch));
    }

    private void branch(ObjectNode json, Life life, Branch branch) {
        json.put("subscription", branch.subscription());
        json.put("fate", branch.fate() == null ? "in-flight" : branch.fate().label());
        json.put("ended_ns", branch.at());
        json.put("age_ns", branch.at() - life.self().occurredAt());
        String why = losses.of(life, branch);
        if (!why.isEmpty()) {
            json.put("why", why);
        }
        ArrayNode stretches = json.putArray("time");
        for (Stretch stretch : branch.stretches()) {
            ObjectNode one = stretches.addObject();
            one.put("phase", word(stretch.phase()));
            one.put("place", stretch.place());
            if (!stretch.lane().isEmpty()) {
                one.put("lane", stretch.lane());
            }
            one.put("from_ns", stretch.from());
            one.put("until_ns", stretch.until());
        }
        moments(json.putArray("moments"), branch.moments());
    }

    private static void moments(ArrayNode json, List<Moment> moments) {
        for (Moment moment : moments) {
            ObjectNode one = json.addObject();
            one.put("at_ns", moment.at());
            one.put("what", word(moment.what()));
            one.put("place", moment.place());
            if (!moment.by().isEmpty()) {
                one.put("by", moment.by());
            }
            if (moment.fate() != null) {
                one.put("fate", moment.fate().label());
            }
            if (!moment.readings().isEmpty()) {
                ObjectNode readings = one.putObject("readings");
                moment.readings().forEach(reading -> reading(readings, reading));
            }
            if (moment.other() != null) {
                mention(one.putObject("other"), moment.other());
            }
            detail(one, moment.detail());
        }
    }

    private static void reading(ObjectNode json, Reading reading) {
        String name = reading.name().replace('-', '_').replace(' ', '_');
        switch (reading.unit()) {
            case WORD -> json.put(name, reading.word());
            case DURATION -> json.put(name + "_ns", Math.round(reading.value()));
            case RATE -> Json.put(json, name + "_per_s", reading.value());
            case NUMBER, SHARE -> Json.put(json, name, reading.value());
        }
    }

    private static void detail(ObjectNode json, @Nullable Detail detail) {
        if (detail instanceof Detail.Queue queue) {
            ObjectNode one = json.putObject("queue");
            one.put("lane", queue.lane());
            one.put("waiting", queue.waiting());
            if (queue.capacity() != Integer.MAX_VALUE) {
                one.put("capacity", queue.capacity());
            }
            one.put("waiting_in_all", queue.waitingInAll());
            counts(one.putArray("ahead"), queue.ahead());
            crew(one, queue.crew());
        } else if (detail instanceof Detail.Order order) {
            ObjectNode one = json.putObject("order");
            ArrayNode missing = one.putArray("missing");
            order.missing().forEach(each -> {
                ObjectNode item = missing.addObject();
                item.put("sender", each.sender());
                if (each.message() != null) {
                    mention(item, each.message());
                }
                item.put("waited_ns", each.waited());
                item.put("end", each.end().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            });
            one.put("missing_in_all", order.inAll());
            one.put("late", order.late());
        } else if (detail instanceof Detail.Meanwhile meanwhile) {
            ObjectNode one = json.putObject("meanwhile");
            one.put("lane", meanwhile.lane());
            one.put("waited_ns", meanwhile.waited());
            counts(one.putArray("served"), meanwhile.served());
            ArrayNode longest = one.putArray("longest");
            meanwhile.longest().forEach(service -> {
                ObjectNode each = longest.addObject();
                mention(each, service.message());
                each.put("took_ns", service.took());
            });
            one.put("breaker_open_ns", meanwhile.breakerOpen());
            one.put("handing", meanwhile.handing());
            one.put("rebalances", meanwhile.rebalances());
            crew(one, meanwhile.crew());
        }
    }

    private static void counts(ArrayNode json, List<Detail.Count> counts) {
        for (Detail.Count count : counts) {
            ObjectNode one = json.addObject();
            one.put("event", count.event());
            one.put("priority", count.priority());
            one.put("number", count.number());
        }
    }

    private static void crew(ObjectNode json, @Nullable Crew crew) {
        if (crew != null && !crew.isUnlimited()) {
            ObjectNode one = json.putObject("workers");
            one.put("existing", crew.workers());
            one.put("busy", crew.busy());
            one.put("down", crew.down());
            one.put("starting", crew.starting());
        }
    }

    private static void mention(ObjectNode json, Mention mention) {
        json.put("id", Numbers.hex(mention.id()));
        json.put("event", mention.event());
        json.put("priority", mention.priority());
        json.put("occurred_ns", mention.occurredAt());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

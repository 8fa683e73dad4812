package buzzville.report.page.city;

import buzzville.report.page.Said;
import buzzville.report.text.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The city over time: who speaks in which zone, what the broker and the services have to do with it, and what is lost on the way.
 * All series have a figure for each frame; a frame is one bucket of the run, or several where a run has very many.
 *
 * @param caption how to read it
 * @param starts when each frame begins, seconds
 * @param end when the last one ends, seconds
 * @param measuredFrom the end of the warm-up, seconds
 * @param zones in file order; none where the city has none
 * @param senders producers, witnesses and incidents by zone, and services that publish effects
 * @param broker its partitions, or itself where it has one
 * @param brokerBooks what became of messages at the broker
 * @param services in file order
 */
public record CityMap(
        Said caption,
        double[] starts,
        double end,
        double measuredFrom,
        List<Zone> zones,
        List<Sender> senders,
        List<Stage> broker,
        Books brokerBooks,
        List<Stage> services) {
    /** Enough for a colour and a label; more would only make the file longer. */
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    /**
     * A part of the city.
     *
     * @param east metres east of the middle of all zones
     * @param north metres north of it
     */
    public record Zone(String key, Said name, double east, double north) {}

    /** Whose messages they are. */
    public enum Kind {
        PRODUCER,
        INCIDENT,
        /** A service that publishes what follows from what it is told. */
        SERVICE,
        /** Several that share a row. */
        OTHERS
    }

    /**
     * Somebody who speaks in a zone.
     *
     * @param zone its index; -1 outside all zones, and of a service
     * @param priority the most urgent that it says, 0 for critical
     * @param occurred messages in each frame
     * @param delivered copies of them that a subscription was done with
     * @param lost copies of them that were lost
     */
    public record Sender(
            String key,
            Said name,
            Kind kind,
            int zone,
            int priority,
            double[] occurred,
            double[] delivered,
            double[] lost) {}

    /**
     * Messages counted in each frame.
     *
     * @param offered by occurrence
     * @param delivered by the instant at which a stage was done with them
     * @param lost by the instant of loss
     */
    public record Books(double[] offered, double[] delivered, double[] lost) {
        /** Where nobody keeps any. */
        public static final Books NONE = new Books(new double[0], new double[0], new double[0]);
    }

    /**
     * Somewhere where messages wait and are worked on.
     *
     * @param zone index of the zone that it is for; -1 for none
     * @param workers how many there are at most; 0 where nobody counts them
     * @param busy workers at work, the mean of each frame; empty where none are counted
     * @param existing workers that there are, the mean of each frame; empty where that never changes
     * @param waiting in its lanes, the mean of each frame
     * @param most in its lanes, the most of each frame, lane by lane
     * @param capacity of all lanes together; NaN where one has no limit
     * @param full the share of each frame in which the lane that was full longest was full; empty where none can be
     */
    public record Stage(
            String key,
            Said name,
            int zone,
            int workers,
            double[] busy,
            double[] existing,
            double[] waiting,
            double[] most,
            double capacity,
            double[] full,
            Books books) {}

    /** What the script of the map needs. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("caption", caption.json());
        json.set("starts", figures(starts));
        json.put("end", Numbers.figure(end)).put("measured", Numbers.figure(measuredFrom));
        ArrayNode places = json.putArray("zones");
        for (Zone zone : zones) {
            ObjectNode one = places.addObject().put("key", zone.key);
            one.set("name", zone.name.json());
            one.put("east", Math.round(zone.east)).put("north", Math.round(zone.north));
        }
        ArrayNode people = json.putArray("senders");
        senders.forEach(sender -> people.add(json(sender)));
        ArrayNode partitions = json.putArray("broker");
        broker.forEach(stage -> partitions.add(json(stage)));
        json.set("books", json(brokerBooks));
        ArrayNode all = json.putArray("services");
        services.forEach(stage -> all.add(json(stage)));
        return json;
    }

    private static ObjectNode json(Sender sender) {
        ObjectNode one = JsonNodeFactory.instance.objectNode().put("key", sender.key);
        one.set("name", sender.name.json());
        one.put("kind", sender.kind.name().toLowerCase(Locale.ROOT));
        one.put("zone", sender.zone).put("priority", sender.priority);
        one.set("occurred", figures(sender.occurred));
        one.set("delivered", figures(sender.delivered));
        one.set("lost", figures(sender.lost));
        return one;
    }

    private static ObjectNode json(Stage stage) {
        ObjectNode one = JsonNodeFactory.instance.objectNode().put("key", stage.key);
        one.set("name", stage.name.json());
        one.put("zone", stage.zone).put("workers", stage.workers);
        BigDecimal capacity = Numbers.figure(stage.capacity);
        if (capacity != null) {
            one.put("capacity", capacity);
        }
        one.set("busy", figures(stage.busy));
        one.set("existing", figures(stage.existing));
        one.set("waiting", figures(stage.waiting));
        one.set("most", figures(stage.most));
        one.set("full", figures(stage.full));
        one.set("books", json(stage.books));
        return one;
    }

    private static ObjectNode json(Books books) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        one.set("offered", figures(books.offered));
        one.set("delivered", figures(books.delivered));
        one.set("lost", figures(books.lost));
        return one;
    }

    /** None where all of them are 0: most of what can be lost never is. */
    private static ArrayNode figures(double[] values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        if (Arrays.stream(values).anyMatch(value -> value != 0)) {
            for (double value : values) {
                array.add(value == Math.rint(value) ? Numbers.figure(value) : rounded(value));
            }
        }
        return array;
    }

    private static BigDecimal rounded(double value) {
        BigDecimal figure = Objects.requireNonNull(Numbers.figure(value));
        return figure.round(DIGITS);
    }
}

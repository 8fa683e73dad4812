package buzzville.wire;

import buzzville.random.Draws;
import buzzville.random.NormalSampler;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of one message: what was given for a field, or a draw. A field that is given uses up its draw all the same, so
 * that giving one leaves the others as they were.
 */
final class Chance {
    private final Draws draws;
    private final @Nullable ObjectNode given;
    private final String producer;
    private final int instance;
    private final long turn;

    /**
     * @param draws aimed at the message
     * @param given fields that are not drawn, checked already
     * @param producer name of the producer
     * @param instance of the producer, from 0
     * @param turn the how-manieth message of that instance, from 0, shifted by its own phase
     */
    Chance(Draws draws, @Nullable ObjectNode given, String producer, int instance, long turn) {
        this.draws = draws;
        this.given = given;
        this.producer = producer;
        this.instance = instance;
        this.turn = turn;
    }

    String producer() {
        return producer;
    }

    int instance() {
        return instance;
    }

    long turn() {
        return turn;
    }

    /** A number of 0 or more and below 1 that belongs to no field. */
    double share() {
        return draws.nextDouble();
    }

    private @Nullable JsonNode given(String field) {
        return given == null ? null : given.get(field);
    }

    /** Whether a field was given. */
    boolean has(String field) {
        return given(field) != null;
    }

    /** Out of words, each with its weight before it. */
    String word(String field, Object... weightsAndWords) {
        double whole = 0;
        for (int i = 0; i < weightsAndWords.length; i += 2) {
            whole += ((Number) weightsAndWords[i]).doubleValue();
        }
        double rest = share() * whole;
        int at = 0;
        while (at < weightsAndWords.length - 2 && rest >= ((Number) weightsAndWords[at]).doubleValue()) {
            rest -= ((Number) weightsAndWords[at]).doubleValue();
            at += 2;
        }
        return text(field, weightsAndWords[at + 1].toString());
    }

    /** One of a list, each as likely. */
    String among(String field, List<String> texts) {
        return text(field, texts.get((int) (share() * texts.size())));
    }

    /** Given, or this. */
    String text(String field, String usual) {
        JsonNode node = given(field);
        return node == null ? usual : node.asString();
    }

    /** The number of a device, given or this one, as the wire has it. */
    String identifier(String field, String prefix, int number) {
        JsonNode node = given(field);
        return node == null ? Field.identifier(prefix, number) : Field.identifier(prefix, node);
    }

    /** A whole number, each from the first to the last as likely. */
    int whole(String field, int from, int to) {
        int drawn = from + (int) (share() * (to - from + 1.0));
        JsonNode node = given(field);
        return node == null ? drawn : node.asInt();
    }

    /** A whole number that is small most of the time: geometric from a least value on, cut off at a most. */
    int few(String field, int from, int to, double mean) {
        double fail = mean / (1 + mean);
        int drawn =
                fail <= 0 ? from : from + (int) Math.min(to - from, StrictMath.log1p(-share()) / StrictMath.log(fail));
        JsonNode node = given(field);
        return node == null ? drawn : node.asInt();
    }

    /** A decimal number around a mean, cut off at both ends. */
    BigDecimal around(String field, double mean, double sd, double from, double to, int places) {
        double drawn = mean + sd * NormalSampler.standard(draws);
        JsonNode node = given(field);
        return node == null ? rounded(Math.min(to, Math.max(from, drawn)), places) : node.asDecimal();
    }

    boolean flag(String field, double probability) {
        boolean drawn = share() < probability;
        JsonNode node = given(field);
        return node == null ? drawn : node.asBoolean();
    }

    static BigDecimal rounded(double value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN);
    }
}

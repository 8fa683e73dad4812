package buzzville.wire;

import buzzville.message.Aggregate;
import buzzville.message.Aggregation.Function;
import buzzville.message.Message;
import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of those that it was made of, in the envelope as {@code agregat}. Its other fields are those of the last
 * of them, except for its id, its time, which is that of the oldest, and its producer where they have several.
 */
@Doc("Of which messages this one was made, and what it says of them; absent for one that occurred.")
public record Merged(
        @Doc("Name of the aggregation.") @Name("nom") String name,

        @Doc("What it says of them.") @Name("fonction") @OneOf({"nombre", "moyenne", "maximum", "minimum", "dernier"})
        String function,

        @Doc("The field of the payload that this is of.") @Name("champ") @Nullable
        String field,

        @Doc("How many they were.") @Name("originaux") @Range(from = 1, to = Integer.MAX_VALUE)
        int originals,

        @Doc("When the first of them happened, UTC with milliseconds.") @Name("premier")
        String first,

        @Doc("When the last of them happened, UTC with milliseconds.") @Name("dernier")
        String last,

        @Doc(
                "The value of the function, rounded to three decimals; absent for the last one, which is all of the message.")
        @Name("valeur")
        @Range(from = -1_000_000_000_000L, to = 1_000_000_000_000L)
        @Nullable
        BigDecimal value) {
    private static final int DECIMALS = 3;

    /** The value of a message's field; null if it has none or that is no number. */
    interface Numbers {
        @Nullable
        BigDecimal of(Message message, String field);
    }

    /** @param timestamp when a message happened, as it is written */
    static Merged of(Aggregate aggregate, Numbers numbers, java.util.function.Function<Message, String> timestamp) {
        List<Message> originals = new ArrayList<>();
        aggregate.forEachOriginal(originals::add);
        Message first = originals.get(0);
        Message last = first;
        for (Message each : originals) {
            first = each.occurredAt < first.occurredAt ? each : first;
            last = each.occurredAt >= last.occurredAt ? each : last;
        }
        Function function = aggregate.maker().function();
        String field = aggregate.maker().field();
        return new Merged(
                aggregate.maker().name(),
                word(function),
                field,
                originals.size(),
                timestamp.apply(first),
                timestamp.apply(last),
                function == Function.COUNT
                        ? BigDecimal.valueOf(originals.size())
                        : field == null ? null : value(function, numbers(originals, field, numbers)));
    }

    private static List<BigDecimal> numbers(List<Message> originals, String field, Numbers of) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Message each : originals) {
            BigDecimal number = of.of(each, field);
            if (number != null) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static @Nullable BigDecimal value(Function function, List<BigDecimal> numbers) {
        if (numbers.isEmpty()) {
            return null;
        }
        BigDecimal value = numbers.get(0);
        for (BigDecimal number : numbers.subList(1, numbers.size())) {
            value = switch (function) {
                case MAX -> value.max(number);
                case MIN -> value.min(number);
                case MEAN, COUNT, LAST -> value.add(number);
            };
        }
        if (function == Function.MEAN) {
            value = value.divide(BigDecimal.valueOf(numbers.size()), DECIMALS, RoundingMode.HALF_UP);
        }
        BigDecimal rounded = value.setScale(Math.min(Math.max(0, value.scale()), DECIMALS), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static String word(Function function) {
        return switch (function) {
            case COUNT -> "nombre";
            case MEAN -> "moyenne";
            case MAX -> "maximum";
            case MIN -> "minimum";
            case LAST -> "dernier";
        };
    }
}

package buzzville.city;

import buzzville.codec.Codec;
import buzzville.codec.Undecodable;
import buzzville.metric.ArrivalOrder;
import buzzville.metric.BeliefTally;
import buzzville.metric.CommandTally;
import buzzville.metric.CommitTally;
import buzzville.metric.Handled;
import buzzville.metric.HeldTally;
import buzzville.metric.Span;
import buzzville.metric.Tally;
import buzzville.metric.TurnTally;
import org.jspecify.annotations.Nullable;

/** What was seen at a place where an objective must hold, passed through a codec: which sort it is, and its figures. */
final class ObservedCode {
    private ObservedCode() {}

    /** @param known null when it is read */
    static Observed coded(Codec codec, @Nullable Observed known, Span span) {
        String kind = codec.text(known == null ? "" : known.getClass().getSimpleName());
        return switch (kind) {
            case "Messages" -> messages(codec, (Observed.Messages) known);
            case "Order" -> {
                ArrivalOrder order = known == null ? new ArrivalOrder(0, 1) : ((Observed.Order) known).order();
                codec.all(order);
                yield new Observed.Order(order);
            }
            case "Turns" -> turns(codec, (Observed.Turns) known, span);
            case "Commits" -> {
                Observed.Commits commits = (Observed.Commits) known;
                Span interval = interval(
                        codec, commits == null ? span : commits.commits().span());
                CommitTally tally = commits == null ? new CommitTally(interval) : commits.commits();
                codec.all(tally);
                yield new Observed.Commits(tally, codec.flag(commits != null && commits.waits()));
            }
            case "Obedience" -> obedience(codec, (Observed.Obedience) known, span);
            case "Delay" -> {
                HeldTally held = known == null ? new HeldTally(span) : ((Observed.Delay) known).held();
                codec.all(held);
                yield new Observed.Delay(held);
            }
            case "Hearsay" -> {
                BeliefTally belief = known == null ? new BeliefTally(span) : ((Observed.Hearsay) known).belief();
                codec.all(belief);
                yield new Observed.Hearsay(belief);
            }
            case "Whole" -> {
                Observed.Whole whole = (Observed.Whole) known;
                Span interval =
                        interval(codec, whole == null ? span : whole.handled().interval(span.bucket()));
                Handled handled = whole == null ? new Handled(interval.from(), interval.to()) : whole.handled();
                codec.all(handled);
                yield new Observed.Whole(handled);
            }
            case "Recovered" -> Observed.Recovered.coded(codec, (Observed.Recovered) known);
            case "Height" -> {
                Observed.Height height = known == null ? new Observed.Height() : (Observed.Height) known;
                codec.all(height);
                yield height;
            }
            default -> throw new Undecodable("nothing is observed by '" + kind + "'");
        };
    }

    /** What an objective measures may be less than the run does. */
    private static Span interval(Codec codec, Span known) {
        return new Span(codec.number(known.from()), codec.number(known.to()), known.bucket());
    }

    private static Observed messages(Codec codec, Observed.@Nullable Messages known) {
        Tally tally = Tally.coded(codec, known == null ? null : known.tally());
        Observed.Messages messages = known == null ? new Observed.Messages(tally, 0) : known;
        codec.all(messages);
        return messages;
    }

    private static Observed turns(Codec codec, Observed.@Nullable Turns known, Span span) {
        Span interval = interval(codec, known == null ? span : known.turns().span());
        TurnTally turns = known == null ? new TurnTally(interval) : known.turns();
        codec.all(turns);
        return new Observed.Turns(turns, Tally.coded(codec, known == null ? null : known.unordered()));
    }

    private static Observed obedience(Codec codec, Observed.@Nullable Obedience known, Span span) {
        CommandTally commands = known == null ? new CommandTally(span) : known.commands();
        codec.all(commands);
        return new Observed.Obedience(commands, Tally.coded(codec, known == null ? null : known.orders()));
    }
}

package buzzville.city;

import buzzville.message.Account;
import buzzville.message.Books;
import buzzville.message.EventKind;
import buzzville.metric.CommitTally;
import buzzville.metric.Span;
import buzzville.metric.Tally;
import buzzville.metric.TurnTally;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes the evidence for objectives about what keeping an order costs a service, and about how long publishers wait until their
 * timestamps are past.
 */
final class OrderWitnesses {
    /**
     * Somebody whose timestamps must be past.
     *
     * @param place whose books these are together: the name of a producer or of a service
     * @param names by which objectives may call it
     */
    record Committer(String place, List<String> names, Books<CommitTally> books) {}

    private final Selectors selectors;
    private final List<Committer> committers;

    OrderWitnesses(Selectors selectors, List<Committer> committers) {
        this.selectors = selectors;
        this.committers = List.copyOf(committers);
    }

    /**
     * Of an order.
     *
     * @param places books of the services that an objective is about
     * @param kinds which messages of these
     */
    List<Judge.Witness> turns(
            Objective objective,
            Map<String, List<Account>> places,
            Function<Account, List<EventKind>> kinds,
            Span interval) {
        List<Judge.Witness> witnesses = new ArrayList<>();
        places.forEach((where, accounts) -> {
            Tally unordered = new Tally(interval.from(), interval.to());
            List<TurnTally> turns = new ArrayList<>();
            for (Account account : accounts) {
                Books<TurnTally> books = account.turnBooks();
                if (books == null) {
                    account.watch(unordered, kinds.apply(account), selectors.origins(objective));
                } else {
                    TurnTally own = new TurnTally(interval);
                    books.watch(own, kinds.apply(account), selectors.origins(objective));
                    turns.add(own);
                }
            }
            witnesses.add(new Judge.Witness(where, () -> {
                TurnTally together = new TurnTally(interval);
                turns.forEach(together::add);
                return new Observed.Turns(together, unordered);
            }));
        });
        return witnesses;
    }

    /**
     * Of waiting for timestamps: at everybody who does, or at those who are named.
     *
     * @param services those of them that are services or their instances
     */
    List<Judge.Witness> commits(Objective objective, List<String> services, Span interval) {
        List<String> named = new ArrayList<>(selectors.origins(objective));
        named.addAll(services);
        Map<String, List<CommitTally>> places = new LinkedHashMap<>();
        for (Committer committer : committers) {
            if (named.isEmpty() || committer.names().stream().anyMatch(named::contains)) {
                CommitTally tally = new CommitTally(interval);
                committer.books().watch(tally, selectors.spoken(objective), selectors.origins(objective));
                places.computeIfAbsent(committer.place(), place -> new ArrayList<>())
                        .add(tally);
            }
        }
        List<Judge.Witness> witnesses = new ArrayList<>();
        places.forEach((where, tallies) -> witnesses.add(new Judge.Witness(where, () -> {
            CommitTally together = new CommitTally(interval);
            tallies.forEach(together::add);
            return new Observed.Commits(together, true);
        })));
        if (witnesses.isEmpty()) {
            witnesses.add(new Judge.Witness("", () -> new Observed.Commits(new CommitTally(interval), false)));
        }
        return witnesses;
    }
}

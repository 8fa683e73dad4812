package buzzville.lesson.course;

import buzzville.causality.LoggedCausality;
import buzzville.causality.OrderFigures;
import buzzville.causality.Ordering;
import buzzville.causality.Scope;
import buzzville.causality.log.EventLog;

/** What an order makes of what one process received. */
final class Order {
    private Order() {}

    static OrderFigures at(EventLog log, String observer, Ordering order) {
        LoggedCausality causality = new LoggedCausality(log);
        return Scope.observers(causality).stream()
                .filter(scope -> log.processes().get(scope.observer()).name().equals(observer))
                .findFirst()
                .map(scope -> OrderFigures.of(scope, order))
                .orElseThrow(() -> new IllegalArgumentException(observer + " received nothing"));
    }
}

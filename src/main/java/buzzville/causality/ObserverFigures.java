package buzzville.causality;

import java.util.List;

/**
 * The orders of what one process received.
 *
 * @param process its number
 * @param events how many events sent what it received
 * @param orders of those, in the order of {@link Ordering}
 */
public record ObserverFigures(int process, int events, List<OrderFigures> orders) {
    public ObserverFigures {
        orders = List.copyOf(orders);
    }
}

package buzzville.causality;

import buzzville.causality.log.LoggedEvent;
import java.util.List;

/**
 * How far hybrid stamps are from local time.
 *
 * @param maxAhead by how much the time of a stamp was ahead of its process's clock at most, nanoseconds
 * @param maxCount the greatest count
 */
public record HybridFigures(long maxAhead, int maxCount) {
    static HybridFigures of(List<LoggedEvent> events) {
        return new HybridFigures(
                events.stream()
                        .mapToLong(event ->
                                event.stamps().hybrid().time() - event.stamps().local())
                        .max()
                        .orElse(0),
                events.stream()
                        .mapToInt(event -> event.stamps().hybrid().count())
                        .max()
                        .orElse(0));
    }
}

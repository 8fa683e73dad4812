package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.Party;
import buzzville.clock.LamportClock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One more than the greatest of all that is known, or whatever the broken rule has instead. */
final class LamportRule implements ClockRule {
    private final EventLog log;
    private final LamportClock.Rule rule;

    LamportRule(EventLog log) {
        this.log = log;
        this.rule = log.rules().lamport();
    }

    @Override
    public String clock() {
        return "lamport";
    }

    @Override
    public boolean isBroken() {
        return rule.isBroken();
    }

    @Override
    public @Nullable WrongStamp check(Known known) {
        List<Long> operands = operands(known);
        long greatest = operands.stream().mapToLong(Long::longValue).max().orElse(0);
        long found = known.event().stamps().lamport();
        if (found == greatest + 1 || isStartOfSomebodyLeftOut(found - 1, greatest)) {
            return null;
        }
        String numbers = operands.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String why = (operands.size() == 1 ? numbers : "max(" + numbers + ")") + " + 1 = " + (greatest + 1);
        return new WrongStamp(known.event(), clock(), Long.toString(found), Long.toString(greatest + 1), why);
    }

    /** The own stamp first, as far as the rule takes account of it. */
    private List<Long> operands(Known known) {
        LoggedEvent own = known.own();
        long value = own == null
                ? log.processes().get(known.event().process()).lamportStart()
                : own.stamps().lamport();
        List<Long> heard = known.heard().stream()
                .map(event -> event.stamps().lamport())
                .distinct()
                .toList();
        List<Long> operands = new ArrayList<>();
        if (rule != LamportClock.Rule.RECEIVED_ONLY || heard.isEmpty()) {
            operands.add(value);
        }
        if (rule != LamportClock.Rule.NO_MERGE) {
            operands.addAll(heard);
        }
        return operands;
    }

    /** A message whose sending is not in the log may bring what its sender had counted before anybody looked. */
    private boolean isStartOfSomebodyLeftOut(long heard, long greatest) {
        return log.leftOut() > 0
                && heard > greatest
                && log.processes().stream().mapToLong(Party::lamportStart).anyMatch(start -> start == heard);
    }

    @Override
    public boolean isBelow(LoggedEvent first, LoggedEvent second) {
        return first.stamps().lamport() < second.stamps().lamport();
    }

    @Override
    public String shown(LoggedEvent event) {
        return Long.toString(event.stamps().lamport());
    }
}

package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.HybridClock;
import buzzville.clock.HybridStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The greatest time of all that is known and the local clock, and a count where that is not the local clock's alone. */
final class HybridRule implements ClockRule {
    private final HybridClock.Rule rule;

    HybridRule(EventLog log) {
        this.rule = log.rules().hybrid();
    }

    @Override
    public String clock() {
        return "hlc";
    }

    @Override
    public boolean isBroken() {
        return rule.isBroken();
    }

    @Override
    public @Nullable WrongStamp check(Known known) {
        List<HybridStamp> stamps = new ArrayList<>();
        if (known.own() != null) {
            stamps.add(known.own().stamps().hybrid());
        }
        known.heard().forEach(event -> stamps.add(event.stamps().hybrid()));
        long local = known.event().stamps().local();
        long time = stamps.stream().mapToLong(HybridStamp::time).reduce(local, Math::max);
        long count = -1;
        for (HybridStamp stamp : stamps) {
            count = stamp.time() == time ? Math.max(count, stamp.count()) : count;
        }
        long next = rule == HybridClock.Rule.RESET ? 0 : count + 1;
        HybridStamp found = known.event().stamps().hybrid();
        if (found.time() == time && found.count() == next) {
            return null;
        }
        String times = stamps.stream().map(stamp -> ", " + stamp.time()).collect(Collectors.joining());
        String why = found.time() != time
                ? "l: max(" + local + times + ") = " + time
                : "c: "
                        + (rule == HybridClock.Rule.RESET
                                ? "reset to 0"
                                : count < 0 ? "0, as the local time alone is the greatest" : count + " + 1 = " + next);
        return new WrongStamp(known.event(), clock(), shown(found.time(), found.count()), shown(time, next), why);
    }

    private static String shown(long time, long count) {
        return "(" + time + ", " + count + ")";
    }

    @Override
    public boolean isBelow(LoggedEvent first, LoggedEvent second) {
        return first.stamps().hybrid().compareTo(second.stamps().hybrid()) < 0;
    }

    @Override
    public String shown(LoggedEvent event) {
        HybridStamp stamp = event.stamps().hybrid();
        return shown(stamp.time(), stamp.count());
    }
}

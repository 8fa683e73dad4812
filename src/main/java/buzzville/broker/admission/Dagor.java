package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.message.KeyRule;
import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.metric.Gauge;
import buzzville.metric.PolicyTally;
import buzzville.metric.Readings;
import buzzville.random.Mix;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.Ratio;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's overload control (Zhou et al., "Overload control for scaling WeChat microservices", SoCC 2018, with the erratum of
 * its arXiv version 1806.04075): levels of a business priority and, within it, a user priority; those up to a moving level
 * are admitted.
 *
 * <p>The business priority is the event's. The user is whoever the message's key names, or the instance that sent it where
 * there is no key; a hash gives each user a priority within the hour, and another in the next, so that nobody is always the
 * first to be refused. The hash is the same at every stage: a user that gets through here gets through there.
 *
 * <p>A window ends after {@code window}, or with its {@code requests}-th message if that is earlier. Let N be the messages
 * that came in it, A those admitted, and q the mean wait of those whose turn came. If q is more than {@code queuing} the level
 * sinks, step by step, until those of the window that it would have admitted are at most {@code (1 - alpha) A}; otherwise it
 * rises until they are at least {@code A + beta N}. A window in which nobody's turn came, while somebody waits, moves nothing.
 *
 * <p>In WeChat the level also travels back with every answer, so that callers drop early what would be refused. Here the door
 * of the stage is where it acts: messages have been sent when they are refused.
 *
 * @param queuing mean wait above which a stage is overloaded, nanoseconds
 * @param window longest window, nanoseconds
 * @param requests most messages of a window
 * @param alpha by what part of the admitted the level sinks
 * @param beta by what part of all that come it rises
 * @param users user priorities within a business priority
 */
@Doc("Admits up to a level of priority that follows the wait.")
@Manual(
        rule = "A message's level is its priority and, within it, one of `users` classes by a hash of its user (key, or"
                + " instance) that changes every hour. At the end of each window (`window`, or `requests` messages): if the mean"
                + " wait was more than `queuing`, the level sinks until at most (1 - `alpha`) of the messages just admitted"
                + " are up to it; else it rises until the messages up to it are those and `beta` of all that came.",
        source = "Zhou et al., \"Overload control for scaling WeChat microservices\", SoCC 2018, section 4.2, with the"
                + " erratum of arXiv:1806.04075: 20 ms, 1 s or 2,000 requests, 5 %, 1 %, 128 users.",
        use =
                "Many services that call each other and many users: refuses the least urgent first and, among equals, always the"
                        + " same users, so that what one stage admits the next does not refuse.",
        hurts =
                "Rare messages of low priority, which vanish first and come back at 1 % a window; users with an unlucky hash lose"
                        + " everything for up to an hour. Reacts once a window, so a surge of a second passes or fills the queue.",
        names =
                "The paper's third part, the level that callers keep to, is not modelled: the broker's or service's door"
                        + " refuses.")
public record Dagor(
        @Doc("Mean wait above which the stage is overloaded.") @Default("20ms") @DurationNanos
        long queuing,

        @Doc("Longest window.") @Default("1s") @DurationNanos
        long window,

        @Doc("Most messages of a window.") @Default("2000") @Count
        int requests,

        @Doc("Part of the admitted by which the level sinks.") @Default("5%") @Ratio
        double alpha,

        @Doc("Part of all messages by which the level rises.") @Default("1%") @Ratio
        double beta,

        @Doc("User priorities within a priority.") @Default("128") @Count
        int users)
        implements AdmissionPolicy {
    private static final long HOUR = 3_600_000_000_000L;
    private static final int MOST_USERS = 100_000;

    public Dagor {
        Bounds.check("queuing must be longer than 0s", queuing > 0, Bounds.ms(queuing));
        Bounds.check("window must be longer than 0s", window > 0, Bounds.ms(window));
        Bounds.check("requests must be 1 or more", requests >= 1, requests);
        Bounds.check("alpha must be above 0% and below 100%", 0 < alpha && alpha < 1, Bounds.percent(alpha));
        Bounds.check("beta must be above 0% and at most 100%", 0 < beta && beta <= 1, Bounds.percent(beta));
        Bounds.check("users must be from 1 to " + MOST_USERS, 1 <= users && users <= MOST_USERS, users);
    }

    @Override
    public Admission start(GuardedStage stage) {
        return new Door(stage);
    }

    @Override
    public boolean watchesQueue() {
        return true;
    }

    /** The user priority of a message at an instant, from 0 (most urgent) to {@code users - 1}. */
    int user(Message message, long now) {
        long user = message.kind.key() == KeyRule.NONE && message.givenKey == null
                ? Mix.combine(Mix.hash(message.origin.name()), message.instance)
                : message.keyHash;
        return Math.floorMod(Mix.combine(user, now / HOUR), users);
    }

    private final class Door implements Admission {
        private final GuardedStage stage;
        private final PolicyTally tally;
        private final Gauge admitted;
        /** How many came in this window, by level. */
        private final int[] came = new int[Priority.count() * users];
        /** Levels below this one are admitted. */
        private int level = came.length;

        private long windowFrom;
        private int all;
        private int passed;
        private long waits;
        private int turns;

        Door(GuardedStage stage) {
            this.stage = stage;
            this.tally = stage.tally();
            this.admitted = tally.gauge("levels-admitted", level);
        }

        /** With another number of users the level keeps its share; what has come in this window is counted anew. */
        @Override
        public void begin(@Nullable Admission former, long now) {
            windowFrom = now;
            if (former instanceof Door other) {
                level = (int) ((long) other.level * came.length / other.came.length);
                if (other.came.length == came.length) {
                    System.arraycopy(other.came, 0, came, 0, came.length);
                    windowFrom = other.windowFrom;
                    all = other.all;
                    passed = other.passed;
                    waits = other.waits;
                    turns = other.turns;
                }
            }
            admitted.set(now, level);
        }

        @Override
        public long admit(Copy copy, long now) {
            if (now - windowFrom >= window) {
                close(now);
                windowFrom = now - (now - windowFrom) % window;
            }
            int own = copy.priority() * users + user(copy.message, now);
            boolean passes = own < level;
            came[own]++;
            all++;
            if (passes) {
                passed++;
            }
            if (all >= requests) {
                close(now);
                windowFrom = now;
            }
            return passes ? now : SHED;
        }

        @Override
        public boolean serve(Copy copy, long now) {
            if (now - windowFrom >= window) {
                close(now);
                windowFrom = now - (now - windowFrom) % window;
            }
            waits += now - copy.queuedAt;
            turns++;
            return true;
        }

        @Override
        public void showAtDoor(Copy copy, long now, Readings to) {
            to.number("level", copy.priority() * users + user(copy.message, now))
                    .number("levels-admitted", level);
            to.duration("mean-wait", turns == 0 ? 0 : waits / (double) turns).duration("queuing", queuing);
        }

        private void close(long now) {
            tally.figure("windows", 1);
            if (turns > 0 && waits > queuing * turns) {
                tally.figure("overloaded-windows", 1);
                sink();
            } else if (turns > 0 || stage.waiting() == 0) {
                rise();
            }
            admitted.set(now, level);
            Arrays.fill(came, 0);
            all = 0;
            passed = 0;
            waits = 0;
            turns = 0;
        }

        private void sink() {
            double expected = (1 - alpha) * passed;
            int prefix = passed;
            while (prefix > expected && level > 0) {
                prefix -= came[--level];
            }
        }

        private void rise() {
            double expected = passed + beta * all;
            int prefix = passed;
            while (prefix < expected && level < came.length) {
                prefix += came[level++];
            }
        }
    }
}

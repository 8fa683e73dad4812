package buzzville.broker;

import buzzville.broker.overflow.FullLane;
import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.Fate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A full lane and its newcomer, as an overflow policy sees them; one object per stage, used for one decision at a time. */
final class Overflow implements FullLane {
    private final Lanes lanes;
    private @Nullable LaneBooks books;
    private @Nullable Copy newcomer;
    private @Nullable Lane lane;
    private Lanes.@Nullable Outcome outcome;
    private long now;

    Overflow(Lanes lanes) {
        this.lanes = lanes;
    }

    /** Has somebody count what is decided. */
    void keep(LaneBooks books) {
        this.books = books;
    }

    Lanes.Outcome decide(Copy newcomer, Lane lane, long now) {
        this.newcomer = newcomer;
        this.lane = lane;
        this.now = now;
        this.outcome = null;
        lane.rules().overflow().decide(this);
        return Objects.requireNonNull(outcome, "an overflow policy must decide");
    }

    @Override
    public void refuse(Fate fate) {
        outcome = Lanes.Outcome.LOST;
        lanes.lost(newcomer(), fate, now);
    }

    @Override
    public void evict(Copy victim, Fate fate) {
        outcome = Lanes.Outcome.ACCEPTED;
        if (books != null) {
            books.evicted(victim, newcomer());
        }
        lanes.replace(victim, fate, newcomer(), now);
    }

    @Override
    public void hold(long longest) {
        Copy copy = newcomer();
        long since = copy.feeder == null ? now : copy.feeder.waitsSince(copy, now);
        if (longest <= now - since) {
            refuse(Fate.REJECTED); // it has waited behind another for too long already
            return;
        }
        outcome = Lanes.Outcome.HELD;
        if (books != null) {
            books.held(copy, now);
        }
        lanes.outside.add(copy, lane(), longest == FOREVER ? FOREVER : since + longest, now);
    }

    @Override
    public List<? extends LaneView> allLanes() {
        return lanes.lanes();
    }

    @Override
    public boolean fullByItself() {
        return !lane().hasRoom();
    }

    @Override
    public String name() {
        return lane().name();
    }

    @Override
    public int urgency() {
        return lane().urgency();
    }

    @Override
    public int waiting() {
        return lane().waiting();
    }

    @Override
    public int capacity() {
        return lane().capacity();
    }

    @Override
    public @Nullable Copy head() {
        return lane().head();
    }

    @Override
    public @Nullable Copy newest() {
        return lane().newest();
    }

    @Override
    public Copy newcomer() {
        return Objects.requireNonNull(newcomer);
    }

    @Override
    public boolean newcomerLeads() {
        Copy head = head();
        return lane().rules().order() == LaneOrder.PRIORITY
                && head != null
                && newcomer().priority() < head.priority();
    }

    private Lane lane() {
        return Objects.requireNonNull(lane);
    }
}

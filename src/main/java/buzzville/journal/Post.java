package buzzville.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A service's subscription or a partition of the broker, as its records tell. */
public final class Post {
    private final Stage stage;
    private final long[] waiting;
    long inHand;
    long entered;
    long handled;
    long lost;
    long lastId;
    long lastAt = -1;
    String lastEvent = "";

    Post(Stage stage) {
        this.stage = stage;
        this.waiting = new long[stage.lanes().size()];
    }

    public Stage stage() {
        return stage;
    }

    /** How many wait in all lanes. */
    public long waiting() {
        return Arrays.stream(waiting).sum();
    }

    /** How many wait in each lane, in the order of {@link Stage#lanes}. */
    public List<Long> lanes() {
        return Arrays.stream(waiting).boxed().toList();
    }

    /** How many its workers were given and are not done with. */
    public long inHand() {
        return inHand;
    }

    /** How many copies ever entered. */
    public long entered() {
        return entered;
    }

    /** How many of its service's stories of a message ended well; of a partition, how many it handed on. */
    public long handled() {
        return handled;
    }

    /** How many ended otherwise here. */
    public long lost() {
        return lost;
    }

    /** The identity of the message that it was done with last; 0 before the first. */
    public long lastId() {
        return lastId;
    }

    /** When that was, -1 before the first. */
    public long lastAt() {
        return lastAt;
    }

    /** The type of that message. */
    public String lastEvent() {
        return lastEvent;
    }

    void wait(Told message, int change) {
        waiting[stage.laneOf().get(message.kind().priority().ordinal())] += change;
    }

    void done(Told message, long at) {
        handled++;
        lastId = message.id();
        lastAt = at;
        lastEvent = message.kind().name();
    }

    void write(Octets out) {
        out.text(stage.name());
        for (long lane : waiting) {
            out.signed(lane);
        }
        out.signed(inHand);
        out.number(entered);
        out.number(handled);
        out.number(lost);
        out.whole(lastId);
        out.signed(lastAt);
        out.text(lastEvent);
    }

    static Post read(OctetReader in, Tables tables) {
        Integer id = tables.stageIds.get(in.text());
        if (id == null) {
            throw new Nonsense("a stage was not introduced");
        }
        Post post = new Post(tables.stages.get(id));
        for (int i = 0; i < post.waiting.length; i++) {
            post.waiting[i] = in.signed();
        }
        post.inHand = in.signed();
        post.entered = in.number();
        post.handled = in.number();
        post.lost = in.number();
        post.lastId = in.whole();
        post.lastAt = in.signed();
        post.lastEvent = in.text();
        return post;
    }

    /** Everything that a snapshot says of it, for comparisons. */
    List<Object> figures() {
        List<Object> figures = new ArrayList<>(lanes());
        figures.addAll(List.of(stage.name(), inHand, entered, handled, lost, lastId, lastAt, lastEvent));
        return figures;
    }
}

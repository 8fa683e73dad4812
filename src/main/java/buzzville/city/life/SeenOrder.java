package buzzville.city.life;

import buzzville.broker.order.CommitWait;
import buzzville.broker.order.Lack;
import buzzville.broker.order.Overseer;
import buzzville.broker.order.Postmark;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.metric.Readings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What orders of delivery and timestamps do with watched messages. */
final class SeenOrder implements Overseer, CommitWait.Watcher {
    private record Place(int subscription, int sender, int place) {}

    /** One that is held back, since when, and what has become of what it waits for. */
    private static final class Wait {
        final long since;
        final Map<Lack, Detail.Missing> missing = new LinkedHashMap<>();

        Wait(long since) {
            this.since = since;
        }
    }

    private final Watch watch;
    /** All messages that somebody may wait for. */
    private final Map<Place, Mention> sent = new HashMap<>();

    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Copy, Wait> waits = new HashMap<>();

    SeenOrder(Watch watch) {
        this.watch = watch;
    }

    @Override
    public void sent(Message message, int sender, String name, Postmark mark) {
        names.put(sender, name);
        Mention mention = Mention.of(message);
        for (int subscription = 0; subscription < mark.subscriptions(); subscription++) {
            if (mark.place(subscription) > 0) {
                sent.put(new Place(subscription, sender, mark.place(subscription)), mention);
            }
        }
    }

    @Override
    public boolean wants(Copy copy) {
        return watch.story(copy.message) != null;
    }

    @Override
    public void held(Copy copy, int subscription, List<Lack> lacks, long now) {
        Wait wait = new Wait(now);
        lacks.forEach(lack -> wait.missing.put(lack, missing(subscription, lack, 0, Detail.End.OPEN)));
        waits.put(copy, wait);
        add(copy, What.HELD_BACK, wait, false, now);
    }

    @Override
    public void settled(Copy copy, int subscription, Lack lack, boolean came, long now) {
        Wait wait = waits.get(copy);
        if (wait != null) {
            Detail.End end = came ? Detail.End.SETTLED : Detail.End.GIVEN_UP;
            wait.missing.put(lack, missing(subscription, lack, now - wait.since, end));
        }
    }

    private Detail.Missing missing(int subscription, Lack lack, long waited, Detail.End end) {
        String sender = names.getOrDefault(lack.sender(), "process " + lack.sender());
        return new Detail.Missing(sender, sent.get(new Place(subscription, lack.sender(), lack.place())), waited, end);
    }

    @Override
    public void goes(Copy copy, boolean patient, boolean late, long now) {
        Wait wait = waits.remove(copy);
        if (wait != null) {
            add(copy, What.ITS_TURN, wait, late, now);
        }
    }

    @Override
    public void left(Copy copy) {
        waits.remove(copy);
    }

    private void add(Copy copy, What what, Wait wait, boolean late, long now) {
        Story story = watch.story(copy.message);
        if (story != null) {
            List<Detail.Missing> all = new ArrayList<>(wait.missing.values());
            List<Detail.Missing> some = List.copyOf(all.subList(0, Math.min(all.size(), Detail.Order.MOST)));
            story.track(copy)
                    .add(Moment.of(now, what, copy.account.name()).with(new Detail.Order(some, all.size(), late)));
        }
    }

    @Override
    public void began(Message message, long timestamp, long now) {
        Story story = watch.story(message);
        if (story != null) {
            story.committing = now;
            Readings readings = new Readings().duration("timestamp", timestamp);
            story.upstream.add(Moment.of(now, What.STAMPED, message.origin.name(), "", readings.all()));
        }
    }

    @Override
    public void visible(Message message, long timestamp, long now) {
        Story story = watch.story(message);
        if (story != null) {
            story.committed += now - story.committing;
            Readings readings = new Readings().duration("waited", now - story.committing);
            story.upstream.add(Moment.of(now, What.PAST, message.origin.name(), "", readings.all()));
        }
    }
}

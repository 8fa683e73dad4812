package buzzville.journal;

import buzzville.metric.Fate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns entries into octets, one record behind the other, and introduces the names that they need. */
final class Encoder {
    static final int DEFINITION = 0;
    static final int OCCURRED = 1;
    static final int RECALLED = 2;
    static final int ADMITTED = 3;
    static final int ROUTED = 4;
    static final int ENTERED = 5;
    static final int DISPATCHED = 6;
    static final int RETURNED = 7;
    static final int LEFT = 8;
    static final int ENDED = 9;
    static final int SETTLED = 10;
    static final int BEGAN = 11;
    static final int OVER = 12;
    static final int FINISHED = 13;
    static final int DOWN = 14;
    static final int FORGOTTEN = 15;

    static final int NAME = 0;
    static final int KIND = 1;
    static final int STAGE = 2;
    static final int ROUTE = 3;

    static final int TAG_BITS = 4;
    static final int FIRST_FLAG = 1 << TAG_BITS;
    static final int SECOND_FLAG = 2 << TAG_BITS;
    static final int THIRD_FLAG = 4 << TAG_BITS;
    static final int FOURTH_FLAG = 8 << TAG_BITS;

    private final Tables tables;
    private final Octets out;
    /** Where the last record began if it says how a message ended, else -1. */
    private int ended = -1;

    private @Nullable Told endedMessage;

    Encoder(Tables tables, Octets out) {
        this.tables = tables;
        this.out = out;
    }

    /** The octets are a new block's. */
    void turnPage() {
        ended = -1;
    }

    @SuppressWarnings("ReferenceEquality") // another message may say the same
    void write(Entry entry) {
        if (entry instanceof Entry.Settled settled && ended >= 0 && endedMessage == settled.message()) {
            out.set(ended, FOURTH_FLAG);
            tables.live.remove(settled.message().number());
            ended = -1;
            return;
        }
        introduce(entry);
        int place = out.size();
        body(entry);
        tables.at = entry.at();
        tables.records++;
        ended = entry instanceof Entry.Ended ? place : -1;
        endedMessage = entry.message();
    }

    private void introduce(Entry entry) {
        if (entry instanceof Entry.Occurred || entry instanceof Entry.Recalled) {
            Told message = Objects.requireNonNull(entry.message());
            Messages.names(message).forEach(this::name);
            if (!tables.kindIds.containsKey(message.kind().name())) {
                define(KIND);
                tables.write(message.kind(), out);
                tables.add(message.kind());
            }
        } else if (entry instanceof Entry.Routed routed) {
            introduceRoute(routed.consumers());
        } else if (entry instanceof Entry.Ended ended) {
            name(ended.subscription());
            name(fate(ended.fate()));
        } else if (entry instanceof Entry.Began began) {
            name(began.incident());
            name(began.kind());
            began.victims().forEach(victim -> name(victim.name()));
        } else if (entry instanceof Entry.Over over) {
            name(over.incident());
        } else if (entry instanceof Entry.Down down) {
            name(down.incident());
            down.victims().forEach(victim -> name(victim.name()));
        } else if (entry instanceof Entry.Up up) {
            name(up.incident());
            up.victims().forEach(victim -> name(victim.name()));
        }
        Stage stage = stage(entry);
        if (stage != null && !tables.stageIds.containsKey(stage.name())) {
            name(stage.name());
            stage.lanes().forEach(this::name);
            define(STAGE);
            tables.write(stage, out);
            tables.add(stage);
        }
    }

    private void introduceRoute(List<String> route) {
        if (!tables.routeIds.containsKey(route)) {
            route.forEach(this::name);
            define(ROUTE);
            tables.write(route, out);
            tables.add(route);
        }
    }

    private void name(String name) {
        if (!tables.nameIds.containsKey(name)) {
            define(NAME);
            out.text(name);
            tables.add(name);
        }
    }

    private void define(int what) {
        out.octet(DEFINITION | what << TAG_BITS);
    }

    static @Nullable Stage stage(Entry entry) {
        if (entry instanceof Entry.Admitted admitted) {
            return admitted.stage();
        } else if (entry instanceof Entry.Routed routed) {
            return routed.from();
        } else if (entry instanceof Entry.Entered entered) {
            return entered.stage();
        } else if (entry instanceof Entry.Dispatched dispatched) {
            return dispatched.stage();
        } else if (entry instanceof Entry.Returned returned) {
            return returned.stage();
        } else if (entry instanceof Entry.Left left) {
            return left.stage();
        } else if (entry instanceof Entry.Ended ended) {
            return ended.stage();
        }
        return null;
    }

    /** How a fate is called in the file. */
    static String fate(@Nullable Fate fate) {
        return fate == null ? "" : fate.label();
    }

    private void body(Entry entry) {
        if (entry instanceof Entry.Occurred occurred) {
            occurred(OCCURRED, occurred.at(), occurred.message());
        } else if (entry instanceof Entry.Recalled recalled) {
            occurred(RECALLED, recalled.at(), recalled.message());
        } else if (entry instanceof Entry.Admitted admitted) {
            int again = admitted.again() ? SECOND_FLAG : 0;
            begin(ADMITTED, again | (admitted.stage() == null ? 0 : FIRST_FLAG), admitted.at());
            mention(admitted.message());
            out.number(admitted.partition());
            place(admitted.stage());
        } else if (entry instanceof Entry.Routed routed) {
            begin(ROUTED, routed.from() == null ? 0 : FIRST_FLAG, routed.at());
            mention(routed.message());
            out.number(tables.routeIds.getOrDefault(routed.consumers(), 0));
            place(routed.from());
        } else if (entry instanceof Entry.Entered entered) {
            at(ENTERED, 0, entered.at(), entered.message(), entered.stage());
        } else if (entry instanceof Entry.Dispatched dispatched) {
            at(DISPATCHED, 0, dispatched.at(), dispatched.message(), dispatched.stage());
        } else if (entry instanceof Entry.Returned returned) {
            at(RETURNED, returned.fromHand() ? FIRST_FLAG : 0, returned.at(), returned.message(), returned.stage());
        } else if (entry instanceof Entry.Left left) {
            at(LEFT, left.inHand() ? FIRST_FLAG : 0, left.at(), left.message(), left.stage());
        } else if (entry instanceof Entry.Ended ended) {
            ended(ended);
        } else if (entry instanceof Entry.Settled settled) {
            begin(SETTLED, 0, settled.at());
            mention(settled.message());
            tables.live.remove(settled.message().number());
        } else {
            rest(entry);
        }
    }

    private void rest(Entry entry) {
        if (entry instanceof Entry.Began began) {
            begin(BEGAN, 0, began.at());
            out.number(tables.id(began.incident()));
            out.number(tables.id(began.kind()));
            victims(began.victims());
        } else if (entry instanceof Entry.Down down) {
            begin(DOWN, 0, down.at());
            out.number(tables.id(down.incident()));
            victims(down.victims());
        } else if (entry instanceof Entry.Up up) {
            begin(DOWN, FIRST_FLAG, up.at());
            out.number(tables.id(up.incident()));
            victims(up.victims());
        } else if (entry instanceof Entry.Forgotten forgotten) {
            begin(FORGOTTEN, 0, forgotten.at());
            mention(forgotten.message());
        } else if (entry instanceof Entry.Over over) {
            begin(OVER, 0, over.at());
            out.number(tables.id(over.incident()));
        } else {
            begin(FINISHED, 0, entry.at());
        }
    }

    private void victims(List<Entry.Victim> victims) {
        out.number(victims.size());
        for (Entry.Victim victim : victims) {
            out.number(tables.id(victim.name()));
            out.number(victim.workers() + 1L);
        }
    }

    private void occurred(int tag, long at, Told message) {
        begin(tag, 0, at);
        Messages.write(message, tables, at, out);
        tables.live.put(message.number(), message);
        tables.next = message.number() + 1;
    }

    private void at(int tag, int flags, long at, Told message, Stage stage) {
        begin(tag, flags, at);
        mention(message);
        place(stage);
    }

    private void ended(Entry.Ended entry) {
        int where = entry.stage() == null ? 0 : entry.inHand() ? FIRST_FLAG | SECOND_FLAG : FIRST_FLAG;
        begin(ENDED, where | (entry.into() == 0 ? 0 : THIRD_FLAG), entry.at());
        mention(entry.message());
        out.number(tables.id(entry.subscription()));
        out.number(tables.id(fate(entry.fate())));
        place(entry.stage());
        if (entry.into() != 0) {
            out.whole(entry.into());
        }
        Entry.Served served = entry.served();
        out.number(served == null ? 0 : served.attempts());
        if (served != null) {
            out.number(served.worker() + 1L);
            out.number(entry.at() - served.startedAt());
            out.signed(served.startedAt() - served.receivedAt());
        }
    }

    private void begin(int tag, int flags, long at) {
        assert at >= tables.at : at + " ns is before " + tables.at;
        out.octet(tag | flags);
        out.number(at - tables.at);
    }

    private void mention(Told message) {
        out.number(tables.next - message.number());
    }

    private void place(@Nullable Stage stage) {
        if (stage != null) {
            out.number(tables.stageIds.getOrDefault(stage.name(), 0));
        }
    }
}

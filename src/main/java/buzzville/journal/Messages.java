package buzzville.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a message is written when it occurs. */
final class Messages {
    private static final int CAUSE = 1;
    private static final int INCIDENT = 1 << 1;
    private static final int STATES = 1 << 2;
    private static final int MADE = 1 << 3;
    private static final int NUMBER = 1 << 4;
    private static final int SUBJECT = 1 << 5;
    private static final int KEY = 1 << 6;
    private static final int CONTENT = 1 << 7;
    private static final int CALLED = 1 << 8;
    private static final int LOCAL = 1 << 9;
    private static final int ALL = (1 << 10) - 1;

    private Messages() {}

    /** Introduces the names that {@link #write} will need. */
    static List<String> names(Told message) {
        List<String> names = new ArrayList<>(List.of(message.kind().name(), message.producer(), message.zone()));
        add(names, message.oldState());
        add(names, message.newState());
        add(names, message.subject());
        add(names, message.givenKey());
        if (message.made() != null) {
            names.addAll(List.of(
                    message.made().by(),
                    message.made().function(),
                    message.made().field()));
        }
        return names;
    }

    private static void add(List<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    /** @param at the instant of the record, or of the snapshot */
    static void write(Told message, Tables tables, long at, Octets out) {
        int flags = flags(message);
        out.number(flags);
        out.whole(message.id());
        out.number(tables.kindIds.getOrDefault(message.kind().name(), 0));
        out.number(tables.id(message.producer()));
        out.number(message.instance() + 1L);
        out.signed(message.ordinal());
        out.number(tables.id(message.zone()));
        out.number(at - message.occurredAt());
        if (message.cause() != 0) {
            out.whole(message.cause());
        }
        if ((flags & INCIDENT) != 0) {
            out.whole(message.incident());
            out.number(message.occurredAt() - message.rootAt());
        }
        if (message.newState() != null) {
            out.number(message.oldState() == null ? 0 : tables.id(message.oldState()) + 1L);
            out.number(tables.id(message.newState()));
        }
        Told.Made made = message.made();
        if (made != null) {
            out.number(tables.id(made.by()));
            out.number(tables.id(made.function()));
            out.number(tables.id(made.field()));
            out.number(made.ids().size());
            made.ids().forEach(out::whole);
        }
        if (message.incidentNumber() != null) {
            out.text(message.incidentNumber());
        }
        if (message.subject() != null) {
            out.number(tables.id(message.subject()));
        }
        if (message.givenKey() != null) {
            out.number(tables.id(message.givenKey()));
        }
        if (message.content() != null) {
            out.text(message.content());
        }
        if (message.local() != null) {
            out.signed(message.local() - message.occurredAt());
        }
    }

    private static int flags(Told message) {
        return (message.cause() != 0 ? CAUSE : 0)
                | (message.incident() != message.id() || message.rootAt() != message.occurredAt() ? INCIDENT : 0)
                | (message.newState() != null ? STATES : 0)
                | (message.made() != null ? MADE : 0)
                | (message.incidentNumber() != null ? NUMBER : 0)
                | (message.subject() != null ? SUBJECT : 0)
                | (message.givenKey() != null ? KEY : 0)
                | (message.content() != null ? CONTENT : 0)
                | (message.called() ? CALLED : 0)
                | (message.local() != null ? LOCAL : 0);
    }

    static Told read(OctetReader in, Tables tables, long at, long number) {
        long flags = in.number();
        if (flags > ALL) {
            throw new Nonsense("a message has parts of an unknown kind");
        }
        long id = in.whole();
        Kind kind = tables.kinds.get(in.below(tables.kinds.size(), "event"));
        String producer = tables.name(in);
        int instance = in.below(1L << 31, "instance") - 1;
        long ordinal = in.signed();
        String zone = tables.name(in);
        long occurredAt = at - in.number();
        long cause = (flags & CAUSE) != 0 ? in.whole() : 0;
        boolean other = (flags & INCIDENT) != 0;
        long incident = other ? in.whole() : id;
        long rootAt = other ? occurredAt - in.number() : occurredAt;
        String oldState = (flags & STATES) != 0 ? tables.optional(in) : null;
        String newState = (flags & STATES) != 0 ? tables.name(in) : null;
        Told.Made made = (flags & MADE) != 0 ? made(in, tables) : null;
        String incidentNumber = (flags & NUMBER) != 0 ? in.text() : null;
        String subject = (flags & SUBJECT) != 0 ? tables.name(in) : null;
        String givenKey = (flags & KEY) != 0 ? tables.name(in) : null;
        String content = (flags & CONTENT) != 0 ? in.text() : null;
        Long local = (flags & LOCAL) != 0 ? Long.valueOf(occurredAt + in.signed()) : null;
        return new Told(
                number,
                id,
                kind,
                producer,
                instance,
                ordinal,
                zone,
                occurredAt,
                cause,
                incident,
                rootAt,
                incidentNumber,
                oldState,
                newState,
                subject,
                givenKey,
                content,
                (flags & CALLED) != 0,
                made,
                local);
    }

    private static Told.Made made(OctetReader in, Tables tables) {
        String by = tables.name(in);
        String function = tables.name(in);
        String field = tables.name(in);
        List<Long> ids = new ArrayList<>();
        for (int i = in.count(Long.BYTES); i > 0; i--) {
            ids.add(in.whole());
        }
        return new Told.Made(by, function, field, ids);
    }
}

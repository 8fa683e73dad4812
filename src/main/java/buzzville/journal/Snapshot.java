package buzzville.journal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The state of a city as a journal keeps it from time to time, so that folding may begin there. */
final class Snapshot {
    private Snapshot() {}

    static void write(CityState state, Octets out) {
        writeAll(state.lights.values(), out);
        writeAll(state.lamps.values(), out);
        out.number(state.groups.size());
        state.groups.forEach((zone, names) -> {
            out.text(zone);
            out.number(names.size());
            names.forEach(out::text);
        });
        out.number(state.posts.size());
        state.posts.values().forEach(post -> post.write(out));
        out.number(state.affairs.size());
        state.affairs.values().forEach(affair -> affair.write(out));
        out.number(state.closed.size());
        state.closed.forEach(out::whole);
        state.ailments.write(out);
        out.number(state.logs.size());
        state.logs.forEach(out::number);
        for (long figure : new long[] {state.at, state.occurred, state.admitted, state.delivered, state.lost}) {
            out.number(figure);
        }
        out.octet(state.finished ? 1 : 0);
    }

    private static void writeAll(Collection<Seen> all, Octets out) {
        out.number(all.size());
        all.forEach(seen -> seen.write(out));
    }

    static CityState read(OctetReader in, Tables tables, List<String> zones) {
        CityState state = new CityState(zones);
        readAll(state.lights, in);
        readAll(state.lamps, in);
        for (int i = in.count(2); i > 0; i--) {
            Set<String> names = state.groups.computeIfAbsent(in.text(), fresh -> new LinkedHashSet<>());
            for (int j = in.count(1); j > 0; j--) {
                names.add(in.text());
            }
        }
        for (int i = in.count(1); i > 0; i--) {
            Post post = Post.read(in, tables);
            state.posts.put(post.stage().name(), post);
        }
        for (int i = in.count(1); i > 0; i--) {
            Affair affair = Affair.read(in);
            state.affairs.put(affair.id, affair);
        }
        for (int i = in.count(Long.BYTES); i > 0; i--) {
            state.closed.add(in.whole());
        }
        state.ailments.read(in);
        for (int i = in.count(1); i > 0; i--) {
            state.logs.add(in.number());
        }
        state.at = in.number();
        state.occurred = in.number();
        state.admitted = in.number();
        state.delivered = in.number();
        state.lost = in.number();
        state.finished = in.octet() == 1;
        return state;
    }

    private static void readAll(Map<String, Seen> into, OctetReader in) {
        for (int i = in.count(1); i > 0; i--) {
            Seen seen = Seen.read(in);
            into.put(seen.name(), seen);
        }
    }
}

package buzzville.city.time;

import buzzville.clock.TimeServer;
import buzzville.random.Draws;
import buzzville.random.Streams;
import buzzville.scenario.clock.ServerSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** The way from one clock to one time server and back. */
final class Line implements TimeServer {
    private final Party client;
    private final Server server;
    private final Network network;
    private final LongPredicate silent;
    private final Streams streams;
    private final String name;
    private final Map<String, Draws> draws = new HashMap<>();

    /**
     * @param name of the line, which aims its draws
     * @param silent whether nobody answers the client at an instant
     */
    Line(String name, Party client, Server server, Network network, LongPredicate silent, Streams streams) {
        this.name = name;
        this.client = client;
        this.server = server;
        this.network = network;
        this.silent = silent;
        this.streams = streams;
    }

    @Override
    public long read(long now) {
        return server.read(now);
    }

    @Override
    public long bound(long now) {
        return server.bound(now);
    }

    @Override
    public long there(int poll, long now) {
        return silent.test(now) ? LOST : trip(true, poll, now);
    }

    @Override
    public long back(int poll, long now) {
        return trip(false, poll, now);
    }

    private long trip(boolean there, int poll, long now) {
        String direction = there ? "there/" : "back/";
        Function<String, Draws> own =
                purpose -> draws.computeIfAbsent(direction + purpose, all -> streams.draws(name + "/" + all));
        ServerSpec spec = server.spec();
        if (spec.loss() > 0 && own.apply("server/loss").of(poll, 0).nextDouble() < spec.loss()) {
            return LOST;
        }
        long trip = network.trip(client, there, poll, now, own);
        return trip == Network.LOST
                ? LOST
                : trip + network.sample(there ? spec.there() : spec.back(), own, "server/latency", poll);
    }
}

package buzzville.broker.journal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The log of one partition, and where its copies stand. Appends and removals are its entries, counted by position.
 *
 * <p>Replication and flushing need no events: when an entry will be where is known as soon as it is appended, and a crash cuts
 * off what had not come so far. Instants are virtual nanoseconds and never go back.
 */
public final class Log {
    /** Nobody, as the number of a node. */
    public static final int NOBODY = -1;

    private final JournalRules rules;
    private final int preferred;
    private final Replica[] replicas;
    private long end;
    /** The node that appends. */
    private int writer;
    /** Whether the one that appends also serves. */
    private boolean leads = true;

    private long elections;
    private long uncleanElections;

    /** An empty log, all replicas up and in sync. */
    public Log(JournalRules rules, int partition) {
        this.rules = rules;
        this.preferred = partition % rules.replicas();
        this.writer = preferred;
        this.replicas = new Replica[rules.replicas()];
        Arrays.setAll(
                replicas,
                i -> new Replica(rules.flush(), new Disk(rules.flushTime(), rules.flushDraws(), partition * 131 + i)));
    }

    /** Whether anybody can append. */
    public boolean takes() {
        return writer != NOBODY;
    }

    /** Whether anybody can serve. */
    public boolean serves() {
        return writer != NOBODY && leads;
    }

    /** The node that appends, or {@link #NOBODY}. */
    public int writer() {
        return writer;
    }

    /** The node that leads as long as nothing happens. */
    public int preferred() {
        return preferred;
    }

    /** One more than the last position. */
    public long end() {
        return end;
    }

    /** How many replicas are in sync. */
    public int inSync() {
        int count = 0;
        for (Replica replica : replicas) {
            count += replica.inSync ? 1 : 0;
        }
        return count;
    }

    /** Whether there are enough replicas for what {@link Acks#ALL} asks. */
    public boolean enoughInSync() {
        return inSync() >= rules.minInSync();
    }

    /**
     * Appends an entry; somebody must {@linkplain #takes() take} it.
     *
     * @param identity aims the draws of its replication
     * @return its position
     */
    public long append(long identity, long now) {
        for (int node = 0; node < replicas.length; node++) {
            if (node == writer) {
                replicas[node].append(now);
            } else if (replicas[node].up) {
                replicas[node].append(now + latency(identity, node));
            }
        }
        return end++;
    }

    /** When every in-sync replica has an entry, so that it may be served; {@link Progress#NEVER} while one of them is down. */
    public long visibleAt(long position) {
        boolean onDisk = rules.flush().beforeAnswering();
        long latest = Long.MIN_VALUE;
        for (Replica replica : replicas) {
            if (replica.inSync) {
                latest = Math.max(latest, replica.up ? replica.from(position, onDisk) : Progress.NEVER);
            }
        }
        return latest;
    }

    /** When whoever appends has it as well as it wants to before it answers. */
    public long writtenAt(long position) {
        return writer == NOBODY
                ? Progress.NEVER
                : replicas[writer].from(position, rules.flush().beforeAnswering());
    }

    /** How many entries a crash of all hosts at this instant would leave on every replica that is up and in sync. */
    public long safe(long now) {
        long least = end;
        for (Replica replica : replicas) {
            if (replica.inSync && replica.up) {
                least = Math.min(least, replica.survives(true, now));
            }
        }
        return least;
    }

    /**
     * A node crashes.
     *
     * @param host whether its host does, so that what is not on disk is lost
     * @return whether it appended
     */
    public boolean crash(int node, boolean host, long now) {
        Replica replica = replicas[node];
        if (!replica.up) {
            return false;
        }
        replica.kept = replica.survives(host, now);
        replica.up = false;
        if (node != writer) {
            return false;
        }
        writer = NOBODY;
        for (Replica follower : replicas) {
            if (follower.up) {
                follower.cut(follower.reached.end(now)); // what was on its way comes no more
            }
        }
        return true;
    }

    /** The crash of a node is noticed, if it is still down: it is out of sync, and without a writer another one is elected. */
    public @Nullable Election noticed(int node, long now) {
        Replica replica = replicas[node];
        if (replica.up) {
            return null;
        }
        if (inSync() > 1) {
            replica.inSync = false;
        }
        return writer == NOBODY ? elect(now) : null;
    }

    /** A node is up again, with what it has kept; {@link #elect} or {@link #catchUp} comes next. */
    public void restart(int node) {
        replicas[node].recover();
    }

    /** Whether a node is up. */
    public boolean isUp(int node) {
        return replicas[node].up;
    }

    /**
     * Who leads from now on: the first replica, from the preferred one, that is up and in sync.
     *
     * @return null if there is none, and nobody else may
     */
    public @Nullable Election elect(long now) {
        int chosen = first(true);
        boolean unclean = chosen == NOBODY && rules.unclean();
        if (unclean) {
            chosen = first(false);
        }
        if (chosen == NOBODY) {
            return null;
        }
        Replica leader = replicas[chosen];
        long before = end;
        end = leader.reached.end(now);
        writer = chosen;
        leads = rules.takeover() == Takeover.SERVE || chosen == preferred;
        elections++;
        uncleanElections += unclean ? 1 : 0;
        for (int node = 0; node < replicas.length; node++) {
            Replica replica = replicas[node];
            replica.inSync = node == chosen || !unclean && replica.inSync;
            replica.kept = Math.min(replica.kept, end);
            if (node != chosen && replica.up) {
                follow(replica, node, now);
            }
        }
        return new Election(chosen, end, before, unclean);
    }

    /** Who leads from now on, and how many entries are left. */
    public record Election(int leader, long end, long before, boolean unclean) {}

    /**
     * A node that came back, while another appends, copies what it lacks.
     *
     * @return when it is in sync again unless something happens meanwhile
     */
    public long catchUp(int node, long now) {
        Replica replica = replicas[node];
        long missing = Math.max(0, end - replica.reached.end(now));
        double seconds = missing / rules.readRate();
        replica.catchesUpAt = now + Math.round(seconds * 1e9);
        follow(replica, node, now);
        return replica.catchesUpAt;
    }

    /** A node has caught up. */
    public void joined(int node, long now) {
        Replica replica = replicas[node];
        if (replica.up && writer != NOBODY && replica.catchesUpAt <= now) {
            replica.inSync = true;
        }
    }

    /** The preferred leader takes over from one that only recorded; it has to be in sync. */
    public boolean handOver() {
        boolean ready = writer != NOBODY && !leads && replicas[preferred].up && replicas[preferred].inSync;
        if (ready) {
            writer = preferred;
            leads = true;
        }
        return ready;
    }

    /** A node's disk stands still. */
    public void stall(int node, long now) {
        replicas[node].stall(now);
    }

    /** A node's disk goes on where it stood still; stalls of one disk may overlap. */
    public void goOn(int node, long now) {
        replicas[node].goOn(now);
    }

    /** From now on a node's flushes take {@code factor} times as long. */
    public void slowBy(int node, double factor) {
        replicas[node].disk.slowBy(factor);
    }

    /** How many leaders have been elected. */
    public long elections() {
        return elections;
    }

    /** How many of them were not in sync. */
    public long uncleanElections() {
        return uncleanElections;
    }

    private int first(boolean inSync) {
        for (int i = 0; i < replicas.length; i++) {
            int node = (preferred + i) % replicas.length;
            if (replicas[node].up && (replicas[node].inSync || !inSync)) {
                return node;
            }
        }
        return NOBODY;
    }

    /** A follower drops what its leader has not, and fetches what it lacks. */
    private void follow(Replica replica, int node, long now) {
        replica.cut(Math.min(replica.reached.end(now), end));
        long there = Math.max(now + latency(end, node), replica.catchesUpAt);
        while (replica.reached.known() < end) {
            replica.reached.add(there);
            replica.flusher.appended(there);
        }
    }

    private long latency(long identity, int node) {
        return rules.replication() == null
                ? 0
                : Math.max(
                        0,
                        Math.round(rules.replication()
                                .sample(rules.replicationDraws().of(identity, node))));
    }
}

package buzzville.broker.journal;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The log of one partition, and where its copies stand. Appends and removals are its entries, counted by position.
 *
 * <p>Replication and flushing need no events: when an entry will be where is known as soon as it is appended, and a crash cuts
 * off what had not come so far. Only at a follower that may lack an entry for too long somebody has to {@linkplain Looks look}.
 * Instants are virtual nanoseconds and never go back.
 */
public final class Log {
    /** Nobody, as the number of a node. */
    public static final int NOBODY = -1;

    /** Who looks at a follower when it is time. */
    public interface Looks {
        /** Asks for {@link Log#lags} at this instant. */
        void lags(int node, long at);

        /** Asks for {@link Log#joined} at this instant. */
        void joins(int node, long at);
    }

    private final JournalRules rules;
    private final Links links;
    private final InSyncSet inSync;
    private final boolean onDisk;
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
    public Log(JournalRules rules, Links links, int partition) {
        this.rules = rules;
        this.links = links;
        this.onDisk = rules.flush().beforeAnswering();
        this.preferred = partition % rules.replicas();
        this.writer = preferred;
        this.replicas = new Replica[rules.replicas()];
        Arrays.setAll(
                replicas,
                i -> new Replica(rules.flush(), new Disk(rules.flushTime(), rules.flushDraws(), partition * 131 + i)));
        this.inSync = new InSyncSet(rules, replicas);
    }

    /** Names who looks; before anything happens. */
    public void tell(Looks who) {
        inSync.tell(who);
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
        return inSync.size();
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
            } else {
                if (replicas[node].up && !links.isCut(writer, node)) {
                    replicas[node].append(now + latency(identity, node));
                }
                inSync.appended(node, end, now);
            }
        }
        return end++;
    }

    /**
     * Looks at a follower that may have lacked an entry for too long.
     *
     * @return whether it is out of sync thereby
     */
    public boolean lags(int node, long now) {
        return node != writer && writer != NOBODY && inSync.lags(node, end, now);
    }

    /** Those who are up and out of sync, and of whom nobody knows when they will be back, follow whoever appends now. */
    public void gather(long now) {
        if (writer != NOBODY) {
            inSync.gather(writer, end, now);
        }
    }

    /** When every in-sync replica has an entry, so that it may be served; {@link Progress#NEVER} while one of them is down. */
    public long visibleAt(long position) {
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
        return writer == NOBODY ? Progress.NEVER : replicas[writer].from(position, onDisk);
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
            long had = replica.kept;
            replica.kept = Math.min(had, replica.survives(host, now));
            replica.lacks |= replica.inSync && !onDisk && replica.kept < had;
            return false;
        }
        replica.kept = replica.survives(host, now);
        replica.lacks |= replica.inSync && replica.kept < replica.survives(onDisk, now);
        replica.up = false;
        replica.trails = false;
        replica.returns = false;
        replica.suspects.clear();
        if (node != writer) {
            return false;
        }
        writer = NOBODY;
        for (Replica follower : replicas) {
            if (follower.up) {
                follower.cut(follower.reached.end(now)); // what was on its way comes no more
                follower.suspects.clear(); // nobody is behind nobody
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
            inSync.leave(node, now);
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
     * Who leads from now on: the first replica, from the preferred one, that is up and in sync, and that has lost nothing if there is
     * such a one.
     *
     * @return null if there is none, and nobody else may
     */
    public @Nullable Election elect(long now) {
        int chosen = first(replica -> replica.inSync && !replica.lacks);
        boolean whole = chosen != NOBODY;
        chosen = whole ? chosen : first(replica -> replica.inSync);
        boolean unclean = chosen == NOBODY && rules.unclean();
        if (unclean) {
            chosen = first(replica -> true);
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
        inSync.follow(chosen, unclean, whole, now);
        for (int node = 0; node < replicas.length; node++) {
            Replica replica = replicas[node];
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
        if (replica.lacks) {
            inSync.leave(node, now); // it is back before anybody noticed, but not all of it
        }
        replica.returns = !replica.inSync;
        replica.trails = false;
        follow(replica, node, now);
        return replica.catchesUpAt;
    }

    /** A node has caught up. */
    public void joined(int node, long now) {
        Replica replica = replicas[node];
        if (!replica.up || node == writer || replica.inSync || replica.catchesUpAt > now) {
            return;
        }
        replica.returns = false;
        if (writer == NOBODY) {
            replica.trails = false; // whoever is elected will know
        } else if (links.isCut(writer, node)) {
            replica.trails = true; // until there is a way
        } else {
            inSync.caughtUp(node, writer, end, now);
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
        if (onDisk) {
            inSync.suspect(node, writer, end, now);
        }
    }

    /** A node's disk goes on where it stood still; stalls of one disk may overlap. */
    public void goOn(int node, long now) {
        replicas[node].goOn(now);
        if (replicas[node].trails && writer != NOBODY) {
            inSync.trail(node, end, now);
        }
    }

    /** Nothing passes between two nodes until they {@link #meet}, and what was on its way comes no more. */
    public void part(int one, int other, long now) {
        if (one == writer || other == writer) {
            int node = one == writer ? other : one;
            replicas[node].cut(replicas[node].reached.end(now));
            inSync.suspect(node, writer, end, now);
        }
    }

    /** Something passes between two nodes again: whoever follows the other one fetches what it lacks. */
    public void meet(int one, int other, long now) {
        int node = one == writer ? other : one;
        if ((one == writer || other == writer) && replicas[node].up) {
            catchUp(node, now);
            if (!replicas[node].inSync) {
                inSync.trail(node, end, now);
            }
        }
    }

    /** From now on a node's flushes take {@code factor} times as long. */
    public void slowBy(int node, double factor) {
        replicas[node].disk.slowBy(factor);
    }

    /** How many times a replica left the in-sync set. */
    public long shrinks() {
        return inSync.shrinks();
    }

    /** How many times one joined it. */
    public long expansions() {
        return inSync.expansions();
    }

    /** For how long not every replica was in sync, until {@code end}; nanoseconds. */
    public long underReplicated(long end) {
        return inSync.incomplete(end);
    }

    /** How many leaders have been elected. */
    public long elections() {
        return elections;
    }

    /** How many of them were not in sync. */
    public long uncleanElections() {
        return uncleanElections;
    }

    private int first(Predicate<Replica> which) {
        for (int i = 0; i < replicas.length; i++) {
            int node = (preferred + i) % replicas.length;
            if (replicas[node].up && which.test(replicas[node])) {
                return node;
            }
        }
        return NOBODY;
    }

    /** A follower drops what its leader has not, and fetches what it lacks. */
    private void follow(Replica replica, int node, long now) {
        replica.cut(Math.min(replica.reached.end(now), end));
        if (links.isCut(writer, node)) {
            return;
        }
        long there = Math.max(now + latency(end, node), replica.catchesUpAt);
        while (replica.reached.known() < end) {
            replica.append(there);
        }
    }

    private long latency(long identity, int node) {
        long usual = rules.replication() == null
                ? 0
                : Math.max(
                        0,
                        Math.round(rules.replication()
                                .sample(rules.replicationDraws().of(identity, node))));
        return usual + links.delay(writer, node, identity);
    }
}

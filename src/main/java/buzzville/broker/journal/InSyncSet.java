package buzzville.broker.journal;

/**
 * Which replicas of a log count as having all of it: everybody waits for these, and only they may lead without a loss.
 *
 * <p>A follower leaves when its crash is noticed, or when it has lacked an entry for as long as the limit of the lag; it joins
 * again when it has what the log held when somebody looked, no longer ago than that limit.
 */
final class InSyncSet {
    private final JournalRules rules;
    private final Replica[] replicas;
    /** Whether an entry counts once it is on disk. */
    private final boolean onDisk;

    private Log.Looks looks = new Log.Looks() {
        @Override
        public void lags(int node, long at) {}

        @Override
        public void joins(int node, long at) {}
    };

    private long shrinks;
    private long expansions;
    private int size;
    /** Since when somebody has been missing, if so, and for how long that was before. */
    private long since;

    private long incomplete;

    InSyncSet(JournalRules rules, Replica[] replicas) {
        this.rules = rules;
        this.replicas = replicas;
        this.onDisk = rules.flush().beforeAnswering();
        this.size = replicas.length;
    }

    void tell(Log.Looks who) {
        looks = who;
    }

    int size() {
        return size;
    }

    long shrinks() {
        return shrinks;
    }

    long expansions() {
        return expansions;
    }

    /** For how long somebody was missing, until {@code end}; nanoseconds. */
    long incomplete(long end) {
        return incomplete + (size < replicas.length ? end - since : 0);
    }

    /** A follower was sent an entry, or was not because it cannot be reached. */
    void appended(int node, long position, long now) {
        Replica replica = replicas[node];
        if (replica.inSync && (!replica.suspects.isEmpty() || isLate(replica, position, now))) {
            suspect(node, position, now);
        }
    }

    /** Whether an entry of this instant is to be lacked too long; that somebody is down is noticed without that. */
    private boolean isLate(Replica replica, long position, long now) {
        return replica.up
                ? replica.from(position, onDisk) - now > rules.lagLimit()
                : rules.failover() > rules.lagLimit();
    }

    private void suspect(int node, long position, long now) {
        if (replicas[node].suspects.isEmpty()) {
            looks.lags(node, now + rules.lagLimit());
        }
        replicas[node].suspects.add(new Replica.Suspect(position, now));
    }

    /** What a follower in sync lacks of a log that ends here it may lack for long from now on. */
    void suspect(int node, int writer, long end, long now) {
        Replica replica = replicas[node];
        if (node != writer && writer != Log.NOBODY && replica.inSync && replica.up && replica.suspects.isEmpty()) {
            long has = replica.survives(onDisk, now);
            if (has < end && isLate(replica, end - 1, now)) {
                suspect(node, has, now);
            }
        }
    }

    /** Looks at a follower that may have lacked an entry for too long. @return whether it is out of sync thereby */
    boolean lags(int node, long end, long now) {
        Replica replica = replicas[node];
        if (!replica.inSync) {
            return false;
        }
        long has = replica.up ? replica.survives(onDisk, now) : -1;
        while (!replica.suspects.isEmpty() && replica.suspects.element().position() < has) {
            replica.suspects.remove();
        }
        if (replica.suspects.isEmpty()) {
            return false;
        }
        long due = replica.suspects.element().since() + rules.lagLimit();
        if (due > now) {
            looks.lags(node, due);
            return false;
        }
        leave(node, now);
        trail(node, end, now);
        return true;
    }

    void leave(int node, long now) {
        Replica replica = replicas[node];
        replica.suspects.clear();
        if (replica.inSync) {
            replica.inSync = false;
            since = size == replicas.length ? now : since;
            size--;
            shrinks++;
        }
    }

    private void join(int node, long now) {
        Replica replica = replicas[node];
        replica.trails = false;
        replica.returns = false;
        replica.lacks = false;
        if (!replica.inSync) {
            replica.inSync = true;
            size++;
            expansions++;
            incomplete += size == replicas.length ? now - since : 0;
        }
    }

    /**
     * A new leader is in it, and those who were, unless it was not itself.
     *
     * @param whole whether it has lost nothing: then those are out who have
     */
    void follow(int leader, boolean unclean, boolean whole, long now) {
        for (int node = 0; node < replicas.length; node++) {
            replicas[node].suspects.clear();
            replicas[node].trails = false;
            replicas[node].lacks &= whole;
            if (node != leader && (unclean || replicas[node].lacks && replicas[node].up)) {
                leave(node, now);
            }
        }
        join(leader, now);
    }

    /** A follower is out of sync and up: somebody looks again when it has what the log holds now. */
    void trail(int node, long end, long now) {
        Replica replica = replicas[node];
        if (replica.up) {
            replica.trails = true;
            replica.lookedAt = now;
            replica.lookedFor = end;
            long at = end == 0 ? now : replica.from(end - 1, onDisk);
            if (at != Progress.NEVER) {
                looks.joins(node, Math.max(at, now));
            }
        }
    }

    /** Those who are up and out of sync, and of whom nobody knows when they will be back, follow this one. */
    void gather(int writer, long end, long now) {
        for (int node = 0; node < replicas.length; node++) {
            Replica replica = replicas[node];
            if (node != writer && replica.up && !replica.inSync && !replica.trails && !replica.returns) {
                trail(node, end, now);
            }
        }
    }

    /** A follower that can be reached may have caught up. */
    void caughtUp(int node, int writer, long end, long now) {
        Replica replica = replicas[node];
        if (replica.trails && replica.survives(onDisk, now) < replica.lookedFor) {
            return; // somebody looks later
        }
        if (replica.trails && now - replica.lookedAt > rules.lagLimit()) {
            trail(node, end, now); // it has what it lacked, and lacks as much again
            return;
        }
        join(node, now);
        suspect(node, writer, end, now);
    }
}

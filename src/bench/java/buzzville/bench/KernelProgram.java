package buzzville.bench;

import buzzville.kernel.EventHandler;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;

/**
 * Our kernel, used as the engine uses it: one object per thing, ranks, and the fingerprint that cannot be turned off.
 */
final class KernelProgram implements Program {
    @Override
    public Pass mm1(int customers, long seed) {
        Simulation simulation = new Simulation();
        Draws draws = new Draws(seed);
        Counter counter = new Counter(simulation, draws);
        Source source = new Source(simulation, draws, customers, 1 / 0.9, counter);
        Stopwatch stopwatch = new Stopwatch();
        source.start();
        simulation.runUntil(Long.MAX_VALUE);
        long nanos = stopwatch.nanos();
        return Pass.mm1(simulation.events(), nanos, counter.sojourn / Draws.TICKS / customers);
    }

    @Override
    public Pass hold(int pending, int holds, long seed) {
        Simulation simulation = new Simulation();
        Draws draws = new Draws(seed);
        Hold hold = new Hold(simulation, draws, holds);
        for (int i = 0; i < pending; i++) {
            hold.type.in(draws.ticks(1), i);
        }
        Stopwatch stopwatch = new Stopwatch();
        simulation.runUntil(Long.MAX_VALUE);
        long nanos = stopwatch.nanos();
        return Pass.hold(simulation.events(), nanos, simulation.now() / Draws.TICKS, pending);
    }

    @Override
    public Pass broker(int arrivals, long seed) {
        Simulation simulation = new Simulation();
        Draws draws = new Draws(seed);
        Broker broker = new Broker(simulation, draws);
        Source source = new Source(simulation, draws, arrivals, 1 / 5.2, broker);
        Stopwatch stopwatch = new Stopwatch();
        source.start();
        simulation.runUntil(Long.MAX_VALUE);
        long nanos = stopwatch.nanos();
        double[] sojourn = new double[3];
        for (int i = 0; i < 3; i++) {
            sojourn[i] = broker.lanes[i].sojourn / Draws.TICKS / broker.lanes[i].served;
        }
        Lane last = broker.lanes[2];
        return Pass.broker(simulation.events(), nanos, sojourn, (double) last.dropped / last.offered);
    }

    /** Where arrivals go. */
    private interface Station {
        void accept(long now);
    }

    private static final class Source implements EventHandler {
        private final EventType arrival;
        private final Draws draws;
        private final double gap;
        private final Station station;
        private int left;

        Source(Simulation simulation, Draws draws, int arrivals, double gap, Station station) {
            this.arrival = simulation.eventType("arrival", Rank.ARRIVAL, this);
            this.draws = draws;
            this.gap = gap;
            this.station = station;
            this.left = arrivals;
        }

        void start() {
            left--;
            arrival.in(draws.ticks(gap), 0);
        }

        @Override
        public void happen(long now, long argument) {
            if (left > 0) {
                left--;
                arrival.at(now + draws.ticks(gap), 0);
            }
            station.accept(now);
        }
    }

    /** A queue and its one worker. */
    private static final class Counter implements EventHandler, Station {
        private final EventType departure;
        private final Draws draws;
        private final LongQueue queue = new LongQueue();
        private long sojourn;

        Counter(Simulation simulation, Draws draws) {
            this.departure = simulation.eventType("departure", Rank.COMPLETION, this);
            this.draws = draws;
        }

        @Override
        public void accept(long now) {
            queue.put(now);
            if (queue.length() == 1) {
                departure.at(now + draws.ticks(1), 0);
            }
        }

        @Override
        public void happen(long now, long argument) {
            sojourn += now - queue.take();
            if (queue.length() > 0) {
                departure.at(now + draws.ticks(1), 0);
            }
        }
    }

    private static final class Hold implements EventHandler {
        private final Simulation simulation;
        private final EventType type;
        private final Draws draws;
        private int left;

        Hold(Simulation simulation, Draws draws, int holds) {
            this.simulation = simulation;
            this.type = simulation.eventType("hold", Rank.TIMER, this);
            this.draws = draws;
            this.left = holds;
        }

        @Override
        public void happen(long now, long argument) {
            type.at(now + draws.ticks(1), argument);
            if (--left == 0) {
                simulation.stop();
            }
        }
    }

    private static final class Lane {
        private final LongQueue queue = new LongQueue();
        private final int capacity;
        private long offered;
        private long dropped;
        private long served;
        private long sojourn;

        Lane(int capacity) {
            this.capacity = capacity;
        }

        void offer(long now) {
            if (queue.length() < capacity) {
                queue.put(now);
            } else {
                dropped++;
            }
        }
    }

    private static final class Worker implements EventHandler {
        private final EventType completion;
        private final Broker broker;
        private Lane lane;
        private long since;

        Worker(Simulation simulation, Broker broker, Lane lane) {
            this.completion = simulation.eventType("completion", Rank.COMPLETION, this);
            this.broker = broker;
            this.lane = lane;
        }

        void serve(Lane lane, long since, long now) {
            this.lane = lane;
            this.since = since;
            completion.at(now + broker.draws.ticks(1), 0);
        }

        @Override
        public void happen(long now, long argument) {
            lane.sojourn += now - since;
            lane.served++;
            broker.released(this, now);
        }
    }

    private static final class Broker implements Station {
        private final Draws draws;
        private final Lane[] lanes = {new Lane(Integer.MAX_VALUE), new Lane(1000), new Lane(100)};
        private final Worker[] idle = new Worker[4];
        private int idles;

        Broker(Simulation simulation, Draws draws) {
            this.draws = draws;
            while (idles < 4) {
                idle[idles++] = new Worker(simulation, this, lanes[0]);
            }
        }

        @Override
        public void accept(long now) {
            double u = draws.unit();
            Lane lane = lanes[u < 0.1 ? 0 : u < 0.7 ? 1 : 2];
            lane.offered++;
            if (idles > 0) {
                idle[--idles].serve(lane, now, now);
            } else {
                lane.offer(now);
            }
        }

        void released(Worker worker, long now) {
            for (Lane lane : lanes) {
                if (lane.queue.length() > 0) {
                    worker.serve(lane, lane.queue.take(), now);
                    return;
                }
            }
            idle[idles++] = worker;
        }
    }
}

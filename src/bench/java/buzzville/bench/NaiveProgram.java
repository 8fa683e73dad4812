package buzzville.bench;

import java.util.ArrayDeque;
import java.util.List;
import java.util.PriorityQueue;

/** What one writes first: a sorted queue of event objects, each with the code to run. */
final class NaiveProgram implements Program {
    private record Event(double time, long sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** A message and its lane. */
    private record Message(double since, int lane) {}

    /** The simulator itself, all of it. */
    private static class Loop {
        final PriorityQueue<Event> queue = new PriorityQueue<>();
        final Draws draws;
        double now;
        long scheduled;
        long events;

        Loop(long seed) {
            draws = new Draws(seed);
        }

        void in(double delay, Runnable action) {
            queue.add(new Event(now + delay, scheduled++, action));
        }

        long run() {
            Stopwatch stopwatch = new Stopwatch();
            for (Event event = queue.poll(); event != null; event = queue.poll()) {
                now = event.time;
                events++;
                event.action.run();
            }
            return stopwatch.nanos();
        }
    }

    private static final class Mm1 extends Loop {
        final ArrayDeque<Message> queue = new ArrayDeque<>();
        int left;
        double sojourn;

        Mm1(long seed, int customers) {
            super(seed);
            left = customers - 1;
            in(draws.exponential() / 0.9, this::arrive);
        }

        void arrive() {
            if (left > 0) {
                left--;
                in(draws.exponential() / 0.9, this::arrive);
            }
            Message message = new Message(now, 0);
            queue.add(message);
            if (queue.size() == 1) {
                in(draws.exponential(), () -> depart(message));
            }
        }

        void depart(Message message) {
            sojourn += now - message.since;
            queue.remove();
            Message next = queue.peek();
            if (next != null) {
                in(draws.exponential(), () -> depart(next));
            }
        }
    }

    private static final class Hold extends Loop {
        int left;

        Hold(long seed, int pending, int holds) {
            super(seed);
            left = holds;
            for (int i = 0; i < pending; i++) {
                in(draws.exponential(), this::hold);
            }
        }

        void hold() {
            if (--left > 0) {
                in(draws.exponential(), this::hold);
            } else {
                queue.clear();
            }
        }
    }

    private static final class Broker extends Loop {
        final List<ArrayDeque<Message>> lanes = List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
        final int[] capacity = {Integer.MAX_VALUE, 1000, 100};
        final long[] offered = new long[3];
        final long[] dropped = new long[3];
        final long[] served = new long[3];
        final double[] sojourn = new double[3];
        int left;
        int idle = 4;

        Broker(long seed, int arrivals) {
            super(seed);
            left = arrivals - 1;
            in(draws.exponential() / 5.2, this::arrive);
        }

        void arrive() {
            if (left > 0) {
                left--;
                in(draws.exponential() / 5.2, this::arrive);
            }
            double u = draws.unit();
            Message message = new Message(now, u < 0.1 ? 0 : u < 0.7 ? 1 : 2);
            offered[message.lane]++;
            if (idle > 0) {
                idle--;
                in(draws.exponential(), () -> finish(message));
            } else if (lanes.get(message.lane).size() < capacity[message.lane]) {
                lanes.get(message.lane).add(message);
            } else {
                dropped[message.lane]++;
            }
        }

        void finish(Message message) {
            sojourn[message.lane] += now - message.since;
            served[message.lane]++;
            for (ArrayDeque<Message> lane : lanes) {
                Message next = lane.poll();
                if (next != null) {
                    in(draws.exponential(), () -> finish(next));
                    return;
                }
            }
            idle++;
        }
    }

    @Override
    public Pass mm1(int customers, long seed) {
        Mm1 model = new Mm1(seed, customers);
        long nanos = model.run();
        return Pass.mm1(model.events, nanos, model.sojourn / customers);
    }

    @Override
    public Pass hold(int pending, int holds, long seed) {
        Hold model = new Hold(seed, pending, holds);
        long nanos = model.run();
        return Pass.hold(model.events, nanos, model.now, pending);
    }

    @Override
    public Pass broker(int arrivals, long seed) {
        Broker model = new Broker(seed, arrivals);
        long nanos = model.run();
        for (int i = 0; i < 3; i++) {
            model.sojourn[i] /= model.served[i];
        }
        return Pass.broker(model.events, nanos, model.sojourn, (double) model.dropped[2] / model.offered[2]);
    }
}

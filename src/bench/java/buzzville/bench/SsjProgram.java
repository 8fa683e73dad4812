package buzzville.bench;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/** SSJ's event view with our draws; events that recur are one object scheduled again, as its manual has it. */
final class SsjProgram implements Program {
    private final Supplier<EventList> list;

    SsjProgram(Supplier<EventList> list) {
        this.list = list;
    }

    private record Message(double since, int lane) {}

    /** What the models share. */
    private abstract static class Model {
        final Simulator simulator;
        final Draws draws;
        long events;
        int left;

        Model(EventList list, long seed, int count) {
            simulator = new Simulator(list);
            simulator.init();
            draws = new Draws(seed);
            left = count;
        }

        long run() {
            Stopwatch stopwatch = new Stopwatch();
            simulator.start();
            return stopwatch.nanos();
        }
    }

    private static final class Mm1 extends Model {
        final ArrayDeque<Message> queue = new ArrayDeque<>();
        double sojourn;

        final class Arrival extends Event {
            Arrival() {
                super(simulator);
            }

            @Override
            public void actions() {
                events++;
                if (left > 0) {
                    left--;
                    schedule(draws.exponential() / 0.9);
                }
                queue.add(new Message(simulator.time(), 0));
                if (queue.size() == 1) {
                    departure.schedule(draws.exponential());
                }
            }
        }

        final class Departure extends Event {
            Departure() {
                super(simulator);
            }

            @Override
            public void actions() {
                events++;
                sojourn += simulator.time() - queue.remove().since;
                if (!queue.isEmpty()) {
                    schedule(draws.exponential());
                }
            }
        }

        final Departure departure = new Departure();

        Mm1(EventList list, long seed, int customers) {
            super(list, seed, customers - 1);
            new Arrival().schedule(draws.exponential() / 0.9);
        }
    }

    private static final class Hold extends Model {
        final class Again extends Event {
            Again() {
                super(simulator);
            }

            @Override
            public void actions() {
                events++;
                if (--left > 0) {
                    schedule(draws.exponential());
                } else {
                    simulator.stop();
                }
            }
        }

        Hold(EventList list, long seed, int pending, int holds) {
            super(list, seed, holds);
            for (int i = 0; i < pending; i++) {
                new Again().schedule(draws.exponential());
            }
        }
    }

    private static final class Broker extends Model {
        final List<ArrayDeque<Message>> lanes = List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
        final int[] capacity = {Integer.MAX_VALUE, 1000, 100};
        final long[] offered = new long[3];
        final long[] dropped = new long[3];
        final long[] served = new long[3];
        final double[] sojourn = new double[3];
        final ArrayDeque<Worker> idle = new ArrayDeque<>();

        final class Worker extends Event {
            Message message = new Message(0, 0);

            Worker() {
                super(simulator);
            }

            void serve(Message message) {
                this.message = message;
                schedule(draws.exponential());
            }

            @Override
            public void actions() {
                events++;
                sojourn[message.lane] += simulator.time() - message.since;
                served[message.lane]++;
                for (int i = 0; i < 3; i++) {
                    Message next = lanes.get(i).poll();
                    if (next != null) {
                        serve(next);
                        return;
                    }
                }
                idle.push(this);
            }
        }

        final class Arrival extends Event {
            Arrival() {
                super(simulator);
            }

            @Override
            public void actions() {
                events++;
                if (left > 0) {
                    left--;
                    schedule(draws.exponential() / 5.2);
                }
                double u = draws.unit();
                Message message = new Message(simulator.time(), u < 0.1 ? 0 : u < 0.7 ? 1 : 2);
                offered[message.lane]++;
                if (!idle.isEmpty()) {
                    idle.pop().serve(message);
                } else if (lanes.get(message.lane).size() < capacity[message.lane]) {
                    lanes.get(message.lane).add(message);
                } else {
                    dropped[message.lane]++;
                }
            }
        }

        Broker(EventList list, long seed, int arrivals) {
            super(list, seed, arrivals - 1);
            for (int i = 0; i < 4; i++) {
                idle.push(new Worker());
            }
            new Arrival().schedule(draws.exponential() / 5.2);
        }
    }

    @Override
    public Pass mm1(int customers, long seed) {
        Mm1 model = new Mm1(list.get(), seed, customers);
        long nanos = model.run();
        return Pass.mm1(model.events, nanos, model.sojourn / customers);
    }

    @Override
    public Pass hold(int pending, int holds, long seed) {
        Hold model = new Hold(list.get(), seed, pending, holds);
        long nanos = model.run();
        return Pass.hold(model.events, nanos, model.simulator.time(), pending);
    }

    @Override
    public Pass broker(int arrivals, long seed) {
        Broker model = new Broker(list.get(), seed, arrivals);
        long nanos = model.run();
        for (int i = 0; i < 3; i++) {
            model.sojourn[i] /= model.served[i];
        }
        return Pass.broker(model.events, nanos, model.sojourn, (double) model.dropped[2] / model.offered[2]);
    }
}

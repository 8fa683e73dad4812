package buzzville.city;

import buzzville.consumer.Consumption;
import buzzville.consumer.InService;
import buzzville.consumer.Service;
import buzzville.consumer.Staff;
import buzzville.consumer.Workers;
import buzzville.scenario.incident.Fail;
import buzzville.scenario.incident.Slow;
import buzzville.scenario.incident.Victims;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes wrong with services and their workers. */
final class StaffFaults {
    /** How much slower some workers of a pool are. */
    private record Part(int from, int to, double factor) {}

    private final @Nullable Keeping keeping;
    private final List<Stage> stages;
    private final Map<Workers, Slownesses> slowness = new HashMap<>();
    private final Map<Workers, List<Part>> parts = new HashMap<>();
    private final Map<Service, List<Double>> failures = new HashMap<>();

    /** @param keeping what publishers keep; null if nothing */
    StaffFaults(List<Stage> stages, @Nullable Keeping keeping) {
        this.keeping = keeping;
        this.stages = stages.stream()
                .filter(stage -> stage.workers() != null && stage.service() != null)
                .toList();
    }

    /**
     * Workers go down.
     *
     * @param singly whether each worker may go down by itself
     * @param forgets whether what services remember is lost
     */
    List<Hit> down(Victims victims, InService inService, boolean singly, boolean forgets) {
        List<Hit> hits = new ArrayList<>();
        for (Stage stage : stages) {
            Workers workers = stage.workers();
            Service service = stage.service();
            if (workers == null || service == null) {
                continue;
            }
            int all = workers.rules().workers();
            Integer some = victims.workers().get(stage.group());
            boolean whole = victims.services().contains(stage.group());
            if (singly && (whole || some != null)) {
                for (int worker = whole || some == null ? 0 : all - some; worker < all; worker++) {
                    Crew crew = new Crew(stage, workers, service, inService, forgets, false);
                    hits.add(down(stage.name() + "/" + worker, crew, worker, worker + 1));
                }
                continue;
            }
            if (whole) {
                int to = workers.staff() == null ? all : Staff.EVERYBODY;
                hits.add(down(stage.name(), new Crew(stage, workers, service, inService, forgets, true), 0, to));
                hits.addAll(outbox(stage.name(), forgets));
            }
            Crew crew = new Crew(stage, workers, service, inService, forgets, false);
            if (some != null && workers.staff() != null) {
                hits.add(highest(stage.name(), crew, workers.staff(), some));
            } else if (some != null) {
                hits.add(down(stage.name(), crew, all - some, all));
            }
        }
        return hits;
    }

    /** What an instance keeps of what it publishes goes nowhere while it is down, and is gone after a crash. */
    private List<Hit> outbox(String instance, boolean forgets) {
        Keeping all = keeping;
        if (all == null || !all.ofServices()) {
            return List.of();
        }
        return List.of(Hit.of(
                instance,
                now -> {
                    if (forgets) {
                        all.crashService(instance, now);
                    }
                    all.changeService(instance, 1, now);
                },
                now -> all.changeService(instance, -1, now)));
    }

    private static Hit down(String victim, Crew crew, int from, int to) {
        return Hit.of(victim, now -> crew.down(from, to, now), now -> crew.up(from, to, now));
    }

    /** The highest numbers of those that there are when it begins; nobody who comes later. */
    private static Hit highest(String victim, Crew crew, Staff staff, int some) {
        int[] range = new int[2];
        return Hit.of(
                victim,
                now -> {
                    range[0] = staff.lowestOfHighest(some);
                    range[1] = staff.end();
                    crew.down(range[0], range[1], now);
                },
                now -> crew.up(range[0], range[1], now));
    }

    /** How the workers of one service go down and come up. */
    private record Crew(
            Stage stage, Workers workers, Service service, InService inService, boolean crashes, boolean whole) {
        void down(int from, int to, long now) {
            Consumption consumption = service.consumption();
            if (crashes && consumption != null) {
                // others take nothing before what they had in hand stands behind what was served before it
                stage.lanes().close();
                goDown(consumption, from, to, now);
                stage.lanes().open(now);
            } else {
                goDown(consumption, from, to, now);
            }
        }

        private void goDown(@Nullable Consumption consumption, int from, int to, long now) {
            if (consumption != null) {
                consumption.leave(from, to, crashes, now);
            }
            workers.goDown(from, to, inService, now);
            if (crashes && whole) {
                service.forget(now);
            }
            if (crashes && consumption != null) {
                consumption.crashed(from, to, now);
            }
        }

        void up(int from, int to, long now) {
            workers.comeUp(from, to, now);
            Consumption consumption = service.consumption();
            if (consumption != null) {
                consumption.come(from, to, now);
            }
        }
    }

    /** Work takes longer. */
    List<Hit> slow(Slow slow, boolean singly) {
        List<Hit> hits = new ArrayList<>();
        for (Stage stage : stages) {
            Workers workers = stage.workers();
            if (workers == null) {
                continue;
            }
            int all = workers.rules().workers();
            Integer some = slow.workers().get(stage.group());
            boolean whole = slow.services().contains(stage.group());
            if (singly && (whole || some != null)) {
                for (int worker = whole || some == null ? 0 : all - some; worker < all; worker++) {
                    String victim = stage.name() + "/" + worker;
                    hits.add(slow(victim, workers, new Part(worker, worker + 1, slow.factor())));
                }
                continue;
            }
            if (whole) {
                Slownesses those = slowness.computeIfAbsent(workers, fresh -> new Slownesses(workers.slowness()::all));
                double factor = slow.factor();
                hits.add(Hit.of(stage.name(), now -> those.add(factor), now -> those.remove(factor)));
            }
            if (some != null && workers.staff() != null) {
                hits.add(highest(stage.name(), workers, workers.staff(), some, slow.factor()));
            } else if (some != null) {
                hits.add(slow(stage.name(), workers, new Part(all - some, all, slow.factor())));
            }
        }
        return hits;
    }

    private Hit slow(String victim, Workers workers, Part part) {
        return Hit.of(victim, now -> change(workers, part, true), now -> change(workers, part, false));
    }

    private Hit highest(String victim, Workers workers, Staff staff, int some, double factor) {
        Part[] chosen = new Part[1];
        return Hit.of(
                victim,
                now -> {
                    chosen[0] = new Part(staff.lowestOfHighest(some), staff.end(), factor);
                    change(workers, chosen[0], true);
                },
                now -> change(workers, chosen[0], false));
    }

    /** Multiplied anew each time, so that the end of the last one leaves exactly 1. */
    private void change(Workers workers, Part part, boolean begins) {
        List<Part> all = parts.computeIfAbsent(workers, fresh -> new ArrayList<>());
        if (begins) {
            all.add(part);
        } else {
            all.remove(part);
        }
        for (int worker = part.from(); worker < part.to(); worker++) {
            double product = 1;
            for (Part one : all) {
                product *= one.from() <= worker && worker < one.to() ? one.factor() : 1;
            }
            workers.slowness().of(worker, worker + 1, product);
        }
    }

    /** Attempts fail more often; of several incidents the worst counts. */
    List<Hit> fail(Fail fail) {
        List<Hit> hits = new ArrayList<>();
        for (Stage stage : stages) {
            Service service = stage.service();
            if (service != null && fail.services().contains(stage.group())) {
                List<Double> all = failures.computeIfAbsent(service, fresh -> new ArrayList<>());
                hits.add(Hit.of(
                        stage.name(),
                        now -> {
                            all.add(fail.failure());
                            service.failBy(Collections.max(all));
                        },
                        now -> {
                            all.remove(fail.failure());
                            service.failBy(all.isEmpty() ? 0 : Collections.max(all));
                        }));
            }
        }
        return hits;
    }
}

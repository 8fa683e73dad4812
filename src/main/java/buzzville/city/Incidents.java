package buzzville.city;

import buzzville.broker.Broker;
import buzzville.consumer.InService;
import buzzville.consumer.Service;
import buzzville.consumer.Staff;
import buzzville.consumer.WorkerRules;
import buzzville.consumer.Workers;
import buzzville.fault.Fault;
import buzzville.fault.FaultPlan;
import buzzville.kernel.Simulation;
import buzzville.network.Hop;
import buzzville.producer.Crowd;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Turns the incidents of a scenario into faults with victims. */
final class Incidents {
    private final Scenario scenario;
    private final FaultPlan plan;
    private final Broker broker;
    private final List<Stage> stages;
    private final List<Workers> threads;
    private final Sources sources;
    private final Hop uplink;
    private final List<Hop> homeward;
    private final List<Hop> downlinks;
    private final Changes changes;
    private final Map<Workers, List<Double>> slowness = new LinkedHashMap<>();
    private final Map<Service, List<Double>> failures = new LinkedHashMap<>();

    Incidents(
            Scenario scenario,
            Simulation simulation,
            Broker broker,
            List<Stage> stages,
            List<Workers> threads,
            Sources sources,
            Hop uplink,
            List<Hop> homeward,
            List<Hop> downlinks,
            Changes changes) {
        this.changes = changes;
        this.scenario = scenario;
        this.plan = new FaultPlan(simulation);
        this.broker = broker;
        this.stages = stages;
        this.threads = threads;
        this.sources = sources;
        this.uplink = uplink;
        this.homeward = homeward;
        this.downlinks = downlinks;
    }

    /** Plans all of them, in file order. */
    Map<String, IncidentSummary> plan() {
        Map<String, IncidentSummary> planned = new LinkedHashMap<>();
        scenario.incidents().forEach((name, incident) -> {
            long until = incident.until(scenario.duration());
            if (incident.emit() != null) {
                sources.emit(name, incident.at(), incident.emit());
                until = incident.lasting() == null ? incident.at() : until;
            }
            if (incident.send() != null) {
                sources.send(name, incident.at(), incident.send());
                until = incident.lasting() == null ? incident.at() : until;
            }
            for (Fault fault : incident.change() != null ? changes.of(name) : faults(incident)) {
                plan.add(fault, incident.at(), until);
            }
            planned.put(name, new IncidentSummary(incident.kind(), incident.at(), until));
        });
        return planned;
    }

    private List<Fault> faults(IncidentSpec incident) {
        if (incident.surge() != null) {
            return surge(incident.surge());
        } else if (incident.slow() != null) {
            return slow(incident.slow());
        } else if (incident.fail() != null) {
            return fail(incident.fail());
        } else if (incident.outage() != null) {
            return outage(incident.outage(), incident.inServiceOrDefault());
        } else if (incident.crash() != null) {
            return List.of(crash(incident.inServiceOrDefault()));
        }
        return List.of();
    }

    private List<Fault> surge(IncidentSpec.Surge surge) {
        List<Fault> faults = new ArrayList<>();
        for (Crowd crowd : sources.crowds(surge)) {
            double factor = Sources.factor(surge, crowd);
            faults.add(fault(now -> crowd.pace(factor, now), now -> crowd.pace(1 / factor, now)));
        }
        return faults;
    }

    private List<Fault> slow(IncidentSpec.Slow slow) {
        List<Workers> victims = new ArrayList<>(slow.broker() ? threads : List.of());
        for (Stage stage : stages) {
            if (stage.workers() != null && slow.services().contains(stage.group())) {
                victims.add(stage.workers());
            }
        }
        List<Fault> faults = new ArrayList<>();
        for (Workers workers : victims) {
            faults.add(fault(now -> slow(workers, slow.factor()), now -> recover(workers, slow.factor())));
        }
        return faults;
    }

    private List<Fault> fail(IncidentSpec.Fail fail) {
        List<Fault> faults = new ArrayList<>();
        for (Stage stage : stages) {
            Service service = stage.service();
            if (service != null && fail.services().contains(stage.group())) {
                List<Double> all = failures.computeIfAbsent(service, fresh -> new ArrayList<>());
                faults.add(fault(
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
        return faults;
    }

    private List<Fault> outage(IncidentSpec.Outage outage, InService inService) {
        List<Fault> faults = new ArrayList<>();
        for (Stage stage : stages) {
            Workers workers = stage.workers();
            if (workers == null || stage.account().index() < 0) {
                continue;
            }
            int all = workers.rules().workers();
            if (outage.services().contains(stage.group())) {
                faults.add(down(workers, 0, workers.staff() == null ? all : Staff.EVERYBODY, inService));
            }
            Integer some = outage.workers().get(stage.group());
            if (some != null && workers.staff() != null) {
                faults.add(highest(workers, workers.staff(), some, inService));
            } else if (some != null) {
                faults.add(down(workers, all - some, all, inService));
            }
        }
        if (outage.network() != null && outage.network() != IncidentSpec.NetworkWay.TO_SERVICES) {
            faults.add(fault(now -> uplink.goDown(), now -> uplink.comeUp()));
            homeward.forEach(hop -> faults.add(fault(now -> hop.goDown(), now -> hop.comeUp())));
        }
        if (outage.network() != null && outage.network() != IncidentSpec.NetworkWay.TO_BROKER) {
            downlinks.forEach(hop -> faults.add(fault(now -> hop.goDown(), now -> hop.comeUp())));
        }
        if (outage.broker()) {
            faults.add(fault(now -> broker.pause(), broker::resume));
            threads.forEach(pool -> faults.add(down(pool, 0, WorkerRules.UNLIMITED, inService)));
        }
        return faults;
    }

    private Fault crash(InService inService) {
        return fault(
                now -> {
                    broker.pause();
                    threads.forEach(pool -> pool.goDown(0, WorkerRules.UNLIMITED, inService, now));
                    broker.crash(now);
                },
                now -> {
                    broker.restart(now);
                    threads.forEach(pool -> pool.comeUp(0, WorkerRules.UNLIMITED, now));
                    broker.resume(now);
                });
    }

    private static Fault down(Workers workers, int from, int to, InService inService) {
        return fault(now -> workers.goDown(from, to, inService, now), now -> workers.comeUp(from, to, now));
    }

    /** The highest numbers of those that there are when it begins; nobody who comes later. */
    private static Fault highest(Workers workers, Staff staff, int some, InService inService) {
        int[] range = new int[2];
        return fault(
                now -> {
                    range[0] = staff.lowestOfHighest(some);
                    range[1] = staff.end();
                    workers.goDown(range[0], range[1], inService, now);
                },
                now -> workers.comeUp(range[0], range[1], now));
    }

    private void slow(Workers workers, double factor) {
        slowness.computeIfAbsent(workers, fresh -> new ArrayList<>()).add(factor);
        workers.slowBy(product(workers));
    }

    private void recover(Workers workers, double factor) {
        slowness.getOrDefault(workers, new ArrayList<>()).remove(factor);
        workers.slowBy(product(workers));
    }

    /** Multiplied anew each time, so that the end of the last one leaves exactly 1. */
    private double product(Workers workers) {
        double product = 1;
        for (double factor : slowness.getOrDefault(workers, List.of())) {
            product *= factor;
        }
        return product;
    }

    private static Fault fault(LongConsumer begin, LongConsumer end) {
        return new Fault() {
            @Override
            public void begin(long now) {
                begin.accept(now);
            }

            @Override
            public void end(long now) {
                end.accept(now);
            }
        };
    }
}

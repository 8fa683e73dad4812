package buzzville.theory;

import buzzville.producer.ArrivalProcess;
import buzzville.producer.Arrivals;
import buzzville.producer.Calendar;
import buzzville.producer.ClosedLoop;
import buzzville.producer.CrowdDraws;
import buzzville.producer.CrowdProcess;
import buzzville.producer.Cycle;
import buzzville.producer.Every;
import buzzville.producer.Mmpp;
import buzzville.producer.OnOff;
import buzzville.producer.RateProfile;
import buzzville.producer.Renewal;
import buzzville.producer.Timetable;
import buzzville.producer.Trace;
import buzzville.random.Constant;
import buzzville.random.Distribution;
import buzzville.random.Streams;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Recordings;
import buzzville.scenario.Scenario;
import buzzville.scenario.WitnessSpec;
import buzzville.scenario.incident.Send;
import buzzville.scenario.incident.Surge;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What producers report and incidents bring about, before anything is caused by it: the right-hand side of the equations. */
final class Happenings {
    private static final int SLICES = 8;
    private static final int MOST_ARRIVALS = 5_000_000;

    private final Scenario scenario;
    private final Cells cells;
    private final Streets streets;
    private final Delays delays;

    /** @param streets where everything that is found is put */
    Happenings(Scenario scenario, Cells cells, Streets streets, Delays delays) {
        this.delays = delays;
        this.scenario = scenario;
        this.cells = cells;
        this.streets = streets;
    }

    void find() {
        scenario.producers().forEach(this::producer);
        for (IncidentSpec incident : scenario.incidents().values()) {
            if (incident.at() < scenario.duration() && incident.emit() != null) {
                String zone = Recordings.zoneOf(incident.emit(), scenario);
                int where = zone.isEmpty() && !scenario.zones().isEmpty() ? 1 : streets.zone(zone);
                instant(
                        incident.emit().event(),
                        where,
                        incident.at(),
                        incident.emit().count());
            } else if (incident.at() < scenario.duration() && incident.send() != null) {
                Send send = incident.send();
                ProducerSpec from = Objects.requireNonNull(scenario.producerOf(send.from()));
                instant(send.event(), send.zone() != null ? streets.zone(send.zone()) : home(from), incident.at(), 1);
            }
        }
    }

    private int home(ProducerSpec spec) {
        return spec.zones() != null
                ? streets.zone(spec.zones().get(0))
                : scenario.zones().isEmpty() ? 0 : 1;
    }

    private void instant(String event, int zone, long at, int count) {
        Flow flow = new Flow(cells.count());
        int cell = cells.at(at);
        flow.add(cell, count / cells.length(cell), count / cells.length(cell), false);
        streets.happens(event, zone, flow, "incident", Nature.SCHEDULED, 1, Double.NaN, 1);
        streets.assume(Assumption.SPREAD_INSTANTS);
    }

    private void producer(String name, ProducerSpec spec) {
        if (spec.arrivals() instanceof Trace recording) {
            played(name, spec, recording);
            return;
        }
        List<String> zones = spec.zones() != null
                ? spec.zones()
                : List.copyOf(scenario.zones().keySet());
        int groups = Math.max(1, zones.size());
        for (int group = 0; group < groups && group < spec.count(); group++) {
            int zone = zones.isEmpty() ? 0 : streets.zone(zones.get(group));
            int members = (spec.count() - group + groups - 1) / groups;
            crowd(name, spec, zone, members);
        }
        if (spec.arrivals() instanceof ClosedLoop) {
            streets.assume(Assumption.LOOPS_ANSWERED_AT_ONCE);
        }
    }

    private void crowd(String name, ProducerSpec spec, int zone, int members) {
        ArrivalProcess process = spec.arrivals();
        double batch = spec.batch() == null ? 1 : spec.batch().mean();
        boolean movable = !process.scripted() && !process.closed();
        double[] rates;
        if (process instanceof ClosedLoop loop) {
            rates = steady(name, spec, zone, 1e9 / loop.think().mean(), false);
        } else if (process instanceof Cycle || movable) {
            rates = steady(name, spec, zone, process.meanRate(), movable);
        } else {
            rates = process instanceof Timetable table
                    ? listed(
                            spec,
                            punctual(table),
                            table.delay() == null ? 0 : 2 * table.delay().mean())
                    : listed(spec, (CrowdProcess) process, 0);
            streets.assume(Assumption.SPREAD_INSTANTS);
        }
        Flow all = new Flow(cells.count());
        for (int cell = 0; cell < rates.length; cell++) {
            double rate = rates[cell] * members * batch;
            all.add(cell, rate, rate, movable);
        }
        boolean several = spec.batch() != null && !isOne(spec.batch());
        Nature nature = several ? Nature.BATCHED : nature(process);
        split(name, spec, zone, all, nature, process.poisson() ? 1 : members, variation(process));
    }

    private static boolean isOne(Distribution batch) {
        return batch instanceof Constant one && one.value() == 1;
    }

    /** Spreads what happens over events, and what is noticed over witnesses. */
    private void split(
            String name, ProducerSpec spec, int zone, Flow all, Nature nature, int members, double variation) {
        Map<String, Double> weights = spec.emits().weights();
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double[] always = new double[cells.count()];
        java.util.Arrays.fill(always, 1);
        weights.forEach((event, weight) -> {
            double share = weight / sum;
            Flow flow = all.caused(always, false, share, share);
            if (spec.witnesses().isEmpty()) {
                streets.happens(event, zone, flow, name, nature, members, variation, share);
                return;
            }
            double unnoticed = 1;
            Flow reports = new Flow(cells.count());
            for (WitnessSpec witness : spec.witnesses().values()) {
                double first = unnoticed * witness.probability();
                unnoticed *= 1 - witness.probability();
                reports.add(flow.caused(always, false, witness.probability(), first)
                        .later(cells, delays.bounds(witness.after())));
            }
            boolean one = spec.witnesses().size() == 1;
            Nature told = nature == Nature.POISSON && one || nature == Nature.SCHEDULED ? nature : Nature.CAUSED;
            streets.happens(event, zone, reports, name, told, members, Double.NaN, share);
        });
    }

    /** Messages a second of one member that always talks at this rate in its own time. */
    private double[] steady(String name, ProducerSpec spec, int zone, double rate, boolean movable) {
        double[] rates = new double[cells.count()];
        long until = spec.until() == null ? scenario.duration() : Math.min(spec.until(), scenario.duration());
        Calendar calendar = scenario.calendar();
        RateProfile profile = spec.profile() == null || calendar == null
                ? spec.profile()
                : spec.profile().in(calendar);
        for (int cell = 0; cell < rates.length; cell++) {
            double there = cells.overlap(cell, spec.from(), until) / cells.length(cell);
            double pace = movable ? scenario.load() * surge(name, spec, zone, cells.middle(cell)) : 1;
            rates[cell] = rate * there * pace * factor(profile, cell);
        }
        return rates;
    }

    private double factor(@Nullable RateProfile profile, int cell) {
        if (profile == null) {
            return 1;
        }
        double sum = 0;
        double slice = (double) (cells.to(cell) - cells.from(cell)) / SLICES;
        for (int i = 0; i < SLICES; i++) {
            sum += profile.factor(cells.from(cell) + (long) ((i + 0.5) * slice));
        }
        return sum / SLICES;
    }

    private double surge(String name, ProducerSpec spec, int zone, long now) {
        double factor = 1;
        for (IncidentSpec incident : scenario.incidents().values()) {
            Surge surge = incident.surge();
            if (surge != null
                    && incident.at() <= now
                    && now < incident.until(scenario.duration())
                    && streets.isMeant(surge, name, zone)) {
                Long every = surge.every();
                factor *= surge.factor() != null
                        ? surge.factor()
                        : every != null && spec.arrivals() instanceof Every old ? old.period() / (double) every : 1;
            }
        }
        return factor;
    }

    /**
     * Messages a second of one member whose instants can be told one by one.
     *
     * @param late the longest delay of each, nanoseconds, as likely as any shorter one
     */
    private double[] listed(ProducerSpec spec, CrowdProcess process, double late) {
        double[] rates = new double[cells.count()];
        long until = spec.until() == null ? scenario.duration() : Math.min(spec.until(), scenario.duration());
        Calendar calendar = scenario.calendar();
        Streams streams = new Streams(scenario.seed(), 0);
        Arrivals arrivals = process.start(new CrowdDraws(
                1,
                streams.named("theory/arrivals"),
                streams.draws("theory/own"),
                0,
                1,
                calendar == null ? null : calendar.after(spec.from())));
        for (int i = 0; i < MOST_ARRIVALS && arrivals.next() < until - spec.from(); i++) {
            spread(rates, spec.from() + arrivals.next(), Math.round(late), until);
            arrivals.advance();
        }
        return rates;
    }

    private void spread(double[] rates, long at, long late, long until) {
        int first = cells.at(at);
        if (late == 0) {
            rates[first] += 1 / cells.length(first);
            return;
        }
        for (int cell = first; cell < rates.length && cells.from(cell) < Math.min(at + late, until); cell++) {
            rates[cell] += cells.overlap(cell, at, Math.min(at + late, until)) / (late / 1e9) / cells.length(cell);
        }
    }

    private Timetable punctual(Timetable table) {
        if (table.delay() != null) {
            streets.assume(Assumption.MEAN_DELAYS);
        }
        return new Timetable(
                table.first(),
                table.last(),
                table.every(),
                table.first() == null ? table.times() : null,
                null,
                table.days());
    }

    private void played(String name, ProducerSpec spec, Trace recording) {
        String usual = spec.emits().weights().keySet().stream().findFirst().orElse("");
        long until = spec.until() == null ? scenario.duration() : Math.min(spec.until(), scenario.duration());
        Map<String, Flow> flows = new java.util.LinkedHashMap<>();
        for (Trace.Row row : Recordings.rows(recording, scenario)) {
            long at = spec.from() + Recordings.under(scenario.load(), row.at());
            if (at < until) {
                String event = row.event().isEmpty() ? usual : row.event();
                int zone = row.zone().isEmpty() ? home(spec) : streets.zone(row.zone());
                int cell = cells.at(at);
                flows.computeIfAbsent(zone + " " + event, fresh -> new Flow(cells.count()))
                        .add(cell, 1 / cells.length(cell), 1 / cells.length(cell), true);
            }
        }
        flows.forEach((key, flow) -> {
            int space = key.indexOf(' ');
            noticed(name, spec, key.substring(space + 1), Integer.parseInt(key.substring(0, space)), flow);
        });
        streets.assume(Assumption.SPREAD_INSTANTS);
    }

    private void noticed(String name, ProducerSpec spec, String event, int zone, Flow flow) {
        double each = spec.witnesses().isEmpty() ? 1 : 0;
        double unnoticed = 1;
        for (WitnessSpec witness : spec.witnesses().values()) {
            each += witness.probability();
            unnoticed *= 1 - witness.probability();
        }
        double[] always = new double[cells.count()];
        java.util.Arrays.fill(always, 1);
        double some = spec.witnesses().isEmpty() ? 1 : 1 - unnoticed;
        streets.happens(event, zone, flow.caused(always, false, each, some), name, Nature.SCHEDULED, 1, Double.NaN, 1);
    }

    private static Nature nature(ArrivalProcess process) {
        if (process.poisson()) {
            return Nature.POISSON;
        } else if (process.closed()) {
            return Nature.CLOSED;
        } else if (process instanceof Mmpp || process instanceof OnOff) {
            return Nature.BURSTY;
        }
        return process.scripted() && !(process instanceof Cycle) ? Nature.SCHEDULED : Nature.REGULAR;
    }

    /** Squared coefficient of variation of the gaps of one member. */
    private static double variation(ArrivalProcess process) {
        if (process.poisson()) {
            return 1;
        } else if (process instanceof Every every) {
            double jitter = (double) every.jitter() / every.period();
            return jitter * jitter / 6;
        } else if (process instanceof Renewal renewal) {
            return Moments.variation(renewal.gap());
        } else if (process instanceof Cycle cycle) {
            double mean = (double) cycle.round() / cycle.states().size();
            double squares = cycle.states().values().stream()
                    .mapToDouble(length -> (length / mean) * (length / mean))
                    .sum();
            return squares / cycle.states().size() - 1;
        }
        return Double.NaN;
    }
}

package buzzville.scenario;

import buzzville.clock.None;
import buzzville.clock.Synchronization;
import buzzville.scenario.clock.ClockLogSpec;
import buzzville.scenario.clock.ClockProfile;
import buzzville.scenario.clock.ClocksSpec;
import buzzville.scenario.clock.ServerSpec;
import buzzville.scenario.incident.ClockTrouble;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.Send;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether everybody exists who is said to have a clock, to tell the time or to be written down, and whether it can matter. */
final class ClockCheck {
    private static final String CLOCKS = "clocks";
    private static final String SERVERS = "clocks.servers";
    private static final String BROKER = "broker";
    private static final String OWNER = "process";
    private static final Pattern INSTANCE = Pattern.compile("(.+)\\[([0-9]{1,9})]");

    private final Scenario scenario;
    private final Remarks remarks;
    /** Producers and services, and how many instances there are of each. */
    private final Map<String, Integer> owners;

    ClockCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
        this.owners = Processes.counts(scenario);
    }

    void run() {
        ClocksSpec clocks = scenario.clocks();
        if (clocks == null) {
            return;
        }
        clocks.of().keySet().forEach(name -> owner(Remarks.path(CLOCKS, "of", name), name, clocks, true));
        clocks.lamportStart()
                .keySet()
                .forEach(name -> owner(Remarks.path(CLOCKS, "lamport-start", name), name, clocks, true));
        servers(clocks);
        remarks.knownList("clocks.hidden", clocks.hidden(), scenario.events().keySet(), "event");
        log(clocks, clocks.log());
        commitWait(clocks);
    }

    private void owner(String path, String name, ClocksSpec clocks, boolean key) {
        Matcher instance = INSTANCE.matcher(name);
        if (name.equals(BROKER)) {
            if (clocks.broker() == ClocksSpec.BrokerPart.TRANSPARENT && remarks.knows("clocks.broker")) {
                mistake(
                        path,
                        "the broker has no clocks: it passes on what it gets; expected 'broker: participant' of 'clocks'",
                        key);
            }
        } else if (!owners.containsKey(name) && instance.matches() && owners.containsKey(instance.group(1))) {
            int count = owners.getOrDefault(instance.group(1), 0);
            if (count == 1 || Integer.parseInt(instance.group(2)) >= count) {
                String whole = instance.group(1);
                mistake(
                        path,
                        "there is no '" + name + "': "
                                + (count == 1
                                        ? "'" + whole + "' has one instance, called '" + whole + "'"
                                        : "instances of '" + whole + "' are numbered from 0 to " + (count - 1)),
                        key);
            }
        } else {
            Set<String> names = new LinkedHashSet<>(owners.keySet());
            names.add(BROKER);
            if (remarks.isUnread(name, "producer") || remarks.isUnread(name, "service")) {
                remarks.spoiled(path);
            } else if (key) {
                remarks.knownKey(path, name, names, OWNER);
            } else {
                remarks.known(path, name, names, OWNER);
            }
        }
    }

    private void mistake(String path, String sentence, boolean key) {
        if (key) {
            remarks.keyError(path, sentence);
        } else {
            remarks.error(path, sentence);
        }
    }

    private void servers(ClocksSpec clocks) {
        Set<String> names = clocks.servers().keySet();
        clocks.servers().forEach((name, server) -> {
            if (server.asks() != null
                    && remarks.known(Remarks.path(CLOCKS, "servers", name, "asks"), server.asks(), names, "server")) {
                circle(name, server.asks(), clocks);
            }
        });
        boolean everybody = asks(clocks.ntp(), clocks);
        for (var own : clocks.of().entrySet()) {
            boolean asks = own.getValue().ntp() == null
                    ? everybody
                    : own.getValue().ntp().ntp() != null;
            List<String> asked = own.getValue().servers();
            String path = Remarks.path(CLOCKS, "of", own.getKey(), "servers");
            if (asked != null) {
                remarks.knownList(path, asked, names, "server");
                if (!asks) {
                    remarks.error(
                            path,
                            "'" + own.getKey() + "' asks nobody for the time; expected 'ntp: ntp', or no servers");
                }
            }
        }
        if (!names.isEmpty() && !anybodyAsks(clocks)) {
            remarks.keyError(SERVERS, "nobody asks these servers for the time; expected 'ntp: ntp', or no servers");
        }
    }

    private void circle(String first, String asked, ClocksSpec clocks) {
        List<String> way = new ArrayList<>(List.of(first));
        Set<String> seen = new HashSet<>(way);
        for (String next = asked; next != null; ) {
            way.add(next);
            if (!seen.add(next)) {
                if (next.equals(first)) {
                    remarks.error(
                            Remarks.path(CLOCKS, "servers", first, "asks"),
                            "servers ask each other in a circle: " + String.join(" asks ", quoted(way))
                                    + "; expected one that asks nobody");
                }
                return;
            }
            ServerSpec server = clocks.servers().get(next);
            next = server == null ? null : server.asks();
        }
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").toList();
    }

    private static boolean asks(@Nullable Synchronization ntp, ClocksSpec clocks) {
        return ntp == null ? clocks.profile() == ClockProfile.SYNCHRONISED : !(ntp instanceof None);
    }

    private void log(ClocksSpec clocks, ClockLogSpec log) {
        if (log.processes() != null) {
            String path = "clocks.log.processes";
            for (int i = 0; i < log.processes().size(); i++) {
                owner(Remarks.under(path, i), log.processes().get(i), clocks, false);
            }
            remarks.noneTwice(path, log.processes());
        }
        if (log.incidents() != null) {
            String path = "clocks.log.incidents";
            for (int i = 0; i < log.incidents().size(); i++) {
                String name = log.incidents().get(i);
                IncidentSpec incident = scenario.incidents().get(name);
                String where = Remarks.under(path, i);
                if (remarks.known(where, name, scenario.incidents().keySet(), "incident")
                        && incident != null
                        && !(incident.deed() instanceof Emit || incident.deed() instanceof Send)) {
                    remarks.error(
                            where,
                            "nothing is told of '" + name + "': it is of kind '" + incident.kind()
                                    + "'; expected an incident of the kind 'emit' or 'send'");
                }
            }
            remarks.noneTwice(path, log.incidents());
        }
    }

    private void commitWait(ClocksSpec clocks) {
        String path = "clocks.commit-wait";
        List<String> waiting = clocks.commitWait();
        for (int i = 0; i < waiting.size(); i++) {
            String name = waiting.get(i);
            String where = Remarks.under(path, i);
            ServiceSpec service = scenario.services().get(name);
            if (remarks.known(where, name, owners.keySet(), OWNER)
                    && service != null
                    && !scenario.producers().containsKey(name)
                    && service.emits().isEmpty()
                    && remarks.knows(Remarks.path("services", name))) {
                remarks.error(where, "'" + name + "' publishes nothing that could wait");
            }
        }
        remarks.noneTwice(path, waiting);
        if (!waiting.isEmpty() && clocks.saysNothing()) {
            remarks.warning(path, "has no effect: clocks are perfect, so there is nothing to wait for");
        }
    }

    /** Whether anybody's clock goes wrong by an incident. */
    void trouble(String path, IncidentSpec incident, ClockTrouble trouble) {
        if (!remarks.knows(path, CLOCKS)) {
            return;
        }
        ClocksSpec clocks = scenario.clocks();
        String nothing = clocks == null
                ? "all clocks of this city are right, and nobody reads them; 'clocks' would say how wrong they are"
                : trouble.ntp() != null && !anybodyAsks(clocks)
                        ? "nobody asks a server for the time"
                        : trouble.of().equals(List.of(BROKER))
                                        && !clocks.rules().brokerTakesPart()
                                ? "the broker has no clocks: it passes on what it gets"
                                : null;
        if (nothing != null) {
            remarks.warning(path, "this incident touches nothing: " + nothing);
        } else if (trouble.step() != null && incident.lasting() != null) {
            remarks.warning(
                    path.replaceFirst("\\.clock$", ".for"), "says nothing: a clock that has jumped does not jump back");
        }
    }

    private static boolean anybodyAsks(ClocksSpec clocks) {
        return asks(clocks.ntp(), clocks)
                || clocks.of().values().stream()
                        .anyMatch(own -> own.ntp() != null && own.ntp().ntp() != null);
    }
}

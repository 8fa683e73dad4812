package buzzville.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about changes on the timeline that cannot be. */
class ChangeErrorsTest {
    @TempDir
    Path folder;

    private List<String> problems(String incidents) throws IOException {
        Path file = folder.resolve("city.yaml");
        Files.writeString(file, """
                format: 1
                duration: 20s
                zones: [north]
                events: {task: {}, note: {}}
                producers: {source: {emits: task, arrivals: "every(1s)"}, other: {emits: note, arrivals: "every(1s)"}}
                broker: {service-time: 1ms, partitions: single}
                services:
                  desk:
                    subscribes: [task]
                    service-time: 2s
                    workers: 3
                    lanes: {critical: {}, rest: {accepts: [high, normal, info]}}
                    dispatch: "bulkhead(workers={critical: 1})"
                  many: {subscribes: [task], service-time: 1s, scaling: "threshold(up=10, max=4, every=1s)"}
                  free: {subscribes: [task, note]}
                incidents:
                  early: {at: 1s, for: 1s, surge: {factor: 2}}
                """ + incidents.indent(2));
        Problems problems = new Problems();
        ScenarioFile scenario = ScenarioFile.load(file, problems);
        if (scenario != null) {
            scenario.scenario(ScenarioFile.PLAIN, List.of(), problems);
        }
        return problems.lines().stream()
                .map(line -> line.replace(file.toString(), "city.yaml"))
                .toList();
    }

    private void says(String change, String... words) throws IOException {
        List<String> lines = problems("decision: {at: 6s, change: " + change + "}").stream()
                .filter(line -> change.equals("{}") || !line.contains(": warning: "))
                .toList();
        assertThat(lines).as(change).hasSize(1);
        assertThat(lines.get(0)).startsWith("city.yaml:18:").contains(words);
    }

    @Test
    void everyRefusalHasItsReason() throws IOException {
        String refused = "cannot change while the city runs: ";
        says("{zones: [north, south]}", "change.zones", refused + "what happens by itself");
        says(
                "{broker: {partitions: round-robin(2)}}",
                "broker.partitions",
                refused + "messages wait where the old rule");
        says("{broker: {threads-of: broker}}", "broker.threads-of", refused + "threads have messages in hand");
        says("{services: {desk: {workers: 4}}}", "desk.workers", refused + "they belong to lanes");
        says("{services: {desk: {prefetch: 2}}}", "desk.prefetch", refused + "its workers belong to lanes");
        says("{services: {desk: {lanes: {critical: {capacity: 3}}}}}", "desk.lanes", refused + "they have workers");
        says("{services: {desk: {dispatch: fifo}}}", "desk.dispatch", refused + "'bulkhead' gives lanes");
        says("{services: {desk: {subscribes: [task, note]}}}", "desk.subscribes", refused + "who is told of what");
        says("{services: {desk: {acknowledge: on-receipt}}}", "desk.acknowledge", refused + "workers have messages");
        says("{services: {desk: {dead-letter: [expired]}}}", "desk.dead-letter", refused + "it remembers");
        says("{services: {desk: {emits: {note: {}}}}}", "desk.emits", refused + "what follows from its work");
        says("{services: {many: {workers: 2}}}", "many.workers", refused + "they are its number at the beginning");
        says(
                "{services: {free: {service-time: 1s}}}",
                "free.service-time",
                refused + "with a service time it has workers");
        says("{services: {free: {leaves: 9s}}}", "free.leaves", refused + "when it joins and leaves");
        says("{services: {free: null}}", "services.free", refused + "who is there is settled");
        says("{incidents: {early: {for: 3s}}}", "incidents.early", refused + "it has begun by then, at 1s");
        says("{incidents: {decision: null}}", "incidents.decision", refused + "it has begun by then, at 6s");
        says("{warmup: 1s}", "change.warmup", refused + "it holds for the whole run");
    }

    @Test
    void theWholeHasToBeSound() throws IOException {
        says("{services: {desk: {workers: 0}}}", "decision.change.services.desk.workers: workers must be from 1");
        says("{services: {dsk: {workers: 2}}}", "decision.change.services", "did you mean 'desk'?");
        says("{objectives: {a: dsk loss = 0}}", "decision.change.objectives.a", "dsk");
        assertThat(problems("decision: {at: 30s, change: {services: {free: {rate: 5/s}}}}"))
                .singleElement()
                .asString()
                .contains("an incident after the end");
        assertThat(problems("decision: {at: 3s, for: 2s, change: {services: {free: {rate: 5/s}}}}"))
                .singleElement()
                .asString()
                .contains("a change lasts, so it has no 'for'; expected another change that takes it back");
        assertThat(problems("all: {at: 3s, group: {faults: {one: {at: 0s, change: {services: {free: {rate: 5/s}}}}}}}"))
                .singleElement()
                .asString()
                .contains("a change stands by itself; expected it outside the group");
        says("{}", "warning: incidents.decision.change: this change changes nothing");
    }

    @Test
    void aLaterChangeIsJudgedByWhatTheEarlierMadeOfTheCity() throws IOException {
        assertThat(problems("""
                second: {at: 9s, change: {services: {free: {rate: null}}}}
                first: {at: 6s, change: {services: {free: {rate: 5/s}}}}
                """)).isEmpty();
        assertThat(problems("""
                second: {at: 9s, change: {services: {free: {rate: 5/s}}}}
                first: {at: 6s, change: {services: {free: {rate: 5/s}}}}
                """))
                .singleElement()
                .asString()
                .contains("warning", "incidents.second.change: this change changes nothing");
    }
}

package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.toy.Constant;
import buzzville.scenario.yaml.toy.Every;
import buzzville.scenario.yaml.toy.Exponential;
import buzzville.scenario.yaml.toy.Lognormal;
import buzzville.scenario.yaml.toy.Town;
import buzzville.scenario.yaml.toy.Toys;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final String TOWN = """
            name: x
            producers:
              pir: {emits: e, arrivals: 'every(1s, jitter=200ms)'}
              cam: {emits: e, arrivals: poisson(1/s)}
            services:
              police: {subscribes: [a, b], workers: 2, service-time: lognormal(mean=40ms, p99=200ms)}
              "fire.dep": {subscribes: [a], workers: 3}
            network: 5ms
            """;

    private final Problems problems = new Problems();

    private Mapping town() {
        return Toys.TOWN.parse(TOWN, Source.named("town.yaml"), problems);
    }

    private Mapping patched(String patch) {
        Node over = SourceReader.parse(patch, Source.named("patch.yaml"), problems);
        return Toys.TOWN.patch(town(), over, problems);
    }

    private Town bind(Mapping document) {
        Town town = Toys.TOWN.bind(document, problems);
        assertThat(problems.lines()).isEmpty();
        return town;
    }

    private Town set(String... assignments) {
        return bind(Toys.TOWN.set(town(), Arrays.asList(assignments), problems));
    }

    @Test
    void mappingsMergeAndListsAndScalarsReplace() {
        Town town = bind(patched("services: {police: {subscribes: [c]}, medic: {subscribes: [d]}}\nname: y"));

        assertThat(town.name()).isEqualTo("y");
        assertThat(town.services()).containsOnlyKeys("police", "fire.dep", "medic");
        assertThat(town.services().get("police").subscribes()).containsExactly("c");
        assertThat(town.services().get("police").workers()).isEqualTo(2);
    }

    @Test
    void nullRemovesAKeySoThatItsDefaultApplies() {
        Town town = bind(patched("services: {police: {workers: null}, 'fire.dep': ~}\nnetwork: null"));

        assertThat(town.services()).containsOnlyKeys("police");
        assertThat(town.services().get("police").workers()).isEqualTo(1);
        assertThat(town.network()).isNull();
    }

    @Test
    void removingAnAbsentKeyIsAWarningAndAnUnknownOneAMistake() {
        Town town = Toys.TOWN.bind(
                patched("services:\n  police: {workerz: null, priority: null}\n  medic: {subscribes: [a], size: null}"),
                problems);

        assertThat(town).isNotNull();
        assertThat(problems.errorCount()).isEqualTo(1);
        assertThat(problems.lines())
                .containsExactly(
                        "patch.yaml:2:12: services.police: unknown key 'workerz'; did you mean 'workers'?",
                        "patch.yaml:2:27: warning: services.police.priority: null removes 'priority', but there is none",
                        "patch.yaml:3:28: warning: services.medic.size: null removes 'size', but there is none");
    }

    @Test
    void patchingAnUnknownKeyIsAnErrorWhereThePatchIsWritten() {
        Toys.TOWN.bind(patched("services:\n  police: {wrokers: 5}\n  fire: {workers: 5}\nregion: {}"), problems);

        assertThat(problems.lines())
                .containsExactly(
                        "patch.yaml:2:12: services.police: unknown key 'wrokers'; did you mean 'workers'?",
                        "patch.yaml:3:3: services: unknown service 'fire'; known services: police, fire.dep (a new one needs 'subscribes')",
                        "patch.yaml:4:1: unknown key 'region'; known keys: name, seed, duration, start, drain, producers, services, network, zones, strategies");
    }

    @Test
    void aPolicyOfTheSameKindIsPatchedParameterByParameter() {
        assertThat(bind(patched("services: {police: {service-time: {mean: 50ms}}}"))
                        .services()
                        .get("police")
                        .serviceTime())
                .isEqualTo(new Lognormal(5e7, null, 2e8));
        assertThat(bind(patched("producers: {pir: {arrivals: {kind: every, period: 2s}}}"))
                        .producers()
                        .get("pir")
                        .arrivals())
                .isEqualTo(new Every(2_000_000_000, new Constant(2e8)));
        assertThat(bind(patched("producers: {pir: {arrivals: every(2s)}}"))
                        .producers()
                        .get("pir")
                        .arrivals())
                .isEqualTo(new Every(2_000_000_000, new Constant(2e8)));
        assertThat(bind(patched("network: 7ms")).network()).isEqualTo(new Town.Link(new Constant(7e6), 0));
        assertThat(bind(patched("network: {loss: 1%}")).network()).isEqualTo(new Town.Link(new Constant(5e6), 0.01));
    }

    @Test
    void aPolicyOfAnotherKindReplacesTheWhole() {
        assertThat(bind(patched("services: {police: {service-time: exponential(5ms)}}"))
                        .services()
                        .get("police")
                        .serviceTime())
                .isEqualTo(new Exponential(5e6));
        assertThat(bind(patched("services: {police: {service-time: {kind: constant, value: 5ms}}}"))
                        .services()
                        .get("police")
                        .serviceTime())
                .isEqualTo(new Constant(5e6));
        assertThat(bind(patched("network: exponential(5ms)")).network())
                .isEqualTo(new Town.Link(new Exponential(5e6), 0));
        assertThat(bind(patched("network: {kind: exponential, mean: 5ms}")).network())
                .isEqualTo(new Town.Link(new Exponential(5e6), 0));
    }

    @Test
    void anEmptyPatchChangesNothing() {
        assertThat(bind(patched("{}"))).isEqualTo(bind(town()));
        assertThat(bind(patched("~"))).isEqualTo(bind(town()));
    }

    @Test
    void strategiesOfTheFileArePatchesThatKeepTheirNulls() {
        Mapping document = Toys.TOWN.parse(
                TOWN
                        + "strategies:\n  none:\n  calm: {services: {police: {workers: null, service-time: {p99: 100ms}}}}\n",
                Source.named("town.yaml"),
                problems);
        Town town = bind(document);

        assertThat(town.strategies()).containsOnlyKeys("none", "calm");
        assertThat(bind(Toys.TOWN.patch(document, town.strategies().get("none"), problems)))
                .isEqualTo(town);
        Town calm = bind(Toys.TOWN.patch(document, town.strategies().get("calm"), problems));
        assertThat(calm.services().get("police").workers()).isEqualTo(1);
        assertThat(calm.services().get("police").serviceTime()).isEqualTo(new Lognormal(4e7, null, 1e8));
    }

    @Test
    void setReachesEveryValueByItsPath() {
        assertThat(set("services.police.workers=5").services().get("police").workers())
                .isEqualTo(5);
        assertThat(set("services.\"fire.dep\".workers=5")
                        .services()
                        .get("fire.dep")
                        .workers())
                .isEqualTo(5);
        assertThat(set("services.police.subscribes[1]=z")
                        .services()
                        .get("police")
                        .subscribes())
                .containsExactly("a", "z");
        assertThat(set("services.police.subscribes=[z]")
                        .services()
                        .get("police")
                        .subscribes())
                .containsExactly("z");
        assertThat(set("services.police.service-time.mean=50ms")
                        .services()
                        .get("police")
                        .serviceTime())
                .isEqualTo(new Lognormal(5e7, null, 2e8));
        assertThat(set("services.police.service-time=exponential(5ms)")
                        .services()
                        .get("police")
                        .serviceTime())
                .isEqualTo(new Exponential(5e6));
        assertThat(set("services.police={workers: 7}").services().get("police").workers())
                .isEqualTo(7);
        assertThat(set("services.police.workers=null").services().get("police").workers())
                .isEqualTo(1);
        assertThat(set("name=\"a=b\"", "seed=7").name()).isEqualTo("a=b");
        assertThat(set("network.loss=1%").network()).isEqualTo(new Town.Link(new Constant(5e6), 0.01));
    }

    @Test
    void aWrongSettingIsSaidInItsOwnWords() {
        List<String> wrong = List.of(
                "services.police.wrokers=5",
                "services.police.workers=many",
                "services.police.subscribes[2]=z",
                "services.police.workers[0]=z",
                "services.police.subscribes[0]=null",
                "services..x=1",
                "services",
                "=5",
                "name=",
                "name=[",
                "seed[x]=1",
                "network.los=null");

        Toys.TOWN.bind(Toys.TOWN.set(town(), wrong, problems), problems);

        assertThat(problems.lines())
                .containsExactlyInAnyOrder(
                        "--set 'services.police.wrokers=5': services.police: unknown key 'wrokers'; did you mean 'workers'?",
                        "--set 'services.police.workers=many': services.police.workers: expected a whole number such as 1000, or unlimited, but found 'many'",
                        "--set 'services.police.subscribes[2]=z': there is no services.police.subscribes[2]: the list has 2 items, [0] to [1]",
                        "--set 'services.police.workers[0]=z': expected a list at services.police.workers, but found 'many'",
                        "--set 'services.police.subscribes[0]=null': null removes keys, not items of a list; write the whole list",
                        "--set 'services..x=1': expected a name at character 10 of 'services..x', but found '.'",
                        "--set 'services': expected path.to.key=value, but found 'services'",
                        "--set '=5': expected path.to.key=value, but found '=5'",
                        "--set 'name=': expected a value behind '='; null removes the key",
                        "--set 'name=[': expected a value, but the text ends; is a bracket never closed?",
                        "--set 'seed[x]=1': expected an index such as [0] at character 5 of 'seed[x]', but found '['",
                        "--set 'network.los=null': network: unknown key 'los'; did you mean 'loss'? (known keys: latency, loss)");
    }
}

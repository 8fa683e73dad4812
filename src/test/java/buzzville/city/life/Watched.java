package buzzville.city.life;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.report.life.LifeText;
import buzzville.report.life.LossSentence;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A run of which some messages were watched, beside the same run that nobody watched. */
public record Watched(Run run, Run alone, List<Life> lives, List<Ending> endings) {
    /** How a story ended by the ledger's own word. */
    public record Ending(
            long id, String account, int index, @Nullable Fate fate, long at) {}

    /** Runs a scenario twice. */
    public static Watched of(Scenario scenario, Predicate<Message> wanted) {
        City alone = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0);
        List<Ending> endings = new ArrayList<>();
        Map<Long, Boolean> seen = new HashMap<>();
        alone.record(new Recorder() {
            @Override
            public void occurred(Message message) {
                if (wanted.test(message)) {
                    seen.put(message.identity, true);
                }
            }

            @Override
            public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
                if (seen.containsKey(message.identity)) {
                    endings.add(new Ending(message.identity, account.name(), account.index(), fate, now));
                }
            }
        });
        Run without = alone.finish();
        Watch watch = Watch.where(wanted, List.copyOf(scenario.zones().keySet()));
        City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0, watch);
        watch.clock(city.simulation());
        city.record(watch);
        return new Watched(city.finish(), without, watch.lives(), endings);
    }

    /** Everything that holds for any life in any city. */
    public Watched isTrue() {
        assertThat(run.summary().fingerprint()).isEqualTo(alone.summary().fingerprint());
        Map<Long, Life> byId = new HashMap<>();
        lives.forEach(life -> byId.put(life.self().id(), life));
        for (Ending ending : endings) {
            Life life = byId.get(ending.id());
            String name = ending.index() < 0 ? "" : ending.account();
            boolean told = life != null
                    && life.branches().stream()
                            .anyMatch(branch -> branch.subscription().equals(name)
                                    && branch.at() == ending.at()
                                    && branch.fate() == ending.fate());
            if (!told) {
                throw new AssertionError("%s is not told in %s".formatted(ending, life));
            }
        }
        lives.forEach(Watched::check);
        return this;
    }

    private static void check(Life life) {
        LossSentence sentences = new LossSentence(ReportLanguage.EN);
        inOrder(life, life.upstream());
        for (Branch branch : life.branches()) {
            inOrder(life, branch.moments());
            long at = life.self().occurredAt();
            for (Stretch stretch : branch.stretches()) {
                require(stretch.from() == at, stretch, life);
                at = stretch.until();
            }
            require(at == branch.at() || life.originals() > 0, branch, life);
            Moment decisive = branch.decisive();
            if (branch.fate() != null && branch.fate().isLoss()) {
                String sentence = sentences.of(life, branch);
                require(sentence.startsWith(branch.fate().label() + ": "), sentence, life);
                require(sentence.matches(".*\\d:\\d\\d:\\d\\d.*\\.") && !sentence.contains("–"), sentence, life);
                require(decisive != null && !decisive.place().isEmpty(), sentence, life);
            }
        }
    }

    private static void inOrder(Life life, List<Moment> moments) {
        for (int i = 1; i < moments.size(); i++) {
            require(moments.get(i).at() >= moments.get(i - 1).at(), moments.get(i), life);
        }
    }

    private static void require(boolean holds, @Nullable Object what, Life life) {
        if (!holds) {
            throw new AssertionError(what + "\nin " + new LifeText(ReportLanguage.EN, List.of()).full(life) + life);
        }
    }

    /** The only life of an event's type; or its n-th, from 0. */
    Life life(String event, int n) {
        return lives.stream()
                .filter(life -> life.self().event().equals(event))
                .skip(n)
                .findFirst()
                .orElseThrow();
    }

    /** The sentence for a loss at the first subscription. */
    String sentence(String event, int n) {
        Life life = life(event, n);
        return new LossSentence(ReportLanguage.EN).of(life, life.branches().get(0));
    }

    /** Stretches of the first branch in milliseconds, such as {@code LANE desk 30}. */
    List<String> stretches(String event, int n) {
        return life(event, n).branches().get(0).stretches().stream()
                .map(stretch -> stretch.phase() + " " + stretch.place() + " " + stretch.length() / 1_000_000.0)
                .map(text -> text.replaceFirst("\\.0$", ""))
                .toList();
    }
}

package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Judgement;
import buzzville.city.Reason;
import buzzville.city.Run;
import buzzville.experiment.Estimate;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.experiment.Remark;
import buzzville.report.text.Labels;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTableTest {
    @TempDir
    Path folder;

    @Test
    void aTerminalShowsLedgerObjectivesAndVerdict() throws IOException {
        Run run = Runs.of(Runs.BY_HAND, folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false)).isEqualTo("""
                                                               dropped-      in
                        service  priority  offered  delivered    newest  flight    p50  p95  p99  max
                        garde    high           10          6         1       3  2.5 s  4 s  4 s  4 s

                        PASS  kept   loss < 20%       10%
                        FAIL  quick  p50 < 3s       3.5 s
                        FAIL  flat   queue max < 2      2

                        FAIL: 2 of 3 objectives not met
                        """);
    }

    @Test
    void frenchIsSpokenToo() throws IOException {
        Run run = Runs.of(Runs.BY_HAND, folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.FR, false))
                .contains("priorité", "livrés", "haute", "TENU", "2,5 s", "ROMPU : 2 objectifs sur 3 non atteints");
    }

    @Test
    void itFitsAHundredColumnsWithoutEscapes() throws IOException {
        String crowded = Runs.BUSY.replace("police", "p".repeat(60)).replace("kept:", "k".repeat(60) + ":");
        Run run = Runs.of(crowded, folder);

        String table = VerdictTable.of(Findings.of(run), ReportLanguage.EN, false);

        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(table).doesNotContain("\u001b");
    }

    @Test
    void coloursAreTheOnlyDifferenceTheyMake() throws IOException {
        Run run = Runs.of(Runs.BUSY, folder);

        String coloured = VerdictTable.of(Findings.of(run), ReportLanguage.EN, true);

        assertThat(coloured).contains("\u001b[1;32m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false));
    }

    @Test
    void aScenarioThatPromisesNothingSaysSo() throws IOException {
        Run run = Runs.of(Runs.BY_HAND.substring(0, Runs.BY_HAND.indexOf("objectives:")), folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false))
                .endsWith("\n\nno objectives: nothing was promised\n");
    }

    @Test
    void everyWordOfAFrenchVerdictIsFrench() throws IOException {
        Run run = Runs.of(Runs.BY_HAND.replace("quick: p50 < 3s", "late: p99 < 9s"), folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.FR, false)).isEqualTo("""
                                                            nouveaux     en
                        service  priorité  offerts  livrés     jetés  route    p50  p95  p99  max
                        garde    haute          10       6         1      3  2,5 s  4 s  4 s  4 s

                        TENU   kept  loss < 20%     10 %
                        ROMPU  late  p99 < 9s        4 s
                              perdus : 1, inachevés : 3, sur 10 ; ils pourraient le faire dépasser
                        ROMPU  flat  queue max < 2     2

                        ROMPU : 2 objectifs sur 3 non atteints
                        """);
    }

    @Test
    void thereAreWordsForEverythingThatCanBeSaid() throws IOException {
        Scenario scenario = Runs.scenario(Runs.BY_HAND, folder);
        Reason missing = new Reason.Missing(1, 2, 3000);
        for (Class<?> reason : Reason.class.getPermittedSubclasses()) {
            assertThat(List.of("NothingHappened", "NothingDelivered", "NotRecovered", "Missing"))
                    .contains(reason.getSimpleName());
        }
        List<Remark> remarks = List.of(
                new Remark.Because(new Reason.NothingHappened()),
                new Remark.Because(new Reason.NothingDelivered()),
                new Remark.Because(new Reason.NotRecovered()),
                new Remark.Because(missing),
                new Remark.Broken(1, 4),
                new Remark.Open(2, 4),
                new Remark.Open(0, 4, 37),
                new Remark.Open(1, 4, 1),
                new Remark.Open(2, 4, 523),
                new Remark.Open(2, 4, 1_000_000),
                new Remark.TooFew(3, 1000),
                new Remark.Bound(0.6316),
                new Remark.Alike(3));
        assertThat(remarks.stream().map(Object::getClass).distinct())
                .hasSize(Remark.class.getPermittedSubclasses().length);

        assertThat(remarks.stream().map(remark -> said(remark, scenario, ReportLanguage.FR)))
                .containsExactly(
                        "rien de ce qui est promis n'a eu lieu",
                        "rien n'a été livré",
                        "la ville n'était pas rétablie à la fin",
                        "perdus : 1, inachevés : 2, sur 3 000 ; ils pourraient le faire dépasser",
                        "1 réplication sur 4 l'a rompu",
                        "2 réplications sur 4 l'ont rompu ; d'autres réplications trancheraient peut-être",
                        "il faudrait environ 37 réplications de plus",
                        "1 réplication sur 4 l'a rompu ; il faudrait environ 1 de plus",
                        "2 réplications sur 4 l'ont rompu ; il faudrait environ 530 de plus",
                        "2 réplications sur 4 l'ont rompu ; il en faudrait plus de 100 000 de plus",
                        "trop peu de données : 3 messages sur les 1 000 qu'il faudrait",
                        "au plus 64 % des essais le rompraient",
                        "les 3 réplications sont identiques");
        assertThat(remarks.stream().map(remark -> said(remark, scenario, ReportLanguage.EN)))
                .containsExactly(
                        "nothing happened that it is about",
                        "nothing was delivered",
                        "the city had not recovered when the run ended",
                        "1 lost and 2 unfinished of 3,000 could push it over",
                        "1 of 4 replications broke it",
                        "2 of 4 replications broke it; more replications may tell",
                        "about 37 more replications would tell",
                        "1 of 4 replications broke it; about 1 more would tell",
                        "2 of 4 replications broke it; about 530 more would tell",
                        "2 of 4 replications broke it; more than 100,000 more would tell",
                        "not enough data: 3 messages of the 1,000 it takes",
                        "at most 64% of runs would break it",
                        "all 3 replications are the same");
    }

    @Test
    void servicesGoByTheirLabelsInTheLanguageOfTheReader() throws IOException {
        Run run = Runs.of(
                Runs.BY_HAND.replace("    subscribes", "    label: {fr: Garde, en: Guard}\n    subscribes"), folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false)).contains("\nGuard    high");
        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.FR, false)).contains("\nGarde    haute");
    }

    @Test
    void whatOnlyConfirmedIsCountedUnderTheLedger() throws IOException {
        // both notice everything, so each second report of a crash tells police nothing new; the journal does not care
        Run run = Runs.of("""
                format: 1
                duration: 10s
                events: {accident: {priority: critical}, closure: {}}
                producers:
                  street:
                    emits: accident
                    arrivals: at([1s, 3s])
                    witnesses: {sensor: {}, call: {after: 1s}}
                services:
                  police: {label: Police, subscribes: [accident], correlates: [accident], emits: {closure: {on: accident}}}
                  journal: {subscribes: [accident, closure]}
                """, folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false))
                .contains("\ndelivered, but only confirming another witness: Police 2\n");
    }

    private static String said(Remark remark, Scenario scenario, ReportLanguage language) {
        Estimate actual = new Estimate(1, 1, 1, 1, Estimate.Note.NONE);
        Promise promise = new Promise("", Judgement.Verdict.FAIL, actual, "", remark, null);
        return new Wording(language).remark(promise, new Labels(scenario, language));
    }
}

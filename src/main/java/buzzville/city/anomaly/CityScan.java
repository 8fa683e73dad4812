package buzzville.city.anomaly;

import buzzville.city.Budget;
import buzzville.city.IncidentSummary;
import buzzville.city.Judgement;
import buzzville.city.Run;
import buzzville.city.anomaly.Anomaly.Subject;
import buzzville.city.anomaly.Buckets.Stretch;
import buzzville.metric.Level;
import java.util.List;

/** Looks for what is wrong in the city as a whole: who is held back, what incidents leave behind, promises in danger. */
final class CityScan {
    private static final String CITY = "city";
    private static final int HALF = 50;
    private static final int MOST = 75;
    private static final int[] SHARES = {HALF, MOST};
    private static final int PERCENT = 100;

    private final Run run;
    private final Buckets buckets;
    private final List<Draft> drafts;

    CityScan(Run run, Buckets buckets, List<Draft> drafts) {
        this.run = run;
        this.buckets = buckets;
        this.drafts = drafts;
    }

    void scan() {
        held(AnomalyKind.PRODUCERS_BLOCKED, run.blockedProducers(), Severity.WARNING);
        if (run.throttledProducers() != null) {
            held(AnomalyKind.PRODUCERS_THROTTLED, run.throttledProducers(), Severity.INFO);
        }
        run.summary().incidents().forEach(this::recovery);
        run.summary().exams().forEach((name, exam) -> {
            List<Budget> budgets = exam.budgets();
            for (Budget budget : budgets) {
                budget(name, budget);
            }
            Judgement judgement = run.summary().objectives().get(name);
            if (judgement != null
                    && judgement.verdict() == Judgement.Verdict.FAIL
                    && budgets.stream().allMatch(Budget::kept)) {
                drafts.add(new Draft(
                                AnomalyKind.OBJECTIVE_BROKEN,
                                judgement.where().isEmpty() ? CITY : judgement.where(),
                                new Subject("", "", name))
                        .when(run.summary().span().to(), Anomaly.OPEN, false)
                        .how(Severity.CRITICAL, 0, Double.NaN, Double.NaN));
            }
        });
    }

    private void held(AnomalyKind kind, Level instances, Severity severity) {
        for (Stretch stretch : buckets.stretches(1, i -> instances.bucketMax(i) > 0)) {
            long peak = 0;
            for (int i = stretch.from(); i < stretch.to(); i++) {
                peak = Math.max(peak, instances.bucketMax(i));
            }
            drafts.add(new Draft(kind, "broker", Subject.NONE)
                    .when(buckets.start(stretch.from()), buckets.until(stretch), false)
                    .how(severity, 1, peak, Double.NaN));
        }
    }

    /** What an incident leaves is a problem if it is there for longer than the incident was. */
    private void recovery(String name, IncidentSummary incident) {
        long end = run.summary().span().to();
        long patience = incident.until() - incident.from();
        if (patience <= 0 || incident.until() >= end || end - incident.until() < patience) {
            return;
        }
        long before = buckets.waiting(buckets.of(incident.from()) - 1);
        int drained = drained(buckets, incident);
        long when = drained < 0 ? Anomaly.OPEN : buckets.end(drained);
        if (drained >= 0 && buckets.start(drained) - incident.until() <= patience) {
            return;
        }
        long peak = 0;
        for (int i = buckets.of(incident.from()); i < (drained < 0 ? buckets.count() : drained + 1); i++) {
            peak = Math.max(peak, buckets.waiting(i));
        }
        drafts.add(new Draft(AnomalyKind.NOT_DRAINED, CITY, new Subject("", "", name))
                .when(incident.until() + patience, when, false)
                .how(drained < 0 ? Severity.CRITICAL : Severity.WARNING, 1, peak, before));
    }

    /** The first bucket that ends after an incident with no more waiting than before it, a few messages apart; -1 if none does. */
    static int drained(Buckets buckets, IncidentSummary incident) {
        long before = buckets.waiting(buckets.of(incident.from()) - 1);
        for (int i = buckets.of(incident.until()); i < buckets.count(); i++) {
            if (buckets.waiting(i) - before < StageScan.GROWTH) {
                return i;
            }
        }
        return -1;
    }

    private void budget(String name, Budget budget) {
        Subject subject = new Subject("", "", name);
        int next = 0;
        long spoilt = 0;
        for (int i = 0; i < buckets.count(); i++) {
            spoilt += budget.spoils().count(i);
            if (!budget.kept() && spoilt > budget.allowed()) {
                boolean first = budget.allowed() == 0;
                drafts.add(new Draft(AnomalyKind.OBJECTIVE_BROKEN, where(budget), subject)
                        .when(first ? budget.spoils().first() : buckets.end(i), Anomaly.OPEN, first)
                        .how(Severity.CRITICAL, spoilt, budget.spoils().total(), budget.allowed()));
                return;
            }
            int passed = 0;
            while (next < SHARES.length
                    && budget.allowed() > 0
                    && spoilt * PERCENT >= budget.allowed() * SHARES[next]) {
                passed = SHARES[next++];
            }
            if (passed > 0) {
                drafts.add(new Draft(AnomalyKind.OBJECTIVE_IN_DANGER, where(budget), subject)
                        .when(buckets.end(i), Anomaly.OPEN, false)
                        .how(
                                passed == HALF ? Severity.INFO : Severity.WARNING,
                                spoilt,
                                budget.spoils().total(),
                                budget.allowed()));
            }
        }
    }

    private static String where(Budget budget) {
        return budget.where().isEmpty() ? CITY : budget.where();
    }
}

package buzzville.city;

import buzzville.codec.Codec;
import buzzville.metric.Span;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured for one objective at each place where it must hold: it can be judged, and adds exactly to that of
 * another run of the same scenario.
 */
public final class Exam {
    private final Objective objective;
    private final List<Place> places;

    /** One place at which the objective must hold, and what was seen there. */
    record Place(String where, Observed observed) {}

    Exam(Objective objective, List<Place> places) {
        this.objective = objective;
        this.places = List.copyOf(places);
    }

    public Objective objective() {
        return objective;
    }

    /** The places by name; where there is only one it could be, nobody needs to be told which. */
    public List<String> places() {
        return places.stream().map(Place::where).toList();
    }

    /** What was found at each place, in the order of {@link #places}. */
    public List<Evidence> evidence() {
        Examiner examiner = new Examiner(objective);
        return places.stream().map(place -> examiner.look(place.observed())).toList();
    }

    /** The error budgets of its places, those of the first run if there are several; empty for objectives that have none. */
    public List<Budget> budgets() {
        List<Evidence> evidence = evidence();
        List<Budget> budgets = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).observed() instanceof Observed.Messages messages) {
                String where = places.get(i).where();
                Budget budget = Budget.of(
                        objective, where, messages.tally(), evidence.get(i).holds());
                if (budget != null) {
                    budgets.add(budget);
                }
            }
        }
        return budgets;
    }

    /** Adds the same exam of another run. */
    public void add(Exam other) {
        for (int i = 0; i < places.size(); i++) {
            places.get(i).observed().add(other.places.get(i).observed());
        }
    }

    /** The worst place decides; places where nothing happened that the objective is about do not count. */
    Judgement judge() {
        Evidence worst = null;
        String where = "";
        List<Evidence> evidence = evidence();
        for (int i = 0; i < places.size(); i++) {
            if (!evidence.get(i).isMissing() && (worst == null || isWorse(evidence.get(i), worst))) {
                worst = evidence.get(i);
                where = places.size() > 1 ? places.get(i).where() : "";
            }
        }
        if (worst == null) {
            return new Judgement(
                    objective.text(), Judgement.Verdict.NO_DATA, Double.NaN, "", new Reason.NothingHappened());
        }
        Judgement.Verdict verdict = worst.holds() ? Judgement.Verdict.PASS : Judgement.Verdict.FAIL;
        return new Judgement(objective.text(), verdict, worst.actual(), where, worst.reason());
    }

    private boolean isWorse(Evidence evidence, Evidence than) {
        return evidence.holds() == than.holds() ? objective.isWorse(evidence.actual(), than.actual()) : than.holds();
    }

    /**
     * Passes one through a codec.
     *
     * @param known null when it is read
     * @param objective that it is about
     */
    static Exam coded(Codec codec, @Nullable Exam known, Objective objective, Span span) {
        int size = codec.size(known == null ? 0 : known.places.size());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Place place = known == null ? null : known.places.get(i);
            String where = codec.text(place == null ? "" : place.where());
            places.add(new Place(where, ObservedCode.coded(codec, place == null ? null : place.observed(), span)));
        }
        return known == null ? new Exam(objective, places) : known;
    }
}

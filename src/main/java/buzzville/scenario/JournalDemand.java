package buzzville.scenario;

import java.util.List;

/** What only a broker with a journal can suffer. */
final class JournalDemand {
    private final Scenario scenario;
    private final Remarks remarks;

    JournalDemand(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    /**
     * Refuses what is written at this path unless the broker has a journal.
     *
     * @param what it is about, such as {@code a machine that crashes}
     */
    void of(String path, String what) {
        if (!isThere()) {
            remarks.error(path, what + " needs a journal of the broker, and there is none");
        }
    }

    /** Refuses numbers of machines that the journal does not have. */
    void nodes(String path, List<Integer> nodes) {
        int count = machines();
        for (int i = 0; i < nodes.size(); i++) {
            if (isThere() && !(0 <= nodes.get(i) && nodes.get(i) < count)) {
                remarks.error(Remarks.under(path, i), "must be from 0 to " + (count - 1) + ", but is " + nodes.get(i));
            }
        }
    }

    private boolean isThere() {
        return scenario.broker().journal() != null;
    }

    /** How many machines hold the journal. */
    private int machines() {
        JournalSpec journal = scenario.broker().journal();
        return journal == null ? 1 : journal.replicas();
    }
}

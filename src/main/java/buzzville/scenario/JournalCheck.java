package buzzville.scenario;

import buzzville.broker.journal.Acks;
import buzzville.broker.journal.Os;
import buzzville.broker.journal.Takeover;

/** Whether what a journal says of itself goes together. */
final class JournalCheck {
    private static final String PATH = "broker.journal";

    private final Scenario scenario;
    private final Remarks remarks;

    JournalCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        JournalSpec journal = scenario.broker().journal();
        if (journal == null || !remarks.knows(PATH)) {
            return;
        }
        if (remarks.knows("broker.delivery") && scenario.broker().delivery().calls()) {
            remarks.keyError(
                    PATH,
                    "a call does not pass the broker, so there is nothing to write down; expected 'delivery: publish'");
        }
        if (journal.flush() instanceof Os && journal.flushTime() != null) {
            remarks.keyWarning(
                    PATH + ".flush-time",
                    "has no effect: with 'flush: os' nobody waits for a flush; expected 'flush: every-message', 'messages'"
                            + " or 'interval'");
        }
        if (journal.replicas() == 1) {
            alone(journal);
        }
        if (remarks.knows("duration")) {
            retention(journal);
        }
        if (journal.minInSync() > 1 && journal.acks() != Acks.ALL) {
            remarks.keyWarning(PATH + ".min-in-sync", "has no effect: only 'acks: all' asks how many are in sync");
        }
        if (journal.takeover() == Takeover.RECORD && journal.unclean()) {
            remarks.keyWarning(
                    PATH + ".unclean",
                    "has no effect on who serves: with 'takeover: record' only the first leader does");
        }
    }

    private void retention(JournalSpec journal) {
        if (journal.retentionSize() != null && journal.retentionSize() < journal.segment()) {
            remarks.warning(
                    PATH + ".retention-size",
                    "is less than one 'segment', and only whole ones are deleted; expected a 'segment' of this size at most");
        }
        boolean bites = journal.retention() < scenario.duration() || journal.retentionSize() != null;
        if (bites && journal.retentionCheck() >= scenario.duration()) {
            remarks.warning(
                    PATH,
                    "nothing is ever deleted: the first look at the segments would be at "
                            + Remarks.duration(journal.retentionCheck()) + ", but the run ends at "
                            + Remarks.duration(scenario.duration()) + "; expected a shorter 'retention-check'");
        }
    }

    private void alone(JournalSpec journal) {
        if (journal.replication() != null) {
            remarks.keyWarning(PATH + ".replication", "has no effect: there is one replica, so nothing is copied");
        }
        if (journal.lagLimit() != JournalSpec.USUAL_LAG_LIMIT) {
            remarks.keyWarning(PATH + ".lag-limit", "has no effect: there is one replica, so nobody follows it");
        }
        if (journal.unclean()) {
            remarks.keyWarning(PATH + ".unclean", "has no effect: there is one replica, so nobody else can lead");
        }
    }
}

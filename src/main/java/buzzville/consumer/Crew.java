package buzzville.consumer;

import org.jspecify.annotations.Nullable;

/**
 * The workers of one stage at one instant.
 *
 * @param workers how many exist; {@link WorkerRules#UNLIMITED} where there is no limit
 * @param busy how many of them serve
 * @param down how many an outage keeps from serving
 * @param starting how many more are being started
 */
public record Crew(int workers, int busy, int down, int starting) {
    /** As they are now. */
    public static Crew of(Workers workers, @Nullable Supervisor supervisor) {
        Staff staff = workers.staff();
        int rules = workers.rules().workers();
        int existing = staff == null ? rules : staff.existing().count();
        int down = 0;
        for (int outage : workers.outages) {
            down += outage > 0 ? 1 : 0;
        }
        int starting = supervisor == null ? 0 : supervisor.starting().count();
        return new Crew(existing, (int) workers.busy().value(), down, starting);
    }

    /** Whether there are as many as work needs. */
    public boolean isUnlimited() {
        return workers == WorkerRules.UNLIMITED;
    }
}

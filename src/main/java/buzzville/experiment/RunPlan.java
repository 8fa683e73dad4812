package buzzville.experiment;

/**
 * One of the runs of a study, by a name that is the same in every process: whoever knows the study can do it, and do it again.
 *
 * @param city the name of what is run, such as a strategy or the number of a combination; unique in the study
 * @param replication from 0
 */
public record RunPlan(String city, int replication) {
    @Override
    public String toString() {
        return city + "/" + replication;
    }
}

package buzzville.scenario;

/** Whether the incidents of a group can repeat together. */
final class GroupCheck {
    private final Scenario scenario;
    private final Remarks remarks;

    GroupCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void check(String path, IncidentSpec incident, GroupSpec group) {
        String own = path.substring(0, path.length() - ".group".length());
        if (incident.lasting() != null) {
            remarks.error(
                    Remarks.under(own, "for"), "a group lasts as long as its faults; expected 'for' in each of them");
        }
        group.faults().forEach((name, fault) -> {
            String there = Remarks.under(path, "faults", name);
            if (fault.group() != null) {
                remarks.keyError(Remarks.under(there, "group"), "a group cannot hold another one");
            } else if (fault.change() != null) {
                remarks.keyError(
                        Remarks.under(there, "change"), "a change stands by itself; expected it outside the group");
            } else if (fault.random() != null) {
                remarks.keyError(
                        Remarks.under(there, "random"),
                        "what comes at random is in no group; expected 'at', or an incident of its own");
            } else if (fault.lasting() == null && !fault.deed().isMoment()) {
                remarks.keyError(there, "in a group each fault ends; expected 'for'");
            }
        });
        long last = group.last(incident.at());
        if (group.times() > 1 && last >= scenario.duration() && incident.at() < scenario.duration()) {
            remarks.error(
                    Remarks.under(path, "times"),
                    "the last one begins at " + Remarks.duration(last) + ", but the run ends at "
                            + Remarks.duration(scenario.duration()));
        }
    }
}

package buzzville.scenario;

import buzzville.scenario.yaml.Mapping;

/**
 * A scenario that is run as it is up to an instant, and with other choices from then on.
 *
 * @param name of the change on its timeline; empty if the choices change nothing, so that there is none
 * @param at virtual nanoseconds
 * @param document the whole, with that change
 * @param scenario as understood
 * @param change the merge patch that takes effect, as one line of YAML
 */
public record Branch(String name, long at, Mapping document, Scenario scenario, String change) {
    /** Whether nothing will be different. */
    public boolean isEmpty() {
        return name.isEmpty();
    }

    /** The setting that makes the same of the scenario, such as {@code incidents.branch={at: 12min, change: {...}}}. */
    public String assignment() {
        return Remarks.path("incidents", name) + "={at: " + Remarks.duration(at) + ", change: " + change + "}";
    }

    /** The instant as scenarios write it. */
    public String instant() {
        return Remarks.duration(at);
    }
}

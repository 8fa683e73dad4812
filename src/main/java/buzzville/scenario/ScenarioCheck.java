package buzzville.scenario;

import buzzville.scenario.yaml.Problems;

/**
 * What is wrong with a scenario as a whole although each of its parts is right.
 *
 * <p>Checks that reason about what flows where come last and only if all names resolve: otherwise one slip of the pen
 * would be reported again as everything that follows from it.
 */
final class ScenarioCheck {
    private final Scenario scenario;
    private final Problems problems;

    ScenarioCheck(Scenario scenario, Problems problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    void run() {
        int before = problems.errorCount();
        Remarks remarks = new Remarks(problems);
        new ReferenceCheck(scenario, remarks).run();
        boolean resolved = problems.errorCount() == before;
        Stages stages = new Stages(scenario);
        new ProducerCheck(scenario, remarks).run();
        new CalendarCheck(scenario, remarks).run();
        new StageCheck(scenario, stages, remarks).run();
        new ServiceCheck(scenario, remarks).run();
        Traffic traffic = new Traffic(scenario);
        new IncidentCheck(scenario, stages, traffic, remarks).run();
        new ObjectiveCheck(scenario, stages, resolved ? traffic : null, remarks).run();
        if (resolved) {
            new FlowCheck(scenario, stages, traffic, remarks).run();
        }
    }
}

package buzzville.scenario;

import buzzville.broker.admission.AdmissionPolicy;
import buzzville.unit.Doc;
import buzzville.unit.Short;
import java.util.List;

/** Who may come in at all: one policy, or several that are asked one after the other. */
@Short("policies")
@Doc("Who may come in at all: one policy, or several that are asked in this order.")
public record AdmissionSpec(
        @Doc("The policies, in the order in which they are asked.")
        List<AdmissionPolicy> policies) {}

package buzzville.consumer.scaling;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** The number of workers that the service says, from the start to the end. */
@Doc("Always as many workers as the service says.")
@Manual(
        rule = "The number of workers never changes: `workers` of each instance, from the start to the end.",
        source = "The usual deployment: `replicas: n` of a Kubernetes Deployment, a fixed number of consumers.",
        use =
                "When the load hardly varies, when a worker takes longer to start than a surge lasts, or as the baseline that"
                        + " others are compared with.",
        hurts =
                "Sized for the peak it is paid for all night; sized for the mean it drowns every evening. A surge of 4 times"
                        + " the mean needs 4 times the workers, whatever scaling there is.",
        names = "Static provisioning, fixed replicas.")
public record Fixed() implements ScalingPolicy {}

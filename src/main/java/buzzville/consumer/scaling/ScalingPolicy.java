package buzzville.consumer.scaling;

/** How many workers each instance of a service has: {@link Fixed}, or {@link Autoscaling} as the load asks for. */
public interface ScalingPolicy {}

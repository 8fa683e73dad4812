package buzzville.broker.delivery;

/** How what producers report gets to the services. */
public interface DeliveryPolicy {
    /** Whether producers call services themselves and wait for their answers, without the broker. */
    boolean calls();
}

package buzzville.broker.order;

import buzzville.unit.Doc;

/** Messages are received as they come. */
@Doc("As messages come.")
public record Arrival() implements DeliveryOrder {
    @Override
    public boolean isArrival() {
        return true;
    }
}

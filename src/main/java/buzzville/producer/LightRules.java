package buzzville.producer;

import buzzville.message.EventKind;

/**
 * What the instances of a producer that goes round its states are asked to be.
 *
 * @param name of the producer
 * @param place of the producer in the merged file, from 0
 * @param key hash of the name, for the identities of its messages
 * @param zones index of the zone of each instance, or -1 outside all zones
 * @param emits what they report
 * @param cycle the states
 * @param from when they start, virtual nanoseconds
 * @param until first instant at which they report and obey no more
 */
public record LightRules(
        String name, int place, long key, int[] zones, EventKind emits, Cycle cycle, long from, long until) {}

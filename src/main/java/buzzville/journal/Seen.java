package buzzville.journal;

import org.jspecify.annotations.Nullable;

/**
 * Something that has a state, as the messages about it tell: the two differ where one message overtook another on its way, or
 * where the last one is still on its way.
 *
 * @param name of a traffic light, or of a zone whose street lamps are meant
 * @param zone in which it stands
 * @param byOffset what the message said that the broker let in last; null if it had let none in yet
 * @param byOccurrence what the message said that happened last
 */
public record Seen(String name, String zone, @Nullable Sighting byOffset, Sighting byOccurrence) {
    /** Whether both orders tell the same. */
    public boolean isCertain() {
        return byOccurrence.equals(byOffset);
    }

    Seen with(Sighting next) {
        return new Seen(name, zone, next, next.isAfter(byOccurrence) ? next : byOccurrence);
    }

    /** With one that was let in later than anybody knew at the time. */
    Seen inHindsight(Sighting later) {
        return later.isAfter(byOccurrence) ? new Seen(name, zone, byOffset, later) : this;
    }

    void write(Octets out) {
        out.text(name);
        out.text(zone);
        byOccurrence.write(out);
        boolean same = isCertain();
        out.octet(byOffset == null ? 0 : same ? 1 : 2);
        if (byOffset != null && !same) {
            byOffset.write(out);
        }
    }

    static Seen read(OctetReader in) {
        String name = in.text();
        String zone = in.text();
        Sighting byOccurrence = Sighting.read(in);
        int how = in.below(3, "way of telling");
        return new Seen(name, zone, how == 0 ? null : how == 1 ? byOccurrence : Sighting.read(in), byOccurrence);
    }
}

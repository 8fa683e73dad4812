package buzzville.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a journal by what docs/journal.md says of its octets and nothing else, as somebody who writes a reader in another language
 * would: it shares no code with ours.
 */
final class LittleDecoder {
    /** A record: the number of its kind, its instant, the message that it is about, and where that was said. */
    record Line(int kind, int flags, long at, long message, String place) {}

    final List<Line> lines = new ArrayList<>();
    /** What was said of each message: id in hexadecimal digits, event, producer, instance, occurrence. */
    final Map<Long, String> messages = new HashMap<>();

    final String header;
    long footerRecords = -1;

    private final byte[] octets;
    private int at;
    private final List<String> names = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();
    private final List<List<String>> routes = new ArrayList<>();
    private long next;
    private long now;

    LittleDecoder(byte[] octets) {
        this.octets = octets;
        at = 10; // magic and version
        int end = frame('H');
        header = new String(octets, at, end - at, StandardCharsets.UTF_8);
        at = end + 4;
        while (at < octets.length) {
            int kind = octets[at];
            end = frame(kind);
            if (kind == 'R') {
                number(); // records before
                number(); // records in it
                number(); // instant of the last one before
                number(); // earliest occurrence
                while (at < end) {
                    record();
                }
            } else if (kind == 'F') {
                footerRecords = number();
            }
            at = end + 4;
        }
    }

    /** Checks a frame and goes to its contents. @return where they end */
    private int frame(int kind) {
        int start = at;
        if (octets[at] != kind) {
            throw new AssertionError("expected a frame " + (char) kind);
        }
        at++;
        int length = half();
        int end = at + length;
        int keep = at;
        at = end;
        int sum = half();
        at = keep;
        if (sum != castagnoli(start, end)) {
            throw new AssertionError("the checksum of frame " + (char) kind + " at " + start + " is wrong");
        }
        return end;
    }

    /** CRC-32C, bit by bit: reflected polynomial 0x82F63B78, all ones before and after. */
    private int castagnoli(int from, int to) {
        int crc = -1;
        for (int i = from; i < to; i++) {
            crc ^= octets[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x82F63B78 : crc >>> 1;
            }
        }
        return ~crc;
    }

    private int half() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value |= (octets[at++] & 0xFF) << 8 * i;
        }
        return value;
    }

    private long whole() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value |= (octets[at++] & 0xFFL) << 8 * i;
        }
        return value;
    }

    private long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = octets[at++];
            value |= (octet & 0x7FL) << shift;
            if (octet >= 0) {
                return value;
            }
        }
    }

    private String text() {
        int length = (int) number();
        at += length;
        return new String(octets, at - length, length, StandardCharsets.UTF_8);
    }

    private String name() {
        return names.get((int) number());
    }

    private void record() {
        int tag = octets[at++] & 0xFF;
        int kind = tag & 15;
        int flags = tag >> 4;
        if (kind == 0) {
            define(flags);
            return;
        }
        now += number();
        long message = -1;
        String place = "";
        if (kind <= 2) {
            message = occurred();
        } else if (kind <= 10) {
            message = next - number();
            place = about(kind, flags);
        } else if (kind == 11) {
            place = name();
            name();
            for (long i = number(); i > 0; i--) {
                name();
                number();
            }
        } else if (kind == 12) {
            place = name();
        } else if (kind == 14) {
            place = name();
            for (long i = number(); i > 0; i--) {
                name();
                number();
            }
        } else if (kind == 15) {
            message = next - number();
        }
        lines.add(new Line(kind, flags, now, message, place));
    }

    private void define(int what) {
        switch (what) {
            case 0 -> names.add(text());
            case 1 -> {
                kinds.add(name());
                at += 3;
            }
            case 2 -> {
                stages.add(name());
                for (long i = number(); i > 0; i--) {
                    name();
                }
                at += 4;
            }
            default -> {
                List<String> route = new ArrayList<>();
                for (long i = number(); i > 0; i--) {
                    route.add(name());
                }
                routes.add(route);
            }
        }
    }

    private long occurred() {
        long flags = number();
        String id = String.format("%016x", whole());
        String kind = kinds.get((int) number());
        String producer = name();
        long instance = number() - 1;
        number(); // ordinal
        name(); // zone
        long occurred = now - number();
        if ((flags & 1) != 0) {
            whole();
        }
        if ((flags & 2) != 0) {
            whole();
            number();
        }
        String state = "";
        if ((flags & 4) != 0) {
            number();
            state = name();
        }
        if ((flags & 8) != 0) {
            name();
            name();
            name();
            for (long i = number(); i > 0; i--) {
                whole();
            }
        }
        if ((flags & 16) != 0) {
            text();
        }
        if ((flags & 32) != 0) {
            name();
        }
        if ((flags & 64) != 0) {
            name();
        }
        if ((flags & 128) != 0) {
            text();
        }
        messages.put(
                next,
                "%s %s %s %d %d %s"
                        .formatted(id, kind, producer, instance, occurred, state)
                        .trim());
        return next++;
    }

    private String about(int kind, int flags) {
        if (kind == 3) {
            number(); // partition
            return (flags & 1) != 0 ? stages.get((int) number()) : "";
        } else if (kind == 4) {
            String route = String.join("+", routes.get((int) number()));
            if ((flags & 1) != 0) {
                number();
            }
            return route;
        } else if (kind <= 8) {
            return stages.get((int) number());
        } else if (kind == 10) {
            return "";
        }
        String subscription = name();
        String fate = name();
        if ((flags & 1) != 0) {
            number();
        }
        if ((flags & 4) != 0) {
            whole();
        }
        if (number() > 0) {
            number();
            number();
            number();
        }
        return subscription + " " + fate;
    }
}

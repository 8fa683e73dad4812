package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.math.BigDecimal;

/** Ordinary readings of noise, air and passages. */
@Doc("Ordinary readings of noise, air and passages.")
public record SensorStatistics(
        @Doc("Over what time, seconds.") @Name("periode_secondes") @Range(from = 1, to = 86400)
        int seconds,

        @Doc("Noise, decibels.") @Name("bruit_db") @Range(from = 0, to = 160)
        BigDecimal noise,

        @Doc("Carbon dioxide, parts per million.") @Name("co2_ppm") @Range(from = 0, to = 1000000)
        int co2,

        @Doc("Nitrogen dioxide, micrograms a cubic metre.") @Name("no2_ug_m3") @Range(from = 0, to = 10000)
        BigDecimal no2,

        @Doc("How many people or vehicles went by.") @Range(from = 0, to = 1000000)
        int passages)
        implements Payload {
    static SensorStatistics drawn(Chance chance) {
        return new SensorStatistics(
                chance.whole("periode_secondes", 10, 10),
                chance.around("bruit_db", 62, 6, 30, 110, 1),
                chance.whole("co2_ppm", 415, 520),
                chance.around("no2_ug_m3", 35, 10, 2, 200, 1),
                chance.few("passages", 0, 500, 6));
    }
}

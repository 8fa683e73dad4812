package buzzville.wire;

import org.jspecify.annotations.Nullable;

/** What one type of event says beyond the envelope. */
public sealed interface Payload
        permits AccidentDetection,
                BusDeparture,
                CitizenNotice,
                ConcertStart,
                FireAlarm,
                GasLeak,
                Generic,
                Maintenance,
                PoliceArrival,
                SensitiveMovement,
                SensorStatistics,
                StreetLightsOn,
                Sunrise,
                Sunset,
                TrafficLightChange,
                TrainArrival,
                WeatherAlert {
    /** What follows from it, in French; null for nothing that is worth saying. */
    default @Nullable Actions actions() {
        return null;
    }
}

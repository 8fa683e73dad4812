package buzzville.wire;

import org.jspecify.annotations.Nullable;

/** What one type of event says beyond the envelope. */
public sealed interface Payload
        permits AccidentDetection,
                BusDeparture,
                CitizenNotice,
                ConcertStart,
                Connection,
                EvacuationOrder,
                FireAlarm,
                GasCutOff,
                GasLeak,
                Generic,
                IntrusionAlert,
                LightCommand,
                Maintenance,
                Mobilisation,
                Parking,
                PoliceArrival,
                PowerSupply,
                ProtocolActivation,
                ResidentNotice,
                SchoolClosing,
                SensitiveMovement,
                SensorStatistics,
                StreetLightsOn,
                Sunrise,
                Sunset,
                TimetableUpdate,
                TrafficLightChange,
                TrafficRedirection,
                TrainArrival,
                WeatherAlert {
    /** What follows from it, in French; null for nothing that is worth saying. */
    default @Nullable Actions actions() {
        return null;
    }
}

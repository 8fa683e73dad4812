package buzzville.wire;

import buzzville.unit.Doc;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type of event whose payload is known. */
public enum MessageType {
    LEVER_SOLEIL(Sunrise.class, Sunrise::drawn, Spot.DEVICE, false, Actions.TRIGGERED),
    COUCHER_SOLEIL(Sunset.class, Sunset::drawn, Spot.DEVICE, false, Actions.TRIGGERED),
    FEU_CIRCULATION_CHANGE(
            TrafficLightChange.class, TrafficLightChange::drawn, Spot.CROSSING, false, Actions.TRIGGERED),
    ALERTE_METEO(WeatherAlert.class, WeatherAlert::drawn, Spot.HAPPENING, true, Actions.RECOMMENDED),
    ALARME_INCENDIE(FireAlarm.class, FireAlarm::drawn, Spot.HAPPENING, true, Actions.RECOMMENDED),
    LAMPADAIRES_ON(StreetLightsOn.class, StreetLightsOn::drawn, Spot.DEVICE, false, Actions.TRIGGERED),
    ACCIDENT_ROUTE(
            AccidentDetection.class, AccidentDetection::drawn, Spot.HAPPENING_AT_CROSSING, true, Actions.RECOMMENDED),
    ARRIVEE_TRAIN_GARE(TrainArrival.class, TrainArrival::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    DEPART_BUS(BusDeparture.class, BusDeparture::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    MOUVEMENT_ZONE_SENSIBLE(SensitiveMovement.class, SensitiveMovement::drawn, Spot.DEVICE, false, Actions.TRIGGERED),
    DEMARRAGE_CONCERT(ConcertStart.class, ConcertStart::drawn, Spot.HAPPENING, false, Actions.RECOMMENDED),
    FUITE_GAZ(GasLeak.class, GasLeak::drawn, Spot.HAPPENING, true, Actions.RECOMMENDED),
    STATISTIQUES_CAPTEURS(SensorStatistics.class, SensorStatistics::drawn, Spot.DEVICE, false, null),
    MAINTENANCE(Maintenance.class, Maintenance::drawn, Spot.DEVICE, false, Actions.RECOMMENDED),
    ARRIVEE_POLICE(PoliceArrival.class, PoliceArrival::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    NOTIFICATION_CITOYENS(CitizenNotice.class, CitizenNotice::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    NOTIFICATION_SMS(
            CitizenNotice.class, chance -> CitizenNotice.by("sms", chance), Spot.HAPPENING, false, Actions.TRIGGERED),
    NOTIFICATION_COURRIEL(
            CitizenNotice.class, chance -> CitizenNotice.by("email", chance), Spot.HAPPENING, false, Actions.TRIGGERED),
    NOTIFICATION_APPLI(
            CitizenNotice.class,
            chance -> CitizenNotice.by("application", chance),
            Spot.HAPPENING,
            false,
            Actions.TRIGGERED),
    ORDRE_EVACUATION(EvacuationOrder.class, EvacuationOrder::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    COMMANDE_FEU(LightCommand.class, LightCommand::drawn, Spot.HAPPENING_AT_CROSSING, false, Actions.TRIGGERED),
    DEVIATION_TRAFIC(TrafficRedirection.class, TrafficRedirection::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    GAZ_COUPE(GasCutOff.class, GasCutOff::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    PROTOCOLE_ACTIVE(ProtocolActivation.class, ProtocolActivation::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    FERMETURE_ECOLE(SchoolClosing.class, SchoolClosing::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    MOBILISATION_MOYENS(Mobilisation.class, Mobilisation::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    ALERTE_INTRUSION(IntrusionAlert.class, IntrusionAlert::drawn, Spot.HAPPENING, false, Actions.RECOMMENDED),
    STATIONNEMENT(Parking.class, Parking::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    INFORMATION_RIVERAINS(ResidentNotice.class, ResidentNotice::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    HORAIRES_ACTUALISES(TimetableUpdate.class, TimetableUpdate::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    CORRESPONDANCE(Connection.class, Connection::drawn, Spot.HAPPENING, false, Actions.TRIGGERED),
    ALIMENTATION_ACTIVE(PowerSupply.class, PowerSupply::drawn, Spot.HAPPENING, false, Actions.TRIGGERED);

    /** Where a message of a type is: what stands somewhere stays there, what happens may happen anywhere in its zone. */
    enum Spot {
        DEVICE,
        CROSSING,
        HAPPENING,
        HAPPENING_AT_CROSSING
    }

    private static final Map<String, MessageType> BY_WORD = new LinkedHashMap<>();

    static {
        for (MessageType type : values()) {
            BY_WORD.put(type.word(), type);
        }
    }

    private final Class<? extends Record> record;
    private final Function<Chance, Payload> draw;
    private final Spot spot;
    private final boolean incident;
    /** Which kind of actions it has, by the field's name; null for none. */
    private final @Nullable String actions;

    private final List<Field> fields;

    MessageType(
            Class<? extends Record> record,
            Function<Chance, Payload> draw,
            Spot spot,
            boolean incident,
            @Nullable String actions) {
        this.record = record;
        this.draw = draw;
        this.spot = spot;
        this.incident = incident;
        this.actions = actions;
        this.fields = Field.of(record);
    }

    /** The type of this name; null for one that somebody invented. */
    public static @Nullable MessageType of(String word) {
        return BY_WORD.get(word);
    }

    /** The names of all types, in the brief's order. */
    public static List<String> words() {
        return List.copyOf(BY_WORD.keySet());
    }

    /** The name on the wire, such as {@code accident_route}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What it reports, in a sentence. */
    public String description() {
        return Objects.requireNonNull(record.getAnnotation(Doc.class)).value();
    }

    /** Whether each is an incident with a number of its own. */
    public boolean isIncident() {
        return incident;
    }

    /** The names of its payload's fields. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** The names of those that hold a number. */
    public List<String> numbers() {
        return fields.stream()
                .filter(field -> field.kind() == Field.Kind.WHOLE || field.kind() == Field.Kind.DECIMAL)
                .map(Field::name)
                .toList();
    }

    /** {@link Actions#TRIGGERED} or {@link Actions#RECOMMENDED}; null if nothing follows from it. */
    @Nullable
    String actions() {
        return actions;
    }

    Class<? extends Record> record() {
        return record;
    }

    Spot spot() {
        return spot;
    }

    List<Field> fields() {
        return fields;
    }

    Payload draw(Chance chance) {
        return draw.apply(chance);
    }

    /** The payload with these components, in order. */
    Payload make(List<Object> components) {
        return (Payload) make(record, components);
    }

    static Record make(Class<? extends Record> type, List<? extends @Nullable Object> components) {
        try {
            Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(parameters);
            return constructor.newInstance(components.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " refused what was checked", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + type, e);
        }
    }
}

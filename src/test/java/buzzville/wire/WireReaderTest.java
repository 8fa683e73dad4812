package buzzville.wire;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Priority;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is said about messages that are wrong: a change of the brief's examples, and the line that it earns. */
class WireReaderTest {
    private static List<String> mistakes(String text) {
        Reading reading = WireReader.read(text);
        assertThat(reading.message() == null).isEqualTo(!reading.mistakes().isEmpty());
        return reading.mistakes().stream().map(Mistake::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    48.8566 | 948.9 | localisation.latitude: must be between -90 and 90, but is 948.9
                    48.8566 | -90.001 | localisation.latitude: must be between -90 and 90, but is -90.001
                    48.8566 | "48" | localisation.latitude: must be a number between -90 and 90, but is "48"
                    48.8566 | 1e999999999 | localisation.latitude: must be a number between -90 and 90, but is 1E+999999999
                    2.3522 | 181 | localisation.longitude: must be between -180 and 180, but is 181
                    "latitude": 48.8566, | `` | localisation.latitude: is missing; expected a number between -90 and 90
                    "intersection" | "intersecton" | localisation.intersecton: is unknown; did you mean 'intersection'?
                    "nombre_vehicules": 2 | "nombre_vehicules": 0 | nombre_vehicules: must be a whole number from 1 to 200, but is 0
                    "nombre_vehicules": 2 | "nombre_vehicules": 2.5 | nombre_vehicules: must be a whole number from 1 to 200, but is 2.5
                    "nombre_vehicules": 2 | "nombre_vehicules": "deux" | nombre_vehicules: must be a whole number from 1 to 200, but is "deux"
                    "nombre_vehicules": 2 | "nombre_vehicules": null | nombre_vehicules: must be a whole number from 1 to 200, but is null
                    "nombre_vehicules": 2, | `` | nombre_vehicules: is missing; expected a whole number from 1 to 200
                    "modérée" | "moderee" | gravite: must be one of légère, modérée, grave, mortelle, but is "moderee"; did you mean 'modérée'?
                    "modérée" | 2 | gravite: must be one of légère, modérée, grave, mortelle, but is 2
                    false | "non" | victimes_potentielles: must be true or false, but is "non"
                    2024-12-10T15:45:33.500Z | 2024-12-10T15:45:33Z | timestamp: must be a UTC time with milliseconds such as 2024-12-10T14:35:20.000Z, but is "2024-12-10T15:45:33Z"
                    2024-12-10T15:45:33.500Z | 2024-13-10T15:45:33.500Z | timestamp: must be a UTC time with milliseconds such as 2024-12-10T14:35:20.000Z, but is "2024-13-10T15:45:33.500Z"
                    "critique" | "critque" | priorite: must be one of critique, haute, normale, info, but is "critque"; did you mean 'critique'?
                    1043 | -1 | lamport_timestamp: must be a whole number of 0 or more, but is -1
                    1043 | 1.5 | lamport_timestamp: must be a whole number of 0 or more, but is 1.5
                    "Vérifier besoin médical sur site" | 7 | actions_recommandees.ambulance: must be text, but is 7
                    "centre_gestion_trafic_principal" | 5 | consommateurs[2]: must be a name, but is 5
                    "incident_id" | "incidentid" | incidentid: is unknown; did you mean 'incident_id'?
                    "actions_recommandees" | "actions_declenchees" | actions_declenchees: does not go with 'accident_route'; expected actions_recommandees
                    "INC_20241210_001" | "" | incident_id: must be text of 1 to 2000 characters, but is ""
                    "incident_id": "INC_20241210_001" | "id": "12" | id: must be 16 hexadecimal digits, but is "12"
                    "lamport_timestamp": 1043 | "actions_declenchees": {} | actions_declenchees: cannot stand beside actions_recommandees
                    """)
    void aMistakeIsToldWithItsPath(String before, String after, String said) throws IOException {
        String text = Examples.ofTheBrief("accident_route");
        String wrong = text.replace(before, after == null ? "" : after);
        assertThat(wrong).isNotEqualTo(text);

        assertThat(mistakes(wrong)).containsExactly(said);
    }

    @Test
    void allMistakesOfAMessageAreToldAtOnce() {
        assertThat(mistakes("{\"type\": \"feu_circulation_change\", \"nouvel_etat\": \"rogue\", \"etat\": 1}"))
                .containsExactly(
                        "producteur: is missing; expected text",
                        "timestamp: is missing; expected a UTC time with milliseconds such as 2024-12-10T14:35:20.000Z",
                        "localisation: is missing; expected an object with latitude and longitude",
                        "carrefour_id: is missing; expected text such as CREF_002 or a whole number",
                        "ancien_etat: is missing; expected one of vert, orange, rouge",
                        "nouvel_etat: must be one of vert, orange, rouge, but is \"rogue\"; did you mean 'rouge'?",
                        "duree_secondes: is missing; expected a whole number from 0 to 3600",
                        "etat: is unknown; known fields: carrefour_id, ancien_etat, nouvel_etat, duree_secondes, type,"
                                + " producteur, timestamp, id, cause, incident_id, localisation, agregat, consommateurs,"
                                + " actions_declenchees, actions_recommandees, priorite, lamport_timestamp",
                        "priorite: is missing; expected one of critique, haute, normale, info");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type": | the message is not JSON at line 1, column 9
                    [1] | the message must be a JSON object, but is a list
                    `` | the message must be a JSON object, but is empty
                    {"type": "a", "type": "b"} | the message has a field twice at line 1, column 21
                    {} {} | the message is not JSON at line 1, column 4
                    """)
    void whatIsNoMessageIsRefused(String text, String said) {
        assertThat(mistakes(text == null ? "" : text)).containsExactly(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feu_circulation_change", "accident_route"})
    void aWholeMessageOfTheBriefMayBeGiven(String type) throws IOException {
        ObjectNode whole = (ObjectNode) JsonMapper.shared().readTree(Examples.ofTheBrief(type));
        Priority priority = WireReader.read(Examples.ofTheBrief(type)).message().priority();

        assertThat(WireReader.check(type, priority, whole)).isEmpty();
        Given given = Given.fields(whole);
        WireMessage read = WireReader.read(Examples.ofTheBrief(type)).message();
        assertThat(given.place()).isEqualTo(read.place());
        assertThat(given.incident()).isEqualTo(read.incident());
        assertThat(given.producer()).isEqualTo(read.producer());
        assertThat(given.actions()).isEqualTo(read.actions());
        assertThat(given.fields().propertyNames())
                .containsExactlyElementsOf(
                        MessageType.of(type).fields().stream().map(Field::name).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 100_000})
    void whatIsDeepIsRefusedAndFillsNoStack(int depth) {
        assertThat(mistakes("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    accident_route | {"gravite": "grave", "nombre_vehicules": 3} | ``
                    accident_route | {"gravité": "grave"} | gravité: is unknown; did you mean 'gravite'?
                    accident_route | {"priorite": "info"} | priorite: must be 'critique', which 'accident_route' has in this scenario, but is "info"
                    accident_route | {"type": "fuite_gaz"} | type: must be 'accident_route', the event that is to happen, but is "fuite_gaz"
                    accident_route | {"localisation": {"latitude": 91, "longitude": 2}} | localisation.latitude: must be between -90 and 90, but is 91
                    accident_route | {"incident_id": 7} | incident_id: must be text of 1 to 2000 characters, but is 7
                    accident_route | {"timestamp": "heute"} | timestamp: must be a UTC time with milliseconds such as 2024-12-10T14:35:20.000Z, but is "heute"
                    accident_route | {"actions_declenchees": {}} | actions_declenchees: does not go with 'accident_route'; expected actions_recommandees
                    fuite_gaz | {"concentration_ppm": -1} | concentration_ppm: must be a whole number from 0 to 1000000, but is -1
                    inventé | {"a": {"b": [1e999]}} | a.b[0]: must be a number of at most 60 digits, but is 1E+999
                    """)
    void aPayloadThatIsGivenIsCheckedFieldByField(String type, String fields, String said) {
        ObjectNode given = (ObjectNode) JsonMapper.builder()
                .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(fields);

        assertThat(WireReader.check(type, Priority.CRITICAL, given).stream().map(Mistake::toString))
                .containsExactlyElementsOf(said == null || said.isEmpty() ? List.of() : List.of(said));
    }
}

package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.util.List;

/** A traffic light changes its colour. */
@Doc("A traffic light changes its colour.")
public record TrafficLightChange(
        @Doc("The crossing.") @Name("carrefour_id") @Identifier("CREF")
        String crossing,

        @Doc("The colour until now.") @Name("ancien_etat") @OneOf({"vert", "orange", "rouge"})
        String oldState,

        @Doc("The colour from now on.") @Name("nouvel_etat") @OneOf({"vert", "orange", "rouge"})
        String newState,

        @Doc("How long it stays so, seconds.") @Name("duree_secondes") @Range(from = 0, to = 3600)
        int seconds)
        implements Payload {
    /** A light goes through its colours in this order, a step a message, and begins anew. */
    static final List<String> CYCLE = List.of("vert", "orange", "rouge");

    @Override
    public Actions actions() {
        return switch (newState) {
            case "rouge" ->
                Actions.triggered(
                        "feu_rouge", "Arrêt des véhicules en approche",
                        "feu_vert_pietons", "Traversée autorisée",
                        "alerte_trafic", "Mise à jour temps de transit");
            case "orange" ->
                Actions.triggered(
                        "feu_orange", "Ralentissement des véhicules en approche",
                        "alerte_trafic", "Mise à jour temps de transit");
            default ->
                Actions.triggered(
                        "feu_vert", "Passage des véhicules autorisé",
                        "feu_rouge_pietons", "Traversée interdite",
                        "alerte_trafic", "Mise à jour temps de transit");
        };
    }

    static TrafficLightChange drawn(Chance chance) {
        int at = (int) Math.floorMod(chance.turn(), (long) CYCLE.size());
        String oldState = chance.text("ancien_etat", CYCLE.get(at));
        int next = (CYCLE.indexOf(oldState) + 1) % CYCLE.size();
        String newState = chance.text("nouvel_etat", CYCLE.get(next));
        int least = newState.equals("orange") ? 3 : newState.equals("vert") ? 25 : 30;
        return new TrafficLightChange(
                chance.identifier("carrefour_id", "CREF", chance.instance()),
                oldState,
                newState,
                chance.whole("duree_secondes", least, newState.equals("orange") ? 5 : least + 30));
    }
}

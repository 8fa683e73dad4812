package buzzville.wire;

import buzzville.random.Draws;
import java.util.List;

/** Streets of Paris, by the side of the city that they are on. */
final class Streets {
    private static final List<String> NORTH = List.of(
            "Boulevard de Magenta",
            "Rue La Fayette",
            "Boulevard Barbès",
            "Rue Ordener",
            "Rue de Maubeuge",
            "Boulevard de Rochechouart",
            "Rue du Faubourg Poissonnière",
            "Rue Marcadet",
            "Boulevard de la Chapelle",
            "Rue des Martyrs");
    private static final List<String> SOUTH = List.of(
            "Boulevard Saint-Germain",
            "Rue de Buci",
            "Boulevard Saint-Michel",
            "Avenue des Gobelins",
            "Boulevard Arago",
            "Avenue du Général Leclerc",
            "Rue d'Alésia",
            "Boulevard du Montparnasse",
            "Rue Mouffetard",
            "Rue de Tolbiac");
    private static final List<String> EAST = List.of(
            "Boulevard Voltaire",
            "Rue de Charonne",
            "Avenue Daumesnil",
            "Rue du Faubourg Saint-Antoine",
            "Boulevard de Ménilmontant",
            "Rue de Bagnolet",
            "Avenue de la République",
            "Boulevard Diderot",
            "Rue Oberkampf",
            "Cours de Vincennes");
    private static final List<String> WEST = List.of(
            "Avenue des Champs-Élysées",
            "Boulevard Haussmann",
            "Avenue Montaigne",
            "Rue de Rivoli",
            "Boulevard Malesherbes",
            "Rue du Faubourg Saint-Honoré",
            "Avenue Kléber",
            "Boulevard de Courcelles",
            "Avenue George V",
            "Rue de Vaugirard");

    private Streets() {}

    /** The streets of a side: how far north and how far east of the middle, in the same unit. */
    static List<String> side(double north, double east) {
        if (Math.abs(north) >= Math.abs(east)) {
            return north >= 0 ? NORTH : SOUTH;
        }
        return east >= 0 ? EAST : WEST;
    }

    static String one(List<String> streets, Draws draws) {
        return streets.get((int) (draws.nextDouble() * streets.size()));
    }

    /** Another one than this. */
    static String other(List<String> streets, String street, Draws draws) {
        int step = 1 + (int) (draws.nextDouble() * (streets.size() - 1));
        return streets.get((streets.indexOf(street) + step) % streets.size());
    }
}

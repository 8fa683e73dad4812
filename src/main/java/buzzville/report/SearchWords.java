package buzzville.report;

import buzzville.report.text.ReportLanguage;

/** The words that searches for a threshold share. */
final class SearchWords {
    private SearchWords() {}

    /** That the values that were tried contradict what the search takes for granted. */
    static String contradicted(ReportLanguage language) {
        return language.choose(
                "caution: a greater value was tried that has not the same outcome, so there is no one threshold;"
                        + " sweep the range to see how it lies",
                "attention : une valeur plus grande donne un autre résultat, il n'y a donc pas de seuil unique ;"
                        + " balayez l'intervalle (sweep) pour le voir");
    }

    /** The last two keys of a path, which tell it from most others. */
    static String shortPath(String path) {
        int last = path.lastIndexOf('.');
        int before = last < 0 ? -1 : path.lastIndexOf('.', last - 1);
        return path.indexOf('"') >= 0 ? path : path.substring(before + 1);
    }
}

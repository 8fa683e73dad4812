package buzzville.report.replay;

/** What is wrong with a journal, for people. */
public final class DamageWords {
    private DamageWords() {}

    /** In French, what {@code JournalReader.Damage} or {@code UnreadableJournal} says of a file: a sentence without a subject. */
    public static String inFrench(String damage) {
        return switch (damage) {
            case "ends in the middle of a block" -> "finit au milieu d'un bloc";
            case "is damaged" -> "est endommagé";
            case "goes on behind its end" -> "continue après sa fin";
            case "has no end: whoever wrote it was stopped" -> "n'a pas de fin : qui l'écrivait a été arrêté";
            case "has a footer that is damaged" -> "a une fin endommagée";
            case "is empty" -> "est vide";
            case "is no journal of a run" -> "n'est pas le journal d'une simulation";
            case "ends before its header" -> "finit avant son en-tête";
            case "ends before its header, or the header is damaged" ->
                "finit avant son en-tête, ou cet en-tête est endommagé";
            case "has a header that is damaged" -> "a un en-tête endommagé";
            default -> damage;
        };
    }
}

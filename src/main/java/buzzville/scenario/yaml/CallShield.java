package buzzville.scenario.yaml;

/**
 * Lets {@code every(1s, jitter=200ms)} stand unquoted anywhere in YAML.
 *
 * <p>YAML ends an unquoted value at a comma inside {@code {...}} or {@code [...]}, and at {@code ": "} or {@code " #"}
 * anywhere. So before parsing, the characters that mean something to YAML are replaced, inside the parentheses of a call
 * within an unquoted value, by private-use characters, one for one so that every column stays; after parsing they are put
 * back. Quoted values, block values ({@code |} and {@code >}) and comments are left alone. A call may span lines if its
 * parentheses close within the value.
 */
final class CallShield {

    private static final String SPECIAL = ",:#{}[]";
    private static final char FIRST = '\uF700';

    /** How many characters may be looked at in vain; an honest file needs few, a hostile one must not need its square. */
    private static final long VAIN = 20_000_000;

    private final String text;
    private final char[] out;
    private int at;
    private int lineStart;
    /** How many brackets are open around us. */
    private int flow;
    /** Whether we are inside an unquoted value or key, where a quote is only a character. */
    private boolean plain;
    /** The column where the current or last token began. */
    private int tokenColumn;
    /** The column of the innermost block key or dash on the latest line that had one; what continues it is further right. */
    private int parentColumn = -1;

    private long budget = VAIN;
    /** How far the latest search for a closing parenthesis went. */
    private int scanned;

    private CallShield(String text) {
        this.text = text;
        this.out = text.toCharArray();
    }

    /** The text with every call made opaque to YAML; as long as the original. */
    static String shield(String text) {
        CallShield shield = new CallShield(text);
        shield.run();
        return new String(shield.out);
    }

    /** Undoes {@link #shield} in a part of its result. */
    static String unshield(String text) {
        StringBuilder original = null;
        for (int i = 0; i < text.length(); i++) {
            int index = text.charAt(i) - FIRST;
            if (index >= 0 && index < SPECIAL.length()) {
                original = original == null ? new StringBuilder(text) : original;
                original.setCharAt(i, SPECIAL.charAt(index));
            }
        }
        return original == null ? text : original.toString();
    }

    /** Where the text has a character that shielding needs for itself, or -1. */
    static int conflict(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST && text.charAt(i) < FIRST + SPECIAL.length()) {
                return i;
            }
        }
        return -1;
    }

    private void run() {
        beginLine();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                at++;
                beginLine();
            } else if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '#' && isBlankBefore()) {
                skipLine();
                plain = false;
            } else if (plain) {
                insidePlain(c);
            } else {
                beginToken(c);
            }
        }
    }

    /** In block context, a line that is not further right than its parent ends an unquoted value. */
    private void beginLine() {
        lineStart = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (flow > 0 || at == text.length() || isBreak(at)) {
            return;
        }
        boolean marker = at == lineStart && (text.startsWith("---", at) || text.startsWith("...", at));
        if (marker || at - lineStart <= parentColumn || !plain) {
            plain = false;
            parentColumn = Math.min(parentColumn, at - lineStart - 1);
        }
        if (marker) {
            at += 3;
        } else if (at == lineStart && text.charAt(at) == '%') {
            skipLine();
        }
    }

    private void beginToken(char c) {
        tokenColumn = at - lineStart;
        if (c == '"' || c == '\'') {
            skipQuoted(c);
        } else if (c == '[' || c == '{') {
            flow++;
            at++;
        } else if (flow > 0 && (c == ']' || c == '}')) {
            flow--;
            at++;
        } else if (flow > 0 && c == ',') {
            at++;
        } else if (flow == 0 && (c == '|' || c == '>')) {
            skipBlockValue();
        } else if (c == '&' || c == '!' || c == '*') {
            skipWord();
        } else if ((c == '-' || c == '?') && isBlankAfter()) {
            parentColumn = flow == 0 ? tokenColumn : parentColumn;
            at++;
        } else if (c == ':' && (flow > 0 || isBlankAfter())) {
            at++;
        } else {
            plain = true;
            insidePlain(c);
        }
    }

    private void insidePlain(char c) {
        if (c == ':' && (isBlankAfter() || (flow > 0 && ",[]{}".indexOf(charAt(at + 1)) >= 0))) {
            endKey();
        } else if (flow > 0 && ",[]{}".indexOf(c) >= 0) {
            plain = false;
            beginToken(c);
        } else if (c == '(' && isNameBefore()) {
            shieldCall();
        } else {
            at++;
        }
    }

    private void endKey() {
        plain = false;
        at++;
        if (flow == 0) {
            parentColumn = tokenColumn;
        }
    }

    /** We stand on an opening parenthesis after a name; without its closing one, nothing is shielded. */
    private void shieldCall() {
        int end = closing();
        for (int i = at; i < end; i++) {
            int index = SPECIAL.indexOf(text.charAt(i));
            if (index >= 0) {
                out[i] = (char) (FIRST + index);
            }
        }
        at = end < 0 ? at + 1 : end;
    }

    private int closing() {
        int end = budget > 0 ? matching() : -1;
        budget -= end < 0 ? scanned : 0;
        return end;
    }

    private int matching() {
        int open = 0;
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            scanned = i - at;
            if (c == '\n' && !continues(i + 1)) {
                return -1;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && "(,[{=: ".indexOf(charAt(i - 1)) >= 0) {
                quote = c;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the line that starts here may be more of the same unquoted value. */
    private boolean continues(int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i < text.length() && !isBreak(i) && text.charAt(i) != '#' && (flow > 0 || i - start > parentColumn);
    }

    private void skipQuoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        // A key is on one line, so the line of its end is the one its column counts from.
        int colon = at;
        while (charAt(colon) == ' ') {
            colon++;
        }
        if (flow == 0 && charAt(colon) == ':') {
            parentColumn = tokenColumn;
        }
    }

    /** The lines of a block value are those further right than its key, and empty ones. */
    private void skipBlockValue() {
        skipLine();
        while (at < text.length()) {
            int start = at + (text.startsWith("\r\n", at) ? 2 : 1);
            int i = start;
            while (i < text.length() && text.charAt(i) == ' ') {
                i++;
            }
            if (i < text.length() && !isBreak(i) && i - start <= parentColumn) {
                return;
            }
            at = i;
            skipLine();
        }
    }

    private void skipWord() {
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && (flow == 0 || ",[]{}".indexOf(text.charAt(at)) < 0)) {
            at++;
        }
    }

    private void skipLine() {
        while (at < text.length() && !isBreak(at)) {
            at++;
        }
    }

    private boolean isNameBefore() {
        int i = at - 1;
        while (i >= 0
                && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-' || text.charAt(i) == '_')) {
            i--;
        }
        return i < at - 1 && Character.isLetter(text.charAt(i + 1));
    }

    private boolean isBlankBefore() {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1));
    }

    private boolean isBlankAfter() {
        return at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
    }

    private boolean isBreak(int index) {
        return text.charAt(index) == '\n' || text.charAt(index) == '\r';
    }

    private char charAt(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : '\n';
    }
}

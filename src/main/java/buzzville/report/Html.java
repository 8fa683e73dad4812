package buzzville.report;

import buzzville.report.text.SafeText;

/** Puts a page together: whatever is text is escaped on its way in. */
final class Html {
    private final StringBuilder page = new StringBuilder(1 << 16);

    /** Markup of our own. */
    Html markup(String markup) {
        page.append(markup);
        return this;
    }

    /** Text of anybody's. */
    Html text(String text) {
        page.append(SafeText.html(text));
        return this;
    }

    /** An element that holds text. The tag may have attributes. */
    Html element(String tag, String text) {
        int space = tag.indexOf(' ');
        page.append('<').append(tag).append('>');
        text(text);
        page.append("</").append(space < 0 ? tag : tag.substring(0, space)).append('>');
        return this;
    }

    Html line() {
        page.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}

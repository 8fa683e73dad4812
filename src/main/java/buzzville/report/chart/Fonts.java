package buzzville.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;

/** The fonts in this jar. */
final class Fonts {
    private Fonts() {}

    static Font plain() throws IOException {
        return load("DejaVuSans.ttf");
    }

    static Font bold() throws IOException {
        return load("DejaVuSans-Bold.ttf");
    }

    private static Font load(String file) throws IOException {
        try (InputStream in = Fonts.class.getResourceAsStream("/buzzville/report/" + file)) {
            if (in == null) {
                throw new IOException("the font " + file + " is not in this jar");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IOException("the font " + file + " cannot be read", e);
        }
    }
}

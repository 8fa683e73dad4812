package buzzville.report.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns charts into the bytes of files. */
final class Rendering {
    private static final String SVG = "http://www.w3.org/2000/svg";
    /** Decimals of a coordinate. */
    private static final int PRECISION = 2;

    private Rendering() {}

    static byte[] png(Drawing drawing) throws IOException {
        BufferedImage image = new BufferedImage(drawing.width(), drawing.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        draw(drawing, g2);
        g2.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("no writer for PNG");
            }
        }
        return bytes.toByteArray();
    }

    static String svg(Drawing drawing) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(PRECISION);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return drawing.name() + "-" + super.generateID(prefix);
            }
        });
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        g2.setSVGCanvasSize(new java.awt.Dimension(drawing.width(), drawing.height()));
        draw(drawing, g2);
        Element root = g2.getRoot();
        root.setAttribute("viewBox", "0 0 " + drawing.width() + " " + drawing.height());
        StringWriter text = new StringWriter();
        try {
            g2.stream(root, text, true, false);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
        g2.dispose();
        return tidy(text.toString(), drawing.name());
    }

    /** Without the reference to a grammar on the network, and with fonts for machines that do not have ours. */
    private static String tidy(String svg, String name) {
        String body = svg.substring(svg.indexOf("<svg"))
                .replace("id=\"genericDefs\"", "id=\"" + name + "-genericDefs\"")
                .replace("font-family:'Dialog'", "font-family:sans-serif")
                .replace("font-family:'DejaVu Sans'", "font-family:'DejaVu Sans',Verdana,sans-serif");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body + "\n";
    }

    private static void draw(Drawing drawing, Graphics2D g2) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.chart().draw(g2, new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
    }
}

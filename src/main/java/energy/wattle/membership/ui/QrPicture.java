package energy.wattle.membership.ui;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.vaadin.flow.component.Html;
import java.util.Map;

/** A text as a QR code, drawn: dark on light in either theme, since cameras want it so. */
final class QrPicture {

    /** Modules of the margin; the standard wants four. */
    private static final int MARGIN = 4;

    private QrPicture() {}

    /** @param label what readers are told who do not see it; without markup */
    static Html of(String text, String label) {
        BitMatrix modules;
        try {
            modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    MARGIN,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds so long a text", e);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new Html("""
                <figure class="desk-qr"><svg viewBox="0 0 %d %d" role="img" aria-label="%s" shape-rendering="crispEdges">
                <rect width="100%%" height="100%%" fill="#fff"/><path d="%s" fill="#000"/></svg></figure>""".formatted(modules.getWidth(), modules.getHeight(), escaped(label), path));
    }

    private static String escaped(String label) {
        return label.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
